import { child, cpuOf } from './child.ts';
import { type Data, freshData, importInto, openRounds } from './data.ts';
import type { Load, Loaded } from './load.ts';
import { keyOf } from './programme.ts';
import { quarterdeck } from './quarterdeck.ts';
import { botToken, signingSecret } from './slack.ts';
import { decimals, median, quantile, table, whole } from './table.ts';

/** How many people write at once, each in the middle of an interview. A council asks some thirty leads. */
const people = 16;
const workstreams = 32;
const rounds = 5;

/** An interview from its second message on: six answers, then the last is gone back to and changed. */
const script = (): string[] => [
  'Amber',
  'Procurement restarted after a challenge, so the contact centre waits',
  'A new framework call-off and two more buyers',
  'end of March 2032',
  '31 July 2032 because procurement restarted',
  '78%',
  ...Array.from({ length: 6 }, (_, time) => ['Back', `${79 + time}%`]).flat(),
];
const scripts = (): string[][] => Array.from({ length: people }, script);

/** Those for whom the script went as it is meant: each answer was understood, and none was kept for want of a place. */
const asMeant = `
  SELECT count(*)::int AS rows FROM draft
   WHERE (SELECT count(*) FROM jsonb_object_keys(state->'answers')) = 6 AND jsonb_array_length(state->'kept') = 0`;

/** One of those that are compared. */
interface Subject {
  readonly name: string;
  readonly pid: number;
  readonly url: string;
  /** It also sends what it has to say. */
  readonly replies: boolean;
  /** Puts everybody back to the first question. */
  again(): Promise<unknown>;
  /** How many messages it has taken and answered so far. */
  answered(): Promise<number>;
  /** For how many people the script went as it is meant. */
  asMeant(): Promise<number>;
  stop(): Promise<unknown>;
}

interface Run {
  /** A second, until the last was acknowledged; until the last reply was posted. */
  readonly acknowledged: number;
  readonly replied: number;
  readonly waits: readonly number[];
  /** Milliseconds of processor time a turn, sending included. */
  readonly cpu: number | undefined;
}

export async function turns(): Promise<string> {
  const slack = child('fake-slack.ts');
  const load = child('load.ts');
  const apiUrl = `http://127.0.0.1:${await slack.ask<number>('start')}/api/`;
  const say = (url: string, said: Load['scripts']) => load.ask<Loaded>('run', { url, scripts: said } satisfies Load);

  const measure = async (subject: Subject): Promise<Run> => {
    await subject.again();
    await slack.ask('forget');
    const answered = await subject.answered();
    const before = await cpuOf(subject.pid);
    const began = performance.now();
    const { seconds, waits, failed } = await say(subject.url, scripts());
    if (failed > 0) throw new Error(`${subject.name}: ${failed} messages were not taken`);
    const count = waits.length;
    if (subject.replies && !(await slack.ask<boolean>('posted', count)))
      throw new Error(`${subject.name}: not every reply was sent`);
    const all = (performance.now() - began) / 1000;
    if ((await subject.answered()) - answered !== count)
      throw new Error(`${subject.name}: not every message was answered`);
    if ((await subject.asMeant()) !== people) throw new Error(`${subject.name}: not every answer was understood`);
    const after = await cpuOf(subject.pid);
    const cpu = before === undefined || after === undefined ? undefined : (after - before) / count;
    return { acknowledged: count / seconds, replied: count / all, waits, cpu };
  };

  const all: readonly Subject[] = [
    await bare(apiUrl, false),
    await receiving(apiUrl, say),
    await everything(apiUrl, say),
    await bare(apiUrl, true),
  ];
  const runs = new Map<Subject, Run[]>(all.map((subject) => [subject, []]));
  try {
    for (const subject of all) for (let time = 0; time < 2; time += 1) await measure(subject); // warm
    for (let time = 0; time < rounds; time += 1)
      for (const subject of all) runs.get(subject)!.push(await measure(subject));
  } finally {
    for (const subject of all) await subject.stop();
    await Promise.all([slack.stop(), load.stop()]);
  }
  return report(all.map((subject) => runs.get(subject)!));
}

