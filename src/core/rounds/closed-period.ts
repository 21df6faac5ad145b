import { localDateOf } from '../calendar/zone.ts';
import { sentence } from '../message.ts';
import type { AnswerAt, Tx } from '../ports.ts';
import type { Workstream } from '../programme/nouns.ts';
import { type Period, parsePeriod } from '../programme/period.ts';
import { type Call, direct, type Reply } from '../words/word.ts';
import { meansWorkstream, workstreamNamed } from '../words/workstream.ts';
import { roundId } from './plan.ts';

/** `customer-focus Q3 2026/27`: a workstream, and the period whose answer is meant. */
interface Meant {
  readonly typed: string;
  readonly period: string;
}

/** Periods as `update` takes them behind a name; a word that may as well belong to the name is left to the name. */
const period = /^(?:q[1-4](?:[\s-]*\d{2,4}(?:\s*[/–-]\s*\d{2,4})?)?|\d{4}-\d{1,2}|[a-z]{3,9} \d{4}|this|last)$/i;

/** Undefined where the whole of it names a workstream, or no period stands at its end. */
async function meantPeriod(call: Call): Promise<Meant | undefined> {
  const words = call.args.split(/\s+/).filter(Boolean);
  const from = words.findIndex((_, at) => at > 0 && period.test(words.slice(at).join(' ')));
  if (from < 0 || (await meansWorkstream(call, call.args, 'workstream.answer'))) return undefined;
  return { typed: words.slice(0, from).join(' '), period: words.slice(from).join(' ') };
}

/** Whether this certainly means the answer for a period. */
export async function meansPeriod(call: Call): Promise<boolean> {
  const meant = await meantPeriod(call);
  return meant !== undefined && meansWorkstream(call, meant.typed, 'workstream.answer');
}

/**
 * `update customer-focus Q3 2026/27`: the answer for a period, in a round that is open or closed. Undefined: no period is
 * named.
 *
 * @param typed what to type for the workstream with this id
 */
export async function inPeriod(
  call: Call,
  typed: (workstream: string) => string,
): Promise<{ readonly at: AnswerAt } | { readonly refusal: Reply } | undefined> {
  const meant = await meantPeriod(call);
  if (!meant) return undefined;
  const found = await workstreamNamed(call, meant.typed, 'workstream.answer', (id) => `${typed(id)} ${meant.period}`);
  if ('refusal' in found) return found;
  const { workstream } = found;
  const of = await periodOf(call.tx, workstream, meant.period);
  const round = of && (await call.tx.rounds.get(roundId(workstream.programme, of)));
  if (round && round.state !== 'planned') return { at: { round: round.id, workstream: workstream.id } };
  const what = of ? `There was no round for ${of.label}` : `I could not read “${meant.period}” as a period`;
  return { refusal: direct(sentence(`${what}, so there is no answer of ${workstream.name} to change.`)) };
}

async function periodOf(tx: Tx, workstream: Workstream, typed: string): Promise<Period | undefined> {
  const [programme, organisation] = [await tx.programmes.get(workstream.programme), await tx.organisation()];
  if (!programme || !organisation) return undefined;
  const { financialYearStarts, timeZone } = organisation;
  const every = workstream.rounds?.every ?? programme.rounds.every;
  return parsePeriod(typed, { today: localDateOf(tx.now, timeZone), every, financialYearStarts });
}
