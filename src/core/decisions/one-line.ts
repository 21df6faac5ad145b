import { findDates } from '../interview/understand/date.ts';
import { plainWords } from '../interview/understand/wording.ts';
import { decidesInMeetings } from './matter.ts';
import type { Recorded, Recording } from './recording.ts';
import { steps } from './steps.ts';

const place =
  /[\s,;]+((?:at|in) (?:its|the|a|their) [^,;]{0,40}?meeting|under (?:[^,;]{0,30} )?delegat[^,;]{0,60})(?=$|[\s,;.])/iu;

/** In minutes only `because` begins a reason: a body endorses one thing `as the basis` of another, `following` a debate. */
const reason = /[\s,;:]+because(?: of)?\s+(?=\S)/iu;

/**
 * What was given in one line, `agreed Rose Hill and Barton, at its meeting, on 26 February because they have the halls`:
 * its words, its day, where and why, as far as they stand there plainly. All of it is shown before it is recorded.
 */
export function readOneLine(text: string, about: Recorded): Partial<Recording> | { readonly problem: string } {
  const { matter, today, organisation } = about;
  // What was recommended is resolved in its own words, whatever days stand in them.
  if (matter.recommended !== undefined && plainWords(text) === plainWords(matter.recommended))
    return { words: text.trim() };
  const [what = '', ...because] = text.trim().split(reason);
  const dates = findDates(what, { today, financialYearStarts: organisation.financialYearStarts, past: true });
  const day = dates.findLast(
    ({ on, sure, at, said }) =>
      sure && on <= today && /\bon (?:the )?$/i.test(`${what.slice(0, at)}${/^on /i.exec(said) ?? ''}`),
  );
  const dayless = day
    ? `${what.slice(0, day.at).replace(/[\s,;]*\bon (?:the )?$/i, '')}${what.slice(day.at + day.said.length)}`
    : what;
  const where = decidesInMeetings(matter) ? undefined : place.exec(dayless);
  const rest = (where ? dayless.replace(where[0], '') : dayless).replace(/[\s,;]+$/u, '').trim();
  const read = steps.find(({ part }) => part === 'words')!.read(rest, about);
  if ('problem' in read) return read;
  return {
    ...read,
    ...(day ? { on: day.on } : {}),
    ...(where?.[1] ? { where: where[1] } : {}),
    ...(because.length > 0 ? { why: because.join(' because ').replace(/[\s.;,]+$/u, '') } : {}),
  };
}
