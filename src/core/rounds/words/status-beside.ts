import { can } from '../../access/can.ts';
import type { LocalDate } from '../../calendar/local-date.ts';
import { type Items, itemsShown } from '../../digest/items.ts';
import { listedShort } from '../../interview/about.ts';
import {
  readingsOf,
  sayReading,
  sayTarget,
  standingOf as standsAgainst,
} from '../../interview/questions/indicators/known.ts';
import { readRecords } from '../../lists/records.ts';
import { type Block, type Button, buttons } from '../../message.ts';
import type { Measures } from '../../ports.ts';
import { keyOf, type SteeringGroup, type Workstream } from '../../programme/nouns.ts';
import { ratingName } from '../../programme/rag.ts';
import { mayAsk } from '../../questions/question.ts';
import type { Call } from '../../words/word.ts';
import { subjectOf, typedAs } from '../../words/workstream.ts';
import { mayRead, readBy, readerOf } from '../reading.ts';
import type { Update } from '../round.ts';
import { standingOf } from '../standing.ts';

/** What stands beside a workstream's newest answer in `status`: how it was rated before, what it waits for, its measures. */

/** Who reads it: the asker, or a group in whose channel it stands. */
export interface Reader {
  readonly call: Call;
  readonly group: SteeringGroup | undefined;
  readonly today: LocalDate;
  /** Whether the answer to a question is kept from them. */
  isKept(question: string): boolean;
}

/** So many ratings are told. */
const most = 8;

/** `Red Q3 2026/27, Amber Q2 2026/27`: newest first, where there are more than `status` says anyway. */
export async function ratedBefore({ call }: Reader, workstream: Workstream): Promise<string | undefined> {
  const approved = !can(call.actor, 'workstream.read-unapproved', subjectOf(workstream));
  const given = [...(await call.tx.updates.ratings([workstream.id], { periods: most, approved }))]
    .sort((a, b) => b.period.to.localeCompare(a.period.to))
    .map(({ rating, period }) => ({ rating, label: period.label }));
  const reported = [...workstream.history]
    .sort((a, b) => (b.on ?? b.period).localeCompare(a.on ?? a.period))
    .map(({ rag, period }) => ({ rating: rag, label: period }))
    .filter(({ label }) => !given.some((each) => each.label === label));
  const all = [...given, ...reported].slice(0, most);
  return all.length > 2 ? all.map(({ rating, label }) => `${ratingName(rating)} ${label}`).join(', ') : undefined;
}

/** What it waits for, with how that stands, and what waits for it: as far as the reader may know of them. */
export async function dependencies(
  { call, group }: Reader,
  workstream: Workstream,
): Promise<{ readonly waitsFor?: string; readonly neededBy?: string }> {
  const { tx, actor } = call;
  const others = (await tx.programmes.workstreams(workstream.programme)).filter(
    (each) => can(actor, 'workstream.read', subjectOf(each)) && (!group || mayRead(group, each)),
  );
  const needed = others.filter((each) => (each.dependsOn ?? []).includes(keyOf(workstream.id)));
  const waits = others.filter(({ id }) => (workstream.dependsOn ?? []).includes(keyOf(id)));
  const updates = waits.length > 0 ? await readBy(call, waits) : [];
  const named = waits.map((each) => {
    const own = updates.filter((update) => update.workstream === each.id);
    const { now } = standingOf(each, own, actor.person.timeZone);
    const state =
      each.status === 'active' ? (now ? ratingName(now.rating) : 'no rating yet') : each.status.replace('-', ' ');
    return `${each.name} (${state})`;
  });
  return {
    ...(named.length > 0 ? { waitsFor: listedShort(named) } : {}),
    ...(needed.length > 0 ? { neededBy: listedShort(needed.map(({ name }) => name)) } : {}),
  };
}

/** What is measured and planned of it, as far as the reader may see it. */
export interface Beside {
  readonly milestones: Measures['milestones'];
  readonly indicators: Items['indicators'];
  readonly risks: Items['risks'];
}

/** @param own what was answered for it, as far as the reader may know that it was, newest first */
export async function itemsOf(reader: Reader, workstream: Workstream, own: readonly Update[]): Promise<Beside> {
  const { call, group, isKept } = reader;
  const all = await call.tx.programmes.measures(workstream.programme, [workstream.id]);
  const isOpen = () => can(call.actor, 'workstream.read-unapproved', subjectOf(workstream));
  const { record, figures } = (await readRecords(call.tx, [workstream], all, isOpen))(workstream, own);
  const maySee = ({ sensitive = false }: { readonly sensitive?: boolean | undefined }) =>
    !sensitive || (!group && can(call.actor, 'workstream.read-sensitive', subjectOf(workstream)));
  const audience = group ? 'digest' : readerOf(call, workstream);
  const shown = itemsShown(record, own, figures, () => false, { audience, maySee });
  return {
    milestones: all.milestones.filter((each) => maySee(each) && !isKept(`milestone/${keyOf(each.id)}`)),
    indicators: shown.indicators,
    risks: shown.risks,
  };
}

/** `Calls answered within 20 seconds 78% (target 85%)`: the newest figure of each that is outside tolerance. */
export async function offTarget(
  { call, today }: Reader,
  { indicators }: Pick<Beside, 'indicators'>,
): Promise<string | undefined> {
  const organisation = await call.tx.organisation();
  if (!organisation) return undefined;
  const off = indicators.flatMap((each) => {
    const last = readingsOf(each, organisation.financialYearStarts, today).at(-1);
    if (!last || standsAgainst(each, last.value) !== 'outside tolerance') return [];
    return [`${each.name} ${sayReading(each, last.value)} (${sayTarget(each)})`];
  });
  return off.length > 0 ? listedShort(off) : undefined;
}

/** Where one can look further. */
export async function further(
  { call }: Reader,
  workstream: Workstream,
  { milestones, indicators, risks }: Beside,
): Promise<readonly Block[]> {
  const name = await typedAs(call.tx, call.actor, workstream);
  const all: readonly Button[] = [
    ...(milestones.length > 0 ? [{ label: 'Milestones', say: `milestones ${name}` }] : []),
    ...(indicators.length > 0 ? [{ label: 'Measures', say: `indicators ${name}` }] : []),
    ...(risks.length > 0 ? [{ label: 'Risks', say: `risks ${name}` }] : []),
    ...(mayAsk(call.actor, workstream)
      ? [{ label: 'Ask a question', say: `ask ${workstream.id}`, opens: 'form' as const }]
      : []),
  ];
  return all.length > 0 ? [buttons(...all)] : [];
}
