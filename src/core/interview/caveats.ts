import { sayCount } from '../calendar/say.ts';
import { expected } from '../programme/milestone-days.ts';
import { type Indicator, keyOf } from '../programme/nouns.ts';
import { type About, listed } from './about.ts';
import type { Answers } from './answers.ts';
import { knownBefore, standingOf } from './questions/indicators/known.ts';
import { figureOf } from './shown/measures.ts';
import { milestoneOf } from './shown/milestones.ts';
import { ratingOf } from './shown.ts';

/** What a Green passes over. The rating stays as it was given: the lead chooses it, and readers see both. */
export interface Caveats {
  /** `one measure off target and one critical milestone overdue`. */
  readonly said: string;
  /** Which, one line each. */
  readonly which: readonly string[];
}

/** Undefined: it is not Green, or there is nothing to say beside it. */
export function caveatsOf(about: About, answers: Answers): Caveats | undefined {
  if (ratingOf(answers) !== 'green') return undefined;
  const measures = about.workstream.indicators.filter(
    (each) => isShown(each, about) && isOffTarget(each, about, answers),
  );
  const milestones = about.workstream.milestones.filter((milestone) => {
    const told = milestoneOf(answers, keyOf(milestone.id));
    const day = expected(milestone);
    // A new date of a critical milestone counts once it is approved.
    if (!isShown(milestone, about)) return false;
    return milestone.critical && !milestone.actual && told?.is !== 'done' && day !== undefined && day < about.today;
  });
  if (measures.length + milestones.length === 0) return undefined;
  return {
    said: listed([
      ...(measures.length > 0 ? [`${inWords(sayCount(measures.length, 'measure'))} off target`] : []),
      ...(milestones.length > 0 ? [`${inWords(sayCount(milestones.length, 'critical milestone'))} overdue`] : []),
    ]),
    which: [
      ...(measures.length > 0 ? [`Off target: ${listed(measures.map(({ name }) => name))}.`] : []),
      ...(milestones.length > 0 ? [`Overdue: ${listed(milestones.map(({ title }) => title))}.`] : []),
    ],
  };
}

/** Of a workstream that is not sensitive, readers see nothing of an item that is. */
const isShown = ({ sensitive }: { readonly sensitive?: boolean | undefined }, { audience }: About): boolean =>
  !sensitive || audience.sensitive === true;

const inWords = (count: string): string => count.replace(/^1 /, 'one ');

/** By the newest figure: of this answer, of its owner, or the last that is known. */
function isOffTarget(indicator: Indicator, about: About, answers: Answers): boolean {
  const key = keyOf(indicator.id);
  const given = [answers, ...about.figures.map((each) => each.answers)].flatMap((each) => figureOf(each, key) ?? []);
  // What is not yet available is not off target; the last figure that is known says nothing of it.
  if (given[0]?.later && Object.keys(given[0].readings).length === 0) return false;
  const readings = Object.assign({ ...indicator.readings }, ...given.map((each) => each.readings).reverse());
  const { last } = knownBefore({ ...indicator, readings }, endOfTime, about);
  return standingOf(indicator, last?.value) === 'outside tolerance';
}

/** After every period there is. */
const endOfTime = { label: '', from: '9999-12', to: '9999-12' } as Parameters<typeof knownBefore>[1];