function report([bareRuns, alone, both, bareReplying]: readonly (readonly Run[])[]): string {
  const row = (
    name: string,
    runs: readonly Run[],
    against: readonly Run[],
    rate: (run: Run) => number,
    waits = true,
  ): string[] => {
    const each = runs.flatMap((run) => run.waits);
    return [
      name,
      whole(median(runs.map(rate))),
      waits ? decimals(quantile(each, 0.5)) : '',
      waits ? decimals(quantile(each, 0.99)) : '',
      decimals(median(runs.map((run) => run.cpu ?? Number.NaN)), 2),
      decimals(median(runs.map((run, time) => rate(run) / rate(against[time]!))), 2),
    ];
  };
  const acknowledged = (run: Run) => run.acknowledged;
  const replied = (run: Run) => run.replied;
  return table(
    `Direct-message turns: ${people} people at once in the middle of an interview, ${rounds} times ${people * script().length} messages, fsync on`,
    ['', 'turns/s', 'p50 ms', 'p99 ms', 'CPU ms a turn', 'ratio'],
    [
      row('bare Bolt and one insert by Prisma', bareRuns!, bareRuns!, acknowledged),
      row('Quarterdeck, stored and acknowledged', alone!, bareRuns!, acknowledged),
      row('… while its replies are being sent', both!, bareRuns!, acknowledged),
      row('bare Bolt, one insert and one reply', bareReplying!, bareReplying!, replied),
      row('Quarterdeck, until the reply is posted', both!, bareReplying!, replied, false),
    ],
  );
}

async function bare(apiUrl: string, answers: boolean): Promise<Subject> {
  const data = await freshData();
  const it = child('bare-bolt.ts');
  const port = await it.ask<number>('start', { databaseUrl: data.url, apiUrl, answers });
  return {
    name: 'bare Bolt',
    pid: it.pid,
    url: `http://127.0.0.1:${port}/slack/events`,
    replies: answers,
    again: async () => undefined,
    answered: () => countOf(data, 'playground_message'),
    asMeant: async () => people,
    stop: () => it.stop().then(data.drop),
  };
}

type Say = (url: string, scripts: Load['scripts']) => Promise<Loaded>;

const counted = async ({ sql }: Data, statement: string): Promise<number> => {
  const [row] = (await sql(statement)) as { rows: number }[];
  return row!.rows;
};

const countOf = (data: Data, table: string): Promise<number> =>
  counted(data, `SELECT count(*)::int AS rows FROM ${table}`);

/** Everybody begins an interview; `again` brings them back to where they then stood. */
async function begin(data: Data, url: string, say: Say): Promise<() => Promise<unknown>> {
  await say(
    url,
    Array.from({ length: people }, (_, lead) => [`update ${keyOf(lead)}`]),
  );
  await data.sql('CREATE TABLE begun AS SELECT * FROM draft');
  return () =>
    data.sql(
      `UPDATE draft SET state = b.state, revision = b.revision FROM begun b
        WHERE (draft."roundId", draft."workstreamId") = (b."roundId", b."workstreamId")`,
    );
}

async function programme(): Promise<Data> {
  const data = await freshData();
  await importInto(data, workstreams, people);
  await openRounds(data, 2);
  return data;
}

async function receiving(apiUrl: string, say: Say): Promise<Subject> {
  const data = await programme();
  const it = child('receiving.ts');
  const port = await it.ask<number>('start', { databaseUrl: data.url, apiUrl });
  const url = `http://127.0.0.1:${port}/slack/events`;
  const again = await begin(data, url, say);
  return {
    name: 'receiving',
    pid: it.pid,
    url,
    replies: false,
    again,
    answered: () => countOf(data, 'delivery'),
    asMeant: () => counted(data, asMeant),
    stop: () => it.stop().then(data.drop),
  };
}

async function everything(apiUrl: string, say: Say): Promise<Subject> {
  const data = await programme();
  const it = await quarterdeck({
    DATABASE_URL: data.url,
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: apiUrl,
  });
  const url = `${it.url}/slack/events`;
  const again = await begin(data, url, say);
  return {
    name: 'Quarterdeck',
    pid: it.pid,
    url,
    replies: true,
    again,
    answered: () => countOf(data, 'delivery'),
    asMeant: () => counted(data, asMeant),
    stop: () => it.stop().then(data.drop),
  };
}
