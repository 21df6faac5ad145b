import { can } from '../../access/can.ts';
import type { LocalDate } from '../../calendar/local-date.ts';
import { sayFromToday, sayShort } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { grouped } from '../../grouped.ts';
import { buttons, footnote, heading, joined, type Line, list, type Message, paragraph } from '../../message.ts';
import { overallOf, sayOverall } from '../../overall/said.ts';
import type { Programme, SteeringGroup, Workstream } from '../../programme/nouns.ts';
import { ratingName, ratings } from '../../programme/rag.ts';
import { named } from '../../words/named.ts';
import { alone, among, type Call, readingAlong, type Word } from '../../words/word.ts';
import { meansWorkstream, subjectOf } from '../../words/workstream.ts';
import { mayRead, readBy } from '../reading.ts';
import { type Standing, standingOf } from '../standing.ts';
import { ofWorkstream } from './status-one.ts';
import { said, stateName } from './status-words.ts';

/** `status`: every workstream's rating now and last time, the age of its update, what changed. */
export const status: Word = {
  name: 'status',
  usage: '[programme or workstream]',
  summary: 'ratings now and last time, how old they are, and what changed',
  action: 'programme.read',
  examples: ['status', 'status customer-focus'],
  run: async (call) => {
    const programmes = await readable(call);
    const one = call.args ? named(programmes, call.args) : undefined;
    if (call.args && !(one && 'one' in one)) return ofWorkstream(call);
    const chosen = one && 'one' in one ? [one.one] : programmes;
    // In the channel of a group stands what its own digest could say; all else goes to the asker alone.
    const group = readingAlong(call);
    const own = group && chosen.find(({ id }) => id === group.programme);
    if (group && own) return among(group, await ofProgramme(call, own, group));
    return alone(joined(await Promise.all(chosen.map((programme) => ofProgramme(call, programme)))));
  },
  meant: async (call) =>
    'one' in named(await readable(call), call.args) || meansWorkstream(call, call.args, 'workstream.read'),
};

const mayReadProgramme = ({ actor }: Call, { id }: Programme): boolean =>
  can(actor, 'programme.read', { programme: id });

const readable = async (call: Call): Promise<readonly Programme[]> =>
  (await call.tx.programmes.all()).filter((programme) => mayReadProgramme(call, programme));

/** @param group who reads along: it sees what it oversees, and nothing sensitive */
async function ofProgramme(call: Call, programme: Programme, group?: SteeringGroup): Promise<Message> {
  const { tx, actor } = call;
  const workstreams = (await tx.programmes.workstreams(programme.id)).filter(
    (each) => can(actor, 'workstream.read', subjectOf(each)) && (!group || mayRead(group, each)),
  );
  const updatesOf = grouped(await readBy(call, workstreams), (update) => update.workstream);
  const today = localDateOf(tx.now, actor.person.timeZone);
  const rows = workstreams.map((workstream) => ({
    workstream,
    standing: standingOf(workstream, updatesOf(workstream.id), actor.person.timeZone),
  }));
  const worst = (standing: Standing) => (standing.now ? ratings.indexOf(standing.now.rating) : -1);
  const sorted = [...rows].sort((a, b) => worst(b.standing) - worst(a.standing));
  const counts = countWords(rows.map(({ standing }) => standing));
  const shown = sorted.slice(0, 25);
  const reds = shown
    .flatMap(({ workstream, standing: { now } }) =>
      now?.rating === 'red' && workstream.status === 'active' ? [workstream] : [],
    )
    .slice(0, 5);
  const set = await overallOf(tx, programme, actor.person.timeZone);
  const overall =
    set?.isOffices || can(actor, 'workstream.read-unapproved', { programme: programme.id }) ? set : undefined;
  return {
    summary: `${programme.name}: ${counts}.`,
    blocks: [
      heading(programme.name),
      paragraph(`${rows.length} ${rows.length === 1 ? 'workstream' : 'workstreams'}: ${counts}.`),
      ...(overall ? [paragraph(sayOverall(overall, sorted[0]?.standing.now?.rating, today))] : []),
      list(shown.map(({ workstream, standing }) => line(workstream, standing, today))),
      ...(sorted.length > shown.length
        ? [footnote(`And ${sorted.length - shown.length} more, none worse. “status” and a name shows one.`)]
        : [footnote('“status” and a name shows one.')]),
      ...(reds.length > 0
        ? [buttons(...reds.map(({ id, name }) => ({ label: name.slice(0, 75), say: `status ${id}` })))]
        : []),
    ],
  };
}

/** `1 Red, 2 Amber, 4 Green, 1 without a rating`: the worst first, never an average. */
function countWords(standings: readonly Standing[]): string {
  const counted = [...ratings].reverse().flatMap((rating) => {
    const count = standings.filter((each) => each.now?.rating === rating).length;
    return count > 0 ? [`${count} ${ratingName(rating)}`] : [];
  });
  const without = standings.filter((each) => !each.now).length;
  return [...counted, ...(without > 0 ? [`${without} without a rating`] : [])].join(', ') || 'none yet';
}

function line(workstream: Workstream, { now, before }: Standing, today: LocalDate): Line {
  if (workstream.status !== 'active') return [{ bold: workstream.name }, ` · ${stateName(workstream.status)}`];
  if (!now) return [{ bold: workstream.name }, ' · no rating yet'];
  const on = now.on ? ` · ${sayShort(now.on, today)}, ${sayFromToday(now.on, today)}` : '';
  return [{ bold: workstream.name }, ` · ${said(now.rating, before?.rating)}${on}`];
}
