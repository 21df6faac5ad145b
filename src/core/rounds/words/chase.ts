import { sayCount, sayDay, sayTime } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { listed } from '../../interview/about.ts';
import { type Line, list, type Message, paragraph, sentence } from '../../message.ts';
import { alone, type Call, type Reply, refusal, type Word } from '../../words/word.ts';
import { meansWorkstream, workstreamNamed } from '../../words/workstream.ts';
import { type Asked, askedIn } from '../asked.ts';
import { figuresWaitedFor } from '../figures/waited-for.ts';
import { planOf } from '../planned.ts';
import { type Reminder, remindersFor } from '../remind.ts';
import { programmesRunBy } from './programme.ts';

/** `chase [workstream]`: one reminder now to whoever has not answered, within the budget that they were told. */
export const chase: Word = {
  name: 'chase',
  usage: '[workstream]',
  summary: 'reminds who has not answered, once and now, within the number of reminders in the settings',
  action: 'round.run',
  examples: ['chase', 'chase ict'],
  run: async (call) => {
    const meant = await whatIsMeant(call);
    if ('refusal' in meant) return meant.refusal;
    const { asked } = meant;
    if (asked.length === 0) return alone(sentence('No round is open for that, so nobody is waited for.'));
    const answers = asked
      .filter(({ given }) => !given)
      .map((each): Waited => ({ ...each, people: each.now.map(({ person }) => person) }));
    const waited = [...answers, ...(await figures(call, asked))];
    if (waited.length === 0) return alone(sentence('Nothing is missing: every answer is there.'));
    return alone(await say(call, await remind(call, waited), answers));
  },
  meant: (call) => meansWorkstream(call, call.args, 'round.run'),
};

async function whatIsMeant(call: Call): Promise<{ readonly asked: readonly Asked[] } | { readonly refusal: Reply }> {
  const { tx, args } = call;
  if (args === '') {
    const programmes = (await programmesRunBy(call)).map(({ id }) => id);
    if (programmes.length === 0) return { refusal: refusal(sentence('You run the rounds of no programme.')) };
    return { asked: await askedIn(tx, programmes, () => true) };
  }
  const found = await workstreamNamed(call, args, 'round.run', (id) => `chase ${id}`);
  if ('refusal' in found) return found;
  const { workstream } = found;
  return { asked: await askedIn(tx, [workstream.programme], ({ id }) => id === workstream.id) };
}

/** An answer, or figures, of which something is missing, and the people who are asked for it now. */
interface Waited extends Pick<Asked, 'programme' | 'round' | 'workstream' | 'dueOn'> {
  readonly people: readonly string[];
}

/** Figures that are missing in these workstreams; they fall due with the round, whatever day the answer itself was given. */
async function figures({ tx }: Call, asked: readonly Asked[]): Promise<readonly Waited[]> {
  const waited: Waited[] = [];
  const rounds = new Map(asked.map((each) => [each.round.id, each]));
  for (const {
    programme,
    round: { id },
  } of rounds.values()) {
    const round = await tx.rounds.get(id);
    const meant = new Set(asked.flatMap((each) => (each.round.id === id ? [each.workstream.id] : [])));
    for (const { workstream, owner } of round ? await figuresWaitedFor(tx, programme, round) : [])
      if (meant.has(workstream.id))
        waited.push({ programme, round: round!, workstream, dueOn: round!.dueOn, people: [owner] });
  }
  return waited;
}

/** One after the other for each due day, so that nobody who is asked for several gets several. */
async function remind({ tx, actor }: Call, waiting: readonly Waited[]): Promise<readonly Reminder[]> {
  const organisation = await tx.organisation();
  if (!organisation) return [];
  const all = new Map<string, Reminder>();
  for (const group of byDueDay(waiting)) {
    const { programme, round, dueOn } = group[0]!;
    const people = [...new Set(group.flatMap((each) => each.people))];
    const of = new Set(group.map(({ workstream }) => workstream.id));
    const plan = planOf(programme, round, organisation, dueOn);
    const reminders = await remindersFor(tx, round, people, { at: tx.now, plan });
    await tx.deliveries.add(reminders.flatMap(({ delivery }) => delivery ?? []));
    for (const each of reminders) if (!all.get(each.person)?.delivery) all.set(each.person, each);
    await tx.trail.add({
      programme: programme.id,
      actor: actor.person.id,
      via: actor.via,
      action: 'round.chased',
      subject: of.size === 1 ? `${round.id}:${[...of][0]}` : round.id,
      after: { reminded: reminders.filter(({ delivery }) => delivery).length },
    });
  }
  return [...all.values()];
}

function byDueDay(waiting: readonly Waited[]): readonly (readonly Waited[])[] {
  const groups = new Map<string, Waited[]>();
  for (const each of waiting) {
    const key = `${each.round.id} ${each.dueOn}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}

async function say({ tx, actor }: Call, reminders: readonly Reminder[], answers: readonly Waited[]): Promise<Message> {
  const names = new Map(
    (await tx.people.many(reminders.map(({ person }) => person))).map(({ key, name }) => [key, name]),
  );
  const nameOf = ({ person }: Reminder) => names.get(person) ?? person;
  const zone = actor.person.timeZone;
  const today = localDateOf(tx.now, zone);
  const going = reminders.filter(({ delivery }) => delivery);
  const lines = reminders.map((each): Line => {
    const at = each.delivery?.dueAt;
    const left = `${sayCount(each.left, 'reminder')} left after that`;
    if (each.not === 'asked today')
      return [`${nameOf(each)}: not now, one message went or goes to them that day already.`];
    if (each.not) return [`${nameOf(each)}: not now, all reminders that were announced are used up.`];
    if (at && at > tx.now)
      return [
        `${nameOf(each)}: as their hours begin, ${sayDay(localDateOf(at, zone), today)} at ${sayTime(at, zone)}; ${left}.`,
      ];
    return [`${nameOf(each)}: now; ${left}.`];
  });
  const nobody = answers.filter(({ people }) => people.length === 0).map(({ workstream }) => workstream.name);
  const summary =
    going.length === 0 ? 'Nobody is reminded.' : `${sayCount(going.length, 'person is', 'people are')} reminded.`;
  return {
    summary,
    blocks: [
      paragraph(summary),
      ...(lines.length > 0 ? [list(lines.slice(0, 30))] : []),
      ...(lines.length > 30 ? [paragraph(`And ${lines.length - 30} more.`)] : []),
      ...(nobody.length > 0
        ? [paragraph(`Nobody is asked for ${listed(nobody)} at the moment: the lead is away, and nobody stands in.`)]
        : []),
    ],
  };
}
