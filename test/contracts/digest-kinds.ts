import { buildDigest } from '#core/digest/digest';
import type { DigestFacts } from '#core/digest/facts';
import { digestMessage } from '#core/digest/message';
import type { Message } from '#core/message';
import type { Decision, SteeringGroup } from '#core/programme/nouns';
import { day, facts, overseen, weekLater } from '../core/digest/board.ts';
import { wrongBoard } from '../core/digest/wrong.ts';

const messageOf = (given: DigestFacts): Message => digestMessage(buildDigest(given));

const group = (kind: SteeringGroup['kind'], name: string) =>
  ({ id: 'p/bsg', programme: 'p', name, kind, oversees: 'all' }) as SteeringGroup;

const ict = overseen('ICT', 'red', {
  before: 'amber',
  redSince: day('2027-01-14'),
  answers: { 'path-by': { on: '2027-02-12', said: '12 February' } },
  milestones: [{ id: 'p/ict/strategy', title: 'ICT strategy agreed', critical: true, baseline: day('2026-12-15') }],
});
const focus = overseen('Customer focus', 'green', { workstream: { dependsOn: ['ict'] } });
const assets = overseen('Asset management', 'green', {
  milestones: [{ id: 'p/assets/cabinet', title: 'Property strategy to Cabinet', baseline: day('2027-02-02') }],
});
const pilots = [
  { id: 'p/pilots', programme: 'p', of: 'bsg', text: 'Choose the pilot areas', by: day('2027-02-26') } as Decision,
];
const groups = [group('officer', 'Business Strategy Group')];
const open = facts([ict, focus, assets], { decisions: pilots, groups });
const calm = facts([overseen('Customer focus', 'green'), overseen('Asset management', 'green')]);

/** What councillors and partners get: what was approved; of the others only their number. */
const approved = (kind: SteeringGroup['kind'], name: string): DigestFacts =>
  facts([{ ...focus, awaiting: true }, assets, { ...ict, awaiting: true }], { group: group(kind, name) });

/** Kinds that are made of facts alone; what needs a life before it is in {@link ../digest-story.ts}. */
export const written: Readonly<Record<string, Message>> = {
  'a week with nothing new, and something open': messageOf(weekLater(open)),
  'a week with nothing new, and nothing open': messageOf(weekLater(calm)),
  'of councillors, some of it awaiting approval': messageOf(approved('councillor', 'Cabinet')),
  'of a joint board, some of it awaiting approval': messageOf(approved('joint', 'Joint Partnership Board')),
  'everything not received, no director asked': messageOf(
    weekLater(open, {
      workstreams: [ict, focus, assets].map((each) => ({ ...each, notReceived: true, directorAsked: false })),
    }),
  ),
  'everything not received, directors asked': messageOf(
    weekLater(open, {
      workstreams: [ict, focus, assets].map((each) => ({ ...each, notReceived: true, directorAsked: true })),
    }),
  ),
  'five hundred workstreams in which everything is wrong': messageOf(
    weekLater(facts(wrongBoard(500, false)), { workstreams: wrongBoard(500, true), decisions: pilots, groups }),
  ),
};
