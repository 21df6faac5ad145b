import { receiver } from '#core/bot';
import type { Incoming } from '#core/incoming';
import { kinds } from '#core/kinds';
import { deliverLane } from '#core/outbox/deliver';
import type { ChatAdapter, World } from '#core/ports';
import { words } from '#core/words';
import { built } from './built.ts';
import { statementsOf } from './counting.ts';
import { freshData, growTo, importInto, openRounds, silent } from './data.ts';
import { keyOf, slackOf, team } from './programme.ts';
import { channelOf } from './slack.ts';
import { decimals, median, table } from './table.ts';

const { render } = await built<typeof import('../../adapters/slack/render.ts')>('adapters/slack/render');

/** What is said, after which one thing is counted. */
const turns = {
  'an answer typed': 'Amber',
  'a second one': 'Procurement restarted after a challenge',
  '“Back”': 'Back',
  '“update”, the word': `update ${keyOf(0)}`,
  '“status”, the word': `status ${keyOf(0)}`,
} as const;

/** Slack as it is after everything was sent at once: what is counted is the database. */
const chat: ChatAdapter = {
  platform: 'slack',
  render: (message) => render(message) as never,
  send: async () => ({ kind: 'sent', messageId: '1797840000.000001' }),
  find: async () => 'absent',
  profile: async () => undefined,
  reach: async () => undefined,
  start: async () => undefined,
  stop: async () => undefined,
  health: () => ({ state: 'ok' }),
};

let gestures = 0;
const said = (text: string): Incoming => {
  gestures += 1;
  const address = JSON.stringify({ channel: channelOf(0) });
  return {
    keys: [`event/${gestures}`, `message/${gestures}`, `place/${gestures}`],
    at: new Date(),
    from: { platform: 'slack', tenant: team, id: slackOf(0), address },
    place: { kind: 'direct', id: channelOf(0), address },
    what: { kind: 'said', text },
    reply: 'outbox',
  };
};

interface Counted {
  readonly statements: number;
  readonly transactions: number;
  readonly milliseconds: number;
}

/** How many statements and transactions each turn takes in a programme of this size, and how long. */
async function count(workstreams: number): Promise<ReadonlyMap<string, Counted>> {
  const data = await freshData();
  try {
    await importInto(data, 8, 8);
    if (workstreams > 8) await growTo(data, 8, workstreams);
    await openRounds(data, 4);
    const world: World = { store: data.store, log: silent, chat: new Map([['slack', chat]]) };
    const receive = receiver(world, words);
    const send = () => deliverLane(world, kinds, `account:slack:${team}:${slackOf(0)}`);
    const counted = new Map<string, Counted[]>();
    const note = async (name: string, work: () => Promise<unknown>) => {
      const began = performance.now();
      const { statements } = await statementsOf(work);
      const one: Counted = {
        statements: statements.length,
        transactions: statements.filter((text) => text === 'BEGIN').length,
        milliseconds: performance.now() - began,
      };
      counted.set(name, [...(counted.get(name) ?? []), one]);
    };
    await receive(said(`update ${keyOf(0)}`));
    await send();
    for (let time = 0; time < 4; time += 1) {
      for (const [name, text] of Object.entries(turns)) {
        await note(name, () => receive(said(text)));
        await note('a reply claimed, sent, settled', send);
      }
      await receive(said('Back'));
      await data.sql('DELETE FROM draft');
      await receive(said(`update ${keyOf(0)}`));
      await send();
    }
    return new Map([...counted].map(([name, all]) => [name, usual(all)]));
  } finally {
    await data.drop();
  }
}

const usual = (all: readonly Counted[]): Counted => ({
  statements: median(all.map((one) => one.statements)),
  transactions: median(all.map((one) => one.transactions)),
  milliseconds: median(all.map((one) => one.milliseconds)),
});

export async function queries(): Promise<string> {
  const [small, large] = [await count(8), await count(2_000)];
  const rows = [...small].map(([name, few]) => {
    const many = large.get(name)!;
    return [
      name,
      String(few.transactions),
      String(few.statements),
      String(many.statements),
      few.statements === many.statements ? 'no' : 'YES',
      decimals(few.milliseconds),
      decimals(many.milliseconds),
    ];
  });
  return table(
    'Statements for one message, BEGIN and COMMIT among them, in a programme of 8 and of 2,000 workstreams',
    ['', 'transactions', 'of 8', 'of 2,000', 'grows', 'ms of 8', 'ms of 2,000'],
    rows,
  );
}
