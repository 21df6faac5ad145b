import { readFileSync } from 'node:fs';
import type { Message } from '#core/message';
import { sampleFile } from '../../src/root.ts';
import { quarterOf } from '../core/digest/quarter.ts';
import type { Posted } from '../core/outbox/desk.ts';
import { type Talk, talk } from '../core/words/talk.ts';
import type { Shown } from './side-by-side.ts';

/** The sample programme, with a channel and a pre-election period for its Cabinet, and all in one chat. */
const file = readFileSync(sampleFile, 'utf8')
  .replace(
    'holidays: england-and-wales',
    'holidays: england-and-wales\n  preElection: [{ from: 2027-03-22, to: 2027-05-06 }]',
  )
  .replace('channel: { teams: "19:customerfirst@thread.tacv2" }', 'channel: { slack: C0CUSTOMER }')
  .replace(
    'kind: councillor\n',
    'kind: councillor\n        channel: { slack: C0CABINET }\n        digest: { cron: "0 9 * * 1" }\n',
  );

/** Something that was said, by the name of its kind. */
export interface Said {
  readonly message: Message;
  readonly shown?: Shown;
  /** Where platforms fetch pictures. */
  readonly publicUrl?: string;
}

export const story = () => talk(file);

/** Ten weeks in the life of the programme: everything that a digest leads to, each once. */
export async function told(here: Talk): Promise<ReadonlyMap<string, Said>> {
  const { at, later, says, taps, posted, database } = here;
  const kinds = new Map<string, Said>();
  const keep = (kind: string, message: Message | undefined, more: Omit<Said, 'message'> = {}) => {
    if (!message) throw new Error(`Nothing was said: ${kind}`);
    kinds.set(kind, { message, ...more });
  };
  const newest = (beginning: string, among: readonly Posted[] = posted) =>
    among.findLast(({ key }) => key.startsWith(beginning))?.message;
  const digest = (group: string, on: string) => newest(`digest/business-strategy/${group}/${on}`);
  const steering = 'C0STEERING';

  await quarterOf(here);
  keep('the first digest of a group', digest('bsg', '2027-01-11'));
  await at('2027-01-18T09:00:00Z');
  keep('a digest of a full week', digest('bsg', '2027-01-18'));

  const { rows } = await database.pool.query(
    `SELECT "messageId" FROM delivery WHERE key LIKE 'digest/business-strategy/bsg/2027-01-18/%'`,
  );
  const pressed = rows[0].messageId as string;
  const [below] = await taps('claire', 'status business-strategy/ict', steering, pressed);
  keep('a workstream, pressed below a digest', below?.message, { shown: 'to the presser' });
  const [all] = await taps('claire', 'status', steering, pressed);
  keep('all workstreams, pressed below a digest', all?.message, { shown: 'to the presser' });
  const [plan] = await says('claire', 'plan business-strategy/bsg', steering);
  keep('a time plan, where pictures can be fetched', plan?.message, { publicUrl: 'https://quarterdeck.example.org' });
  keep('a time plan, where no picture can be fetched', plan?.message);
  const [history] = await says('claire', 'history', steering);
  keep('ratings of the last periods', history?.message, { publicUrl: 'https://quarterdeck.example.org' });
  keep('the home of a director', (await says('dev', 'home'))[0]?.message);
  keep('the home of a programme office', (await says('olive', 'home'))[0]?.message);
  keep('a digest of all that one person oversees', (await says('dev', 'digest me'))[0]?.message);

  const [draft] = await says('claire', 'ask ict which review is it that the strategy waits for?', steering);
  keep('a question before it is sent', draft?.message);
  const ref = /\bQ\d+\b/.exec(draft?.text ?? '')?.[0];
  await says('claire', `ask ${ref} send`, steering);
  await later(1);
  keep('a question, to the lead', newest('question/'));
  await says('mei', `reply ${ref} the security review of the supplier; its report comes on 5 February`);
  await later(1);
  keep('its answer in the thread', newest('question-answered/'));

  await at('2027-01-19T10:00:00Z');
  for (const text of ['update assets', 'green', 'submit', 'submit']) await says('tomas', text);
  await later(1);
  keep('a digest that was edited', newest('digest/business-strategy/bsg/2027-01-18/slack/edit'));

  for (const person of ['ruth', 'olive']) await says(person, 'approve assets');
  await says('mei', 'note ict the supplier found a hole in the network; two more weeks');
  await says('asha', 'note customer-focus red because the charter is withdrawn');
  await later(1);
  keep('what a director is told at once', newest('surprise/'));
  await says('dev', 'line customer-focus The panel meets again on 2 February');
  await says('claire', 'overall amber because the ICT strategy is nearly agreed');
  await says('dev', 'digest bsg hold');
  await later(1);
  keep('that a digest is held, to the office', newest('digest-held/'));
  await at('2027-01-25T11:00:00Z');
  await later(1);
  keep('a digest that was held, with an overall rating and a director’s line', digest('bsg', '2027-01-25'));
  keep('of councillors, of whose content one answer is approved', digest('cabinet', '2027-01-25'));
  await at('2027-02-01T15:00:00Z');
  keep('a digest that comes late', digest('bsg', '2027-02-01'));

  await says('olive', 'handover customer-board to bsg on 12 February, agreed at Cabinet, 26 January');
  await at('2027-02-08T09:00:00Z');
  keep('the last digest of a group that ends', digest('customer-board', '2027-02-08'));
  await at('2027-02-15T09:00:00Z');
  keep('the first digest of the group that takes over', digest('bsg', '2027-02-15'));
  await at('2027-03-22T09:00:00Z');
  await later(1);
  keep(
    'that a digest waits for the end of a pre-election period, to the office with what else there is',
    posted.findLast(({ text }) => text.includes('pre-election period'))?.message,
  );
  return kinds;
}
