import { actionDues } from '../actions/dues.ts';
import { touchDues } from '../touch/dues.ts';
import { councilOf, windowOf } from './council.ts';
import { digestDues } from './digest-dues.ts';
import type { AgendaInput, Due } from './due.ts';
import { roundDues } from './round-dues.ts';

/**
 * What falls due after one instant of programme time, up to and including another, earliest first. Nothing is
 * remembered: asked twice, or late, or in pieces, it says the same, and whoever asks decides what is still sent. Each
 * schedule has at most one occurrence a local date, and none from before it was made or changed.
 */
export function agenda(input: AgendaInput, after: Date, until: Date): readonly Due[] {
  if (until <= after) return [];
  const council = councilOf(input.organisation);
  const window = windowOf(after, until);
  return [
    ...input.programmes.flatMap((programme) => roundDues(programme, council, window)),
    ...input.programmes.flatMap((programme) => touchDues(programme, council, window)),
    ...(input.actions ?? []).flatMap((actions) => actionDues(actions, council, window)),
    ...input.groups.flatMap((group) => digestDues(group, council, window)),
  ].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.schedule < b.schedule ? -1 : 1));
}

const DAY = 86_400_000;
const HORIZON_DAYS = 400;

/**
 * The next instant after `after` at which anything falls due; undefined when nothing does within 400 days. Looks a day
 * ahead, then two, then four: the next thing is mostly near.
 */
export function nextDue(input: AgendaInput, after: Date): Date | undefined {
  let from = 0;
  for (let length = 1; from < HORIZON_DAYS; length *= 2) {
    const to = Math.min(from + length, HORIZON_DAYS);
    const [first] = agenda(input, new Date(after.getTime() + from * DAY), new Date(after.getTime() + to * DAY));
    if (first) return first.at;
    from = to;
  }
  return undefined;
}
