import { receiver } from '#core/bot';
import type { Outcome, What } from '#core/incoming';
import type { Json } from '#core/json';
import { asText, type Message } from '#core/message';
import { words } from '#core/words';
import { type Desk, desk } from '../outbox/desk.ts';

const accountOf = (person: string): string => `U0${person.toUpperCase()}`;

/**
 * Two programmes that share nothing but Olive, their office, and Asha, who leads in both; the same keys stand in each.
 * What only some may read says so in its own words, so that a test can look for it.
 */
export const shared = `version: 1
organisation: { name: Example County Council, timeZone: Europe/London, closures: [2026-12-29, 2026-12-30, 2026-12-31] }
people:
${['olive', 'asha', 'ben', 'claire', 'dev', 'cara', 'zed', 'lea', 'vera', 'bea', 'bert']
  .map((key) => `  - { key: ${key}, name: ${key}, email: ${key}@example.org, slack: ${accountOf(key)} }`)
  .join('\n')}
  - { key: cllr, name: cllr, kind: councillor, email: cllr@example.org, slack: U0CLLR }
programmes:
  - key: alpha
    name: ONLY-ALPHA Programme
    office: [olive]
    sponsor: claire
    observers: [vera]
    rounds: { every: quarter, notice: -5, opens: 1, due: 10, closes: 15, remind: [-3] }
    steeringGroups:
      - { key: board, name: ONLY-ALPHA Board, chair: cara, members: [cara, zed], channel: { slack: C0ALPHA }, digest: { cron: "0 9 * * 1" } }
      - { key: panel, name: ONLY-ALPHA Panel, kind: councillor, chair: cllr, members: [cllr], channel: { slack: C0PANEL }, digest: { cron: "0 9 * * 1" } }
    workstreams:
      - { key: ict, name: ONLY-ALPHA ICT, lead: asha, director: dev, history: [{ period: Q2 2026/27, rag: red, on: 2026-10-09, reason: ONLY-ALPHA reason }] }
      - { key: hr, name: ONLY-ALPHA HR, lead: lea, director: dev }
      - key: secret
        name: SENSITIVE Nightingale
        lead: asha
        deputy: ben
        director: dev
        sensitive: true
        history: [{ period: Q2 2026/27, rag: red, on: 2026-10-09, reason: SENSITIVE reason }]
        milestones: [{ key: told, title: SENSITIVE staff told, baseline: 2026-12-01, critical: true }]
    decisions:
      - { key: cuts, text: SENSITIVE cuts, kind: approve, of: board, by: 2027-02-01, sensitive: true }
  - key: beta
    name: ONLY-BETA Programme
    office: [bea]
    sponsor: bea
    rounds: { every: quarter, notice: -5, opens: 1, due: 12, closes: 18, remind: [-3] }
    steeringGroups:
      - { key: board, name: ONLY-BETA Board, chair: bea, members: [bea, bert], channel: { slack: C0BETA }, digest: { cron: "0 9 * * 1" } }
    workstreams:
      - { key: ict, name: ONLY-BETA ICT, lead: bert, director: bea, history: [{ period: Q2 2026/27, rag: red, on: 2026-10-09, reason: ONLY-BETA reason }] }
      - { key: parks, name: ONLY-BETA Parks, lead: bert, director: bea }
`;

/** The same, with Olive running both and Asha leading ICT in both. */
export const both = shared
  .replaceAll('ONLY-ALPHA ', 'Alpha ')
  .replaceAll('ONLY-BETA ', 'Beta ')
  .replaceAll(/(Alpha|Beta) (ICT|HR|Parks)/g, '$2')
  .replace('office: [bea]', 'office: [olive]')
  .replace('name: ICT, lead: bert', 'name: ICT, lead: asha');

/** Something said, and who reads it: a person's key, or a channel. */
export interface Heard {
  readonly by: string;
  readonly text: string;
  readonly message: Message;
}

/** What people do. Each resolves with what came of it. */
interface Gestures {
  /** Types it in the direct message, or in a channel. */
  says(person: string, text: string, channel?: string): Promise<readonly Heard[]>;
  presses(person: string, say: string, to?: string, channel?: string): Promise<readonly Heard[]>;
  /**
   * Presses a button in a channel, on a platform that shows the answer to the presser alone; `covers`: in the place of this
   * message.
   */
  taps(person: string, say: string, channel: string, covers?: string, to?: string): Promise<readonly Heard[]>;
  /** Any other gesture in the direct message. */
  does(person: string, what: What): Promise<readonly Heard[]>;
  /** Presses a button that opens a form, on a platform that shows it over the conversation. */
  opens(person: string, say: string, to?: string): Promise<readonly Heard[]>;
  /** Sends a form with these values, by the names of its fields; answered in its acknowledgement. */
  fills(person: string, to: string, values: Readonly<Record<string, string>>): Promise<readonly Heard[]>;
  /** A slash command, answered in its acknowledgement. */
  commands(person: string, text: string, channel: string): Promise<readonly Heard[]>;
}

