import type { Answers } from '../interview/answers.ts';
import { type Audience, answersFor, keptFrom, type Sensitive } from '../interview/apart.ts';
import { correctionOf, newRisksOf, savingOf } from '../interview/shown/measures.ts';
import { slug } from '../programme/naming.ts';
import { type Indicator, keyOf, type Risk } from '../programme/nouns.ts';
import type { Update } from '../rounds/round.ts';
import type { SavingNow } from '../savings/roll-up.ts';

/** What a workstream is measured by, as a group may see it: nothing sensitive, and nothing that was kept back. */
export interface Items {
  readonly indicators: readonly IndicatorNow[];
  readonly savings: readonly SavingNow[];
  readonly risks: readonly Risk[];
}

export type IndicatorNow = Indicator & {
  /** What is being done about it, as its newest answer says. */
  readonly action?: string;
};

/** The record of one workstream, whoever may see it. */
export interface Recorded {
  readonly indicators: readonly Indicator[];
  readonly savings: readonly SavingNow[];
  readonly risks: readonly Risk[];
}

/** Who reads of items. */
export interface ReaderOfItems {
  readonly audience: Audience;
  /** Whether they may see this one, if nothing was kept back of it. */
  maySee(item: { readonly sensitive?: boolean | undefined; readonly owner?: string | undefined }): boolean;
}

const inDigest: ReaderOfItems = { audience: 'digest', maySee: ({ sensitive = false }) => !sensitive };

/**
 * @param own what was answered for the workstream, newest first
 * @param figures what owners of single items gave
 */
export function itemsShown(
  record: Recorded,
  own: readonly Update[],
  figures: readonly Update[],
  sensitive: Sensitive,
  { audience, maySee }: ReaderOfItems = inDigest,
): Items {
  const newest = own.findIndex(({ kind }) => kind !== 'touch');
  const counting = [...own.slice(0, newest < 0 ? own.length : newest + 1), ...figures];
  const kept = counting.map(({ answers }) => keptFrom(audience, answers, sensitive));
  const isShown = (item: Parameters<typeof maySee>[0], question: string) =>
    maySee(item) && !kept.some((isKept) => isKept(question));
  const posted = counting.map(({ answers }) => answersFor(audience, answers, sensitive));
  const said = <T>(read: (answers: Answers) => T | undefined): T | undefined =>
    posted.map(read).find((each) => each !== undefined);
  const hidden = newRisksKept(own, sensitive, audience);
  return {
    indicators: record.indicators
      .filter((each) => isShown(each, `indicator/${keyOf(each.id)}`))
      .map((each) => {
        const action = said((answers) => correctionOf(answers, keyOf(each.id)));
        return action === undefined ? each : { ...each, action };
      }),
    savings: record.savings
      .filter((each) => isShown(each, `saving/${keyOf(each.id)}`))
      .map((each) => {
        const atRisk = said((answers) => savingOf(answers, keyOf(each.id))?.atRisk);
        return atRisk === undefined ? each : { ...each, atRisk };
      }),
    risks: record.risks.filter((each) => isShown(each, `risk/${keyOf(each.id)}`) && !hidden(keyOf(each.id))),
  };
}

/** By key: what was new in an answer that kept it back bears its words in its key (interview/questions/risks.ts). */
function newRisksKept(own: readonly Update[], sensitive: Sensitive, audience: Audience): (key: string) => boolean {
  const named = own
    .filter(({ answers }) => keptFrom(audience, answers, sensitive)('risks/new'))
    .flatMap(({ answers }) => newRisksOf(answers) ?? [])
    .map(({ text }) => `${slug(text).slice(0, 40)}-`);
  return (key) => named.some((each) => key.startsWith(each));
}
