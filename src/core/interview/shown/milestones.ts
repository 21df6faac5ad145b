import type { LocalDate } from '../../calendar/local-date.ts';
import type { Answers } from '../answers.ts';
import { milestoneDay, milestoneSaid, milestoneWhy } from '../stored/milestones.ts';
import { readAs } from '../stored/read-as.ts';

/** What an answer says of a milestone, whether it was said in one message or in three. */
export type MilestoneTold =
  | { readonly is: 'unchanged'; readonly said?: string }
  /** Without `on` only in a draft: the day is asked for before it is submitted. */
  | { readonly is: 'done'; readonly on?: LocalDate; readonly said: string }
  /** Without `to` only while the day is still to be said. */
  | { readonly is: 'moved'; readonly to?: LocalDate; readonly said: string; readonly why?: string }
  | { readonly is: 'no-date'; readonly said?: string; readonly why?: string };

export const milestoneQuestion = (key: string): string => `milestone/${key}`;

/** `key` is the milestone's in the file. Undefined: nothing was said of it. */
export function milestoneOf(answers: Answers, key: string): MilestoneTold | undefined {
  const question = milestoneQuestion(key);
  const said = readAs(milestoneSaid, answers[question]);
  if (said === undefined || said.is === 'unchanged') return said && asTold(said);
  const day = readAs(milestoneDay, answers[`${question}/on`]);
  if (said.is === 'done') return asTold({ ...said, on: said.on ?? day?.on });
  const asked = readAs(milestoneWhy, answers[`${question}/why`]);
  if (said.is === 'no-date' || said.to !== undefined) return asTold({ ...said, why: said.why ?? asked });
  const why = day?.why ?? said.why ?? asked;
  if (day && day.on === undefined) return asTold({ is: 'no-date' as const, said: day.said, why });
  return asTold({ ...said, to: day?.on, said: day?.said ?? said.said, why });
}

/** Without what is undefined. */
const asTold = (told: object): MilestoneTold =>
  Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as unknown as MilestoneTold;
