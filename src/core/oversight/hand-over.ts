import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { sayCount, sayDay } from '../calendar/say.ts';
import { instantOf } from '../calendar/zone.ts';
import { capital } from '../capital.ts';
import { listed, theNamed } from '../interview/about.ts';
import { type Message, sentence } from '../message.ts';
import { keyOf, type SteeringGroup } from '../programme/nouns.ts';
import { oversees } from '../rounds/audience.ts';
import { councilOf, windowOf } from '../rounds/council.ts';
import { digestDues } from '../rounds/digest-dues.ts';
import type { Call } from '../words/word.ts';

/** What was arranged. */
export interface Arranged {
  readonly to: readonly SteeringGroup[];
  readonly on: LocalDate;
  /** Where both bodies agreed to it, as the office wrote it. */
  readonly agreed?: string;
  readonly today: LocalDate;
}

/** Notes it; from the day on it is so. What the file says of the group later counts only where the file changes. */
export async function handOver(
  call: Call,
  group: SteeringGroup,
  { to, on, agreed: where, today }: Arranged,
): Promise<Message> {
  const { tx } = call;
  const successors = to.map(({ id }) => keyOf(id));
  await write(call, group, { until: on, successors }, where);
  const overseen = (await tx.programmes.workstreams(group.programme)).filter((each) => oversees(group, each));
  const names = listed(to.map(({ name }) => theNamed(name)));
  const silent = to.filter(({ digest }) => !digest);
  const last = await lastDigest(call, { ...group, until: on });
  return sentence(
    [
      `${on > today ? `From ${sayDay(on, today)}` : 'From today'} ${names} ${to.length === 1 ? 'oversees' : 'oversee'} what ${theNamed(group.name)} does now: ${sayCount(overseen.length, 'workstream')}.`,
      `What it was asked to decide is asked of ${to.length === 1 ? 'that body' : 'them'} from then on.`,
      ...(group.until !== undefined && group.until !== on
        ? [`Until now it was to end on ${sayDay(group.until, today)}.`]
        : []),
      ...(group.digest
        ? [last ? `Its last digest comes on ${sayDay(last, today)} and says so.` : 'It gets no digest any more.']
        : []),
      ...(silent.length > 0
        ? [
            `${listed(silent.map(({ name }) => capital(theNamed(name))))} ${silent.length === 1 ? 'gets' : 'get'} no digest of ${silent.length === 1 ? 'its' : 'their'} own.`,
          ]
        : []),
      where === undefined
        ? `All bodies concerned must have agreed to it: “handover ${keyOf(group.id)} agreed at Council, 18 February” keeps where in the trail.`
        : `Agreed at ${where.slice(0, 200)}: that is kept in the trail.`,
      ...(on > today ? [`Before that day “handover ${keyOf(group.id)} cancel” takes it back.`] : []),
    ].join(' '),
  );
}

/** Takes it back, as long as it has not come. */
export async function cancel(call: Call, group: SteeringGroup, today: LocalDate): Promise<Message> {
  const name = capital(theNamed(group.name));
  if (group.until === undefined) return sentence(`${name} hands over to nobody, so nothing was changed.`);
  if (group.until <= today)
    return sentence(`${name} has handed over on ${sayDay(group.until, today)}. That cannot be taken back here.`);
  await write(call, group, { until: undefined, successors: [] });
  return sentence(
    `${name} goes on overseeing what it does now; the handover of ${sayDay(group.until, today)} is taken back.`,
  );
}

/** Keeps where the bodies agreed, of a handover that is arranged or has been. */
export async function agreed(call: Call, group: SteeringGroup, where: string, today: LocalDate): Promise<Message> {
  const { until, successors, name } = group;
  if (until === undefined || successors.length === 0)
    return sentence(
      `${capital(theNamed(name))} hands over to nobody. Arrange that first: “handover ${keyOf(group.id)} to … on …”.`,
    );
  await note(call, group, {}, { agreed: where.slice(0, 500) });
  return sentence(
    `Kept in the trail: the handover of ${theNamed(name)} on ${sayDay(until, today)} was agreed at ${where.slice(0, 200)}.`,
  );
}

async function write(
  call: Call,
  group: SteeringGroup,
  fields: { readonly until: LocalDate | undefined; readonly successors: readonly string[] },
  where?: string,
): Promise<void> {
  const { id, until, successors } = group;
  await call.tx.imports.write([
    { change: 'set', kind: 'steering-group', id, fields: { ...fields, successors: [...fields.successors] } },
  ]);
  await note(
    call,
    group,
    { until: until ?? null, successors: [...successors] },
    {
      until: fields.until ?? null,
      successors: [...fields.successors],
      ...(where === undefined ? {} : { agreed: where.slice(0, 500) }),
    },
  );
}

const note = ({ tx, actor }: Call, { id, programme }: SteeringGroup, before: object, after: object): Promise<void> =>
  tx.trail.add({
    programme,
    actor: actor.person.id,
    via: actor.via,
    action: 'oversight.handed-over',
    subject: id,
    before: { ...before },
    after: { ...after },
  });

/** The day of the last digest of a group that ends. */
async function lastDigest({ tx }: Call, { digest, ...group }: SteeringGroup): Promise<LocalDate | undefined> {
  const organisation = await tx.organisation();
  if (!organisation || !digest || group.until === undefined) return undefined;
  const end = instantOf(addDays(group.until, 1), '00:00', organisation.timeZone);
  return digestDues({ ...group, digest }, councilOf(organisation), windowOf(tx.now, end)).at(-1)?.on;
}
