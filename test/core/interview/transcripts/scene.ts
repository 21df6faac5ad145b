import { readFileSync } from 'node:fs';
import { matchAccount } from '#core/access/match';
import { receiver } from '#core/bot';
import type { Message } from '#core/message';
import { words } from '#core/words';
import { sampleFile } from '../../../../src/root.ts';
import { personCalled } from '../../../kit/sample.ts';
import { conversation, type Spoken } from '../../../kit/transcript.ts';
import { type Desk, desk } from '../../outbox/desk.ts';

/** The sample programme with these pieces of its text replaced. */
export function sample(...changes: readonly (readonly [piece: string, instead: string])[]): string {
  return changes.reduce(
    (text, [piece, instead]) => {
      if (!text.includes(piece)) throw new Error(`The sample programme does not contain “${piece}”.`);
      return text.replace(piece, instead);
    },
    readFileSync(sampleFile, 'utf8'),
  );
}

export type Device = 'slack' | 'teams' | 'playground';

/** A person's direct messages with Quarterdeck on one platform, held against what is written (kit/transcript.ts). */
export interface Chat {
  /** Goes on with it, from whatever has come since. */
  goes(script: string): Promise<void>;
}

export interface Scene extends Desk {
  chat(person: string, device?: Device): Chat;
  /** Asks the database itself, for what no reader sees. */
  rows<Row>(sql: string): Promise<readonly Row[]>;
}

/**
 * The people of the sample programme in their conversations with Quarterdeck, on any platform, through its one door, with
 * one real database behind it. Every gesture meets a Quarterdeck that has just begun: nothing is remembered but in the database.
 */
export function scene(file = sample()): Scene {
  const here = desk({ file, on: ['slack', 'teams', 'playground'] });
  let gestures = 0;

  const hear = async (person: string, device: Device, { say, to, pressed }: Spoken): Promise<Message> => {
    const { slack, teams } = personCalled(person);
    const id = { slack, teams, playground: person }[device]!;
    const account = { platform: device, tenant: 'T1', id };
    if (device === 'playground') {
      await here.store(async (tx) => {
        if (!(await tx.people.recognise(account))) await matchAccount(tx, account, (await tx.people.get(person))!);
      });
    }
    const address = `${device}-${person}`;
    const key = `gesture-${++gestures}`;
    await receiver(
      here.world,
      words,
    )({
      keys: [key],
      at: here.database.now,
      from: { ...account, address },
      place: { kind: 'direct', id: address, address },
      what: pressed
        ? { kind: 'pressed', say, ...(to === undefined ? {} : { to }) }
        : { kind: 'said', text: say, message: key },
      reply: 'outbox',
    });
    const [reply] = await here.database.pool
      .query<{ message: Message }>(
        `SELECT message FROM delivery WHERE key LIKE 'reply/' || $1 || '/%' ORDER BY id DESC LIMIT 1`,
        [key],
      )
      .then(({ rows }) => rows);
    if (!reply) throw new Error(`Nothing was answered to ${person}: ${say}`);
    await here.later(0);
    return reply.message;
  };

  return {
    ...here,
    chat(person, device = 'slack') {
      const talk = conversation(undefined, (spoken) => hear(person, device, spoken));
      let seen = 0;
      return {
        async goes(script) {
          const since = here.posted.slice(seen);
          const own = since.filter(
            ({ platform, key }) => platform === device && !key.startsWith('reply/') && key.split('/').includes(person),
          );
          for (const { message } of own) talk.arrives(message);
          await talk.goes(script);
          seen = here.posted.length;
        },
      };
    },
    rows: async (sql) => (await here.database.pool.query(sql)).rows,
  };
}
