import { addDays, daysBetween, type LocalDate } from '#core/calendar/local-date';
import { firstDayOfMonth, monthFromNumber, monthNumber, monthOf } from '#core/calendar/month';
import { monthNames } from '#core/calendar/say';

/** So many names of months stand beside each other. */
const most = 4;

/**
 * The months that are named along a line of time: each, or every so many that not too many stand there.
 *
 * @param epoch the day from which places are counted, in days
 */
export function monthsAlong(
  epoch: LocalDate,
  from: number,
  to: number,
): readonly { readonly at: number; readonly name: string }[] {
  const [first, last] = [Math.ceil(from), Math.floor(to)].map((days) => monthNumber(monthOf(addDays(epoch, days))));
  const step = [1, 2, 3, 6, 12, 24, 60, 120, 600].find((each) => (last! - first!) / each <= most) ?? 1_200;
  const months = Array.from({ length: last! - first! + 1 }, (_, at) => first! + at).filter((each) => each % step === 0);
  return months.flatMap((each) => {
    const month = monthFromNumber(each);
    const at = daysBetween(epoch, firstDayOfMonth(month));
    const name = step % 12 === 0 ? month.slice(0, 4) : `${monthNames[each % 12]!.slice(0, 3)} ${month.slice(0, 4)}`;
    return at < from ? [] : [{ at, name }];
  });
}
