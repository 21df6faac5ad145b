import { TZDate } from '@date-fns/tz';

/** Instants as people read and write them in a time zone (IANA), in British English. */

/** One for each zone: to make one costs a hundred times what it costs to use it, and a page shows hundreds of times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
}

function parts(at: Date, timeZone: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    formatIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
}

/** `Friday 18 December 2026`. Put together here: whether a comma follows the weekday depends on Node's version. */
export function dayInWords(at: Date, timeZone: string): string {
  const { weekday, day, month, year } = parts(at, timeZone);
  return `${weekday} ${day} ${month} ${year}`;
}

/** `08:00` */
export function timeInWords(at: Date, timeZone: string): string {
  const { hour, minute } = parts(at, timeZone);
  return `${hour}:${minute}`;
}

/** `Friday 18 December 2026, 08:00` */
export const inWords = (at: Date, timeZone: string): string =>
  `${dayInWords(at, timeZone)}, ${timeInWords(at, timeZone)}`;

/** As `<input type="datetime-local">` holds it: `2026-12-18T08:00`. */
export const asInput = (at: Date, timeZone: string): string =>
  new TZDate(at.getTime(), timeZone).toISOString().slice(0, 'YYYY-MM-DDTHH:mm'.length);

/** What such an input sends, as an instant; undefined when it is no day and time. */
export function fromInput(text: string, timeZone: string): Date | undefined {
  const [, year, month, day, hour, minute] =
    /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(text) ?? [];
  if (minute === undefined) return undefined;
  const local = new TZDate(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), timeZone);
  const same = local.getDate() === Number(day) && local.getMonth() === Number(month) - 1;
  return same ? new Date(local.getTime()) : undefined;
}