export interface Talk extends Desk, Gestures {
  /** The same, of which only what is acknowledged is read: for a test that says thousands of things, and reads `told` then. */
  readonly unread: Gestures;
  /** All that was replied. */
  told(): Promise<readonly Heard[]>;
  /** Of what was refused: who, what. */
  refusals(): Promise<readonly string[]>;
  /** What the last gesture led to. */
  readonly outcome: Outcome;
}

/** People who talk with Quarterdeck on Slack, through its one door, with a real database behind it. */
export function talk(file = both, begins?: string, { trusting = false } = {}): Talk {
  const here = desk({ file, on: ['slack'], trusting, ...(begins === undefined ? {} : { begins }) });
  let outcome: Outcome = {};
  let number = 0;
  const repliesTo = async (from: string, to = `${from}\u{10ffff}`): Promise<readonly Heard[]> => {
    // By name and by a range of keys, so that it is planned once and reads no others: some tests say thousands of things.
    const { rows } = await here.database.pool.query<{ reader: Json; message: Message }>({
      name: 'replies',
      text: 'SELECT reader, message FROM delivery WHERE key BETWEEN $1 AND $2 ORDER BY id',
      values: [from, to],
    });
    return rows.map(({ reader, message }) => ({ by: readerOf(reader), text: asText(message), message }));
  };
  const gesture = async (
    read: boolean,
    person: string,
    what: What,
    channel?: string,
    reply: 'outbox' | 'acknowledgement' = 'outbox',
    covers?: string,
  ) => {
    const direct = `D${person}`;
    const key = `gesture-${++number}`;
    const led = await receiver(
      here.world,
      words,
    )({
      keys: [key],
      at: here.database.now,
      from: { platform: 'slack', tenant: 'T1', id: accountOf(person), ...(channel ? {} : { address: direct }) },
      place: channel
        ? { kind: 'channel', id: channel, address: channel }
        : { kind: 'direct', id: direct, address: direct },
      what,
      reply,
      ...(covers === undefined ? {} : { covers }),
    });
    outcome = led;
    const replies = read ? await repliesTo(`reply/${key}/`) : [];
    const { answer } = led;
    return answer ? [...replies, { by: person, text: asText(answer), message: answer }] : replies;
  };
  const gestures = (read: boolean): Gestures => ({
    says: (person, text, channel) => gesture(read, person, { kind: 'said', text }, channel),
    presses: (person, say, to, channel) =>
      gesture(read, person, { kind: 'pressed', say, ...(to === undefined ? {} : { to }) }, channel),
    taps: (person, say, channel, covers, to) =>
      gesture(
        read,
        person,
        { kind: 'pressed', say, ...(to === undefined ? {} : { to }) },
        channel,
        'acknowledgement',
        covers,
      ),
    // A page is shown in the acknowledgement of opening it.
    does: (person, what) =>
      gesture(read, person, what, undefined, what.kind === 'opened-home' ? 'acknowledgement' : 'outbox'),
    opens: (person, say, to) =>
      gesture(
        read,
        person,
        { kind: 'pressed', say, ...(to === undefined ? {} : { to }) },
        undefined,
        'acknowledgement',
      ),
    fills: (person, to, values) => gesture(read, person, { kind: 'form', to, values }, undefined, 'acknowledgement'),
    commands: (person, text, channel) => gesture(read, person, { kind: 'word', text }, channel, 'acknowledgement'),
  });
  return {
    ...here,
    ...gestures(true),
    unread: gestures(false),
    told: () => repliesTo('reply/'),
    async refusals() {
      const { rows } = await here.database.pool.query(
        `SELECT actor, subject, programme FROM audit WHERE action = 'refused' ORDER BY id`,
      );
      return rows.map(({ actor, subject, programme }) => `${actor}: ${subject}${programme ? ` (${programme})` : ''}`);
    },
    get outcome() {
      return outcome;
    },
  };
}

function readerOf(reader: Json): string {
  const { account, channel } = reader as { account?: { id: string }; channel?: string };
  return channel ?? account!.id.slice(2).toLowerCase();
}
