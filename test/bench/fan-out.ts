import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NewDelivery } from '#core/outbox/delivery';
import { child } from './child.ts';
import { type Data, freshData, growTo, importInto, openRounds } from './data.ts';
import type { Asked, Seen } from './fake-teams.ts';
import { keyOf } from './programme.ts';
import { type Quarterdeck, quarterdeck } from './quarterdeck.ts';
import { decimals, quantile, table, whole } from './table.ts';

/** The prompts of a round, to this many leads, while some of them write. */
const leads = 2_000;
const writers = 8;
/** Milliseconds between two messages of one writer. */
const writesEvery = 3_000;
/** Of Teams, requests a second in a tenant. */
const limit = 50;

const tenant = 'bench';
const conversationOf = (lead: number): string => `a:lead-${lead}`;

/** Everybody has an account in one Teams tenant, a conversation with Quarterdeck, and hours that are never over. */
async function onTeams({ sql }: Data, serviceUrl: string): Promise<void> {
  await sql(
    `INSERT INTO account (platform, tenant, "accountId", "personId", address, "matchedBy", "matchedAt")
     SELECT 'teams', $1, p.id, p.id, json_build_object('serviceUrl', $2::text, 'conversation', json_build_object('id', 'a:' || p.id,
              'tenantId', $1::text, 'conversationType', 'personal'), 'bot', json_build_object('id', '28:deck'))::text, 'file', now()
       FROM person p`,
    tenant,
    serviceUrl,
  );
  await sql(`UPDATE organisation SET hours = '00:00-23:59'`);
  await sql(`UPDATE person SET "workingDays" = '["mon","tue","wed","thu","fri","sat","sun"]'`);
  await sql('ANALYZE');
}

/** What the client of somebody sends when they write. */
const message = (lead: number, text: string, serviceUrl: string) => ({
  type: 'message',
  id: randomUUID(),
  timestamp: new Date().toISOString(),
  channelId: 'msteams',
  serviceUrl,
  from: { id: `lead-${lead}`, name: `Lead ${lead}`, aadObjectId: `lead-${lead}` },
  recipient: { id: '28:deck', name: 'Quarterdeck' },
  conversation: { conversationType: 'personal', tenantId: tenant, id: conversationOf(lead) },
  channelData: { tenant: { id: tenant } },
  textFormat: 'plain',
  text,
});

const say = async (url: string, lead: number, text: string, serviceUrl: string): Promise<void> => {
  const answer = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message(lead, text, serviceUrl)),
  });
  if (!answer.ok) throw new Error(`A message was answered with ${answer.status}: ${await answer.text()}`);
};

const now = () => performance.timeOrigin + performance.now();

export async function fanOut(): Promise<string> {
  const rows: string[][] = [];
  for (const replicas of [1, 2]) rows.push(await measure(replicas));
  return table(
    `Prompts to ${whole(leads)} leads on Teams, which takes ${limit} requests a second, while ${writers} people write`,
    ['', 'seconds', 'requests/s', 'of the limit', 'refused (429)', 'replies', 'p50 ms', 'p99 ms'],
    rows,
  );
}

async function measure(replicas: number): Promise<string[]> {
  const data = await freshData();
  const teams = child('fake-teams.ts');
  const running: Quarterdeck[] = [];
  let over = false;
  try {
    const serviceUrl = `http://127.0.0.1:${await teams.ask<number>('start')}/`;
    await importInto(data, 10, 10);
    await growTo(data, 10, leads + writers);
    await openRounds(data, 2);
    await onTeams(data, serviceUrl);
    for (let replica = 0; replica < replicas; replica += 1)
      running.push(await quarterdeck({ DATABASE_URL: data.url, TEAMS_EMULATOR: 'true' }));
    const write = (lead: number, text: string) => say(running[lead % replicas]!.url, lead, text, serviceUrl);
    for (let lead = 0; lead < writers; lead += 1) {
      await write(lead, `update ${keyOf(lead)}`);
      await write(lead, 'Amber');
      await write(lead, 'Procurement restarted after a challenge');
    }
    await sleep(3_000);
    await teams.ask('forget');

    const began = now();
    await plan(data);
    const waits: number[] = [];
    const writing = Array.from({ length: writers }, async (_, lead) => {
      await sleep((lead * writesEvery) / writers);
      for (let time = 0; !over; time += 1) {
        const said = now();
        await write(lead, time % 2 === 0 ? 'Back' : `Evaluation, then award in ${time} weeks`);
        const asked: Asked = { conversation: conversationOf(lead), after: said };
        waits.push((await teams.ask<number>('arrival', asked)) - said);
        await sleep(writesEvery);
      }
    });
    const written = Promise.all(writing);
    // Should they fail before the prompts are sent: whoever waits for them is told all the same.
    written.catch(() => undefined);
    while ((await pending(data)) > 0) {
      if (now() - began > 300_000) throw new Error(`After five minutes ${await pending(data)} prompts are not sent`);
      await sleep(250);
    }
    over = true;
    await written;
    const { taken, refused } = await teams.ask<Seen>('seen');
    const ended = await lastPrompt(data, taken);
    const during = taken.filter((at) => at <= ended);
    const seconds = (ended - taken[0]!) / 1000;
    const rate = during.length / seconds;
    return [
      `${replicas} ${replicas === 1 ? 'replica' : 'replicas'}`,
      decimals((ended - began) / 1000),
      decimals(rate),
      `${decimals((rate / limit) * 100)} %`,
      whole(refused),
      whole(waits.length),
      decimals(quantile(waits, 0.5), 0),
      decimals(quantile(waits, 0.99), 0),
    ];
  } finally {
    over = true;
    await Promise.all(running.map((each) => each.stop()));
    await teams.stop();
    await data.drop();
  }
}

/** As the opening of a round plans them. */
async function plan({ store }: Data): Promise<void> {
  await store.transaction(async (tx) => {
    const [round] = await tx.rounds.open((await tx.programmes.all()).map(({ id }) => id));
    const people = Array.from({ length: leads }, (_, at) => `lead-${writers + at}`);
    await tx.deliveries.add(
      people.map(
        (person): NewDelivery => ({
          key: `ask/${round!.id}/${person}`,
          kind: 'ask',
          about: { person, round: round!.id, programme: round!.programme },
          reader: { person },
          urgent: false,
        }),
      ),
    );
  });
}

async function pending({ sql }: Data): Promise<number> {
  const [row] = (await sql(
    `SELECT count(*)::int AS open FROM delivery WHERE kind = 'ask' AND "settledAt" IS NULL`,
  )) as { open: number }[];
  return row!.open;
}

/** When the last prompt was taken: what is taken later was written by people. */
async function lastPrompt({ sql }: Data, taken: readonly number[]): Promise<number> {
  const [row] = (await sql(
    `SELECT count(*) FILTER (WHERE status = 'sent')::int AS sent, extract(epoch FROM max("settledAt"))::float * 1000 AS at
       FROM delivery WHERE kind = 'ask'`,
  )) as { sent: number; at: number }[];
  if (row!.sent !== leads) throw new Error(`${row!.sent} of ${leads} prompts were sent (on a bank holiday none is)`);
  return Math.max(...taken.filter((each) => each <= row!.at));
}
