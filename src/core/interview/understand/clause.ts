import type { ApartContext } from './apart.ts';
import { type AskReader, askReader } from './decision-asked.ts';
import { figureIn } from './figure-in-clause.ts';
import { type Known, knownBy, tellingWords } from './item-named.ts';
import { newRisksHeading } from './numbered.ts';
import { stateIn } from './state-in-clause.ts';

/** What a clause is about by itself. */
export interface Finding {
  /** Several: it could answer any of these. None: it could be about any of several items, and is asked. */
  readonly question: string | readonly string[];
  /** Where in the clause its answer begins: `slips to 31 July` after `contact centre`. */
  readonly from: number;
  readonly sure: boolean;
  /** Of what moves, or has a reason: why, as written; where it was not said, what follows may say it. */
  readonly moves?: { readonly because?: string };
  /** Of a milestone: a day was said with it. */
  readonly dated?: true;
  /** It stands after a `because`. */
  readonly saysWhy?: true;
  /** Of a decision: of whom it is asked, as written. */
  readonly who?: string;
}

/** What a message may be about, with how each item can be called. */
export interface Knowing extends ApartContext {
  readonly known: {
    readonly milestones: readonly Known<ApartContext['milestones'][number]>[];
    readonly risks: readonly Known<ApartContext['risks'][number]>[];
    readonly figures: readonly Known<Figure>[];
    readonly actions: readonly Known<{ readonly key: string }>[];
  };
  /** The words of all these names, and of the workstream's. */
  readonly vocabulary: ReadonlySet<string>;
  readonly readAsk: AskReader;
}

/** An indicator or a saving. */
interface Figure {
  readonly question: string;
  readonly unit?: string;
}

export function knowing(context: ApartContext): Knowing {
  const figures = [
    ...context.indicators.map(({ key, name, unit }) => ({
      question: `indicator/${key}`,
      name,
      ...(unit ? { unit } : {}),
    })),
    ...context.savings.map(({ key, name }) => ({ question: `saving/${key}`, name, unit: '£' })),
  ];
  const known = {
    milestones: knownBy(context.milestones, ({ title }) => title),
    risks: knownBy(context.risks, ({ title }) => title),
    figures: knownBy(figures, ({ name }) => name),
    actions: knownBy(context.actions ?? [], ({ text }) => text),
  };
  const names = Object.values(known).flatMap((items) => items.flatMap(({ words }) => [...words]));
  return {
    ...context,
    known,
    vocabulary: new Set([...names, ...tellingWords(context.workstream ?? '')]),
    readAsk: askReader(context.groups.map(({ name }) => name)),
  };
}

/** The longest clause in which an item's state or figure is looked for, in characters: beyond, it is a tale. */
const LONGEST = 240;

const connector = /^(?:and|but|also|plus|so|then|while|whereas|with|because|as|since|due to)[,:]?\s+/i;

/** What a clause answers, if it plainly answers something by itself. */
export function findingIn(clause: string, context: Knowing): Finding | undefined {
  const lead = connector.exec(clause)?.[0].length ?? 0;
  const own = clause.slice(lead);
  const short = own.length <= LONGEST;
  const found =
    labelled(own) ??
    asked(own, context.readAsk) ??
    (short ? (stateIn(own, context) ?? figureIn(own, context)) : undefined) ??
    opened(own);
  const saysWhy = found && /^(?:because|as|since|due to)\b/i.test(clause);
  return found && { ...found, from: found.from + lead, ...(saysWhy ? { saysWhy } : {}) };
}

const labels: readonly (readonly [question: string, pattern: RegExp])[] = [
  ['reason', /^(?:why|reasons?|cause|because)\s?:\s*/i],
  ['path', /^(?:path(?: to (?:green|amber))?|way back|(?:back|return) to (?:green|amber)|recovery(?: plan)?)\s?:\s*/i],
  ['next', /^(?:next|next steps?|next (?:quarter|month|period)|coming up)\s?:\s*/i],
  ['achieved', /^(?:achieved|achievements?|progress|done this (?:quarter|month|period)|highlights?)\s?:\s*/i],
];

const newRisk = /^new (?:risk|issue)\s?[:–-]\s*\S/i;

function labelled(clause: string): Finding | undefined {
  // Which of the two it is, is read there.
  if (newRisk.test(clause) || newRisksHeading.test(clause)) return { question: 'risks/new', from: 0, sure: true };
  for (const [question, pattern] of labels) {
    const label = pattern.exec(clause)?.[0];
    if (label !== undefined && label.length < clause.length) return { question, from: label.length, sure: true };
  }
  return undefined;
}

function asked(clause: string, readAsk: AskReader): Finding | undefined {
  const ask = readAsk(clause);
  return ask && { question: 'decisions', from: ask.at, sure: true, ...(ask.who ? { who: ask.who } : {}) };
}

const comesBack =
  /^(?:(?:we|it|this|should|will|would|could|expects?|expected|hopes?|aims?|to|be|get|getting|come|coming|move|moving|go|going|then|i|are|is)\s){0,6}(?:back|returns?|returning|recovers?|recovering)\s(?:to|on|at|in)\s(?:green|amber|track|plan|course)\b/i;
const comesNext = /^next (?:steps?|quarter|month|period|week|up|is|are|we)\b/i;

function opened(clause: string): Finding | undefined {
  if (comesBack.test(clause)) return { question: 'path', from: 0, sure: true };
  if (comesNext.test(clause)) return { question: 'next', from: 0, sure: true };
  return undefined;
}
