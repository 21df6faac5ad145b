import { plain } from '../../message.ts';
import { type Indicator, keyOf } from '../../programme/nouns.ts';
import type { About } from '../about.ts';
import type { Answers } from '../answers.ts';
import type { Effect, Family } from '../family.ts';
import type { Question, Section, Understanding } from '../question.ts';
import { correctionOf, figureOf } from '../shown/measures.ts';
import { correctiveAction, type Figure, figure } from '../stored/measures.ts';
import { understandText } from '../understand/text.ts';
import { excerpt, plainWords } from '../understand/wording.ts';
import { readYesNo } from '../understand/yes-no.ts';
import { dueHere, type Reported } from './indicators/due.ts';
import { knownBefore, standingOf } from './indicators/known.ts';
import { ownerOf } from './indicators/others.ts';
import { questionKey, readFigure, whatWorks } from './indicators/read.ts';
import { before, compared, figures, newest, shown, span, typed } from './indicators/say.ts';
import { apart } from './item.ts';

export { type AskedOfOther, figuresAskedOfOthers } from './indicators/others.ts';

const section: Section = { key: 'indicators', name: 'Indicators' };

/** A figure for each indicator that is due, and what is being done where it is off target. */
export const indicators: Family = {
  questions(about, answers) {
    const { indicators } = about.workstream;
    const name = apart(
      indicators,
      (each) => each.name,
      (each) => keyOf(each.id),
    );
    return indicators.flatMap((indicator) => {
      const periods = periodsOf(about, indicator, answers);
      return [
        figureQuestion(about, indicator, periods, name(indicator)) as Question,
        actionQuestion(about, indicator, periods, name(indicator), answers) as Question,
      ];
    });
  },

  effects: (about, answers) =>
    about.workstream.indicators.flatMap((indicator): readonly Effect[] => {
      const given = figureOf(answers, keyOf(indicator.id));
      if (!given || Object.keys(given.readings).length === 0) return [];
      const readings = { ...indicator.readings, ...given.readings };
      return [{ what: 'set', kind: 'indicator', id: indicator.id, fields: { readings } }];
    }),
};

/** Whether it is asked in this interview, and not directly of somebody else. */
const isTheirs = (about: About, indicator: Indicator): boolean => ownerOf(about.workstream, indicator) === about.part;

/** What is asked for now; else what was answered, or could be. */
function periodsOf(about: About, indicator: Indicator, answers: Answers): readonly Reported[] {
  const { now, otherwise } = dueHere(about, indicator);
  if (now.length > 0) return now;
  const given = Object.keys(figureOf(answers, keyOf(indicator.id))?.readings ?? {});
  const answered = otherwise.filter(({ label }) => given.includes(label));
  return answered.length > 0 ? answered : otherwise;
}

function figureQuestion(
  about: About,
  indicator: Indicator,
  periods: readonly Reported[],
  short: string,
): Question<Figure> {
  const owner = ownerOf(about.workstream, indicator);
  return {
    key: questionKey(indicator),
    name: indicator.name,
    called: [short, keyOf(indicator.id)],
    section,
    ...(indicator.sensitive ? { sensitive: true } : {}),
    ...(owner === undefined ? {} : { askedOf: owner }),
    seconds: periods.length > 1 ? 40 : 20,
    stored: figure,
    appears: 'the digest and the paper',
    skipping: 'Readers will see that no figure was given.',
    asked: (answers) =>
      answers[questionKey(indicator)] !== undefined ||
      (isTheirs(about, indicator) && dueHere(about, indicator).now.length > 0),
    put: () => ({
      line: `${indicator.name}${span(periods, about)}? ${before(indicator, periods, about)}`.trim(),
      hint: whatWorks(indicator, periods, about),
      saysLast: true,
      choices: [{ label: 'Not yet available', say: 'Not yet available' }],
    }),
    understand: (text) => readFigure(text, indicator, periods, about),
    show: (value) => shown(value, indicator, periods),
    // A figure is never “no change”; words can stand again.
    ...(indicator.qualitative
      ? {
          last: () => {
            const words = knownBefore(indicator, periods.at(-1)!, about).last?.value;
            return typeof words === 'string' ? { readings: { [periods.at(-1)!.label]: words } } : undefined;
          },
        }
      : {
          short: (value: Figure) => excerpt(plain(figures(value, indicator, periods)) || 'not yet available', 40),
        }),
    compared: (value) => compared(value, indicator, periods, about),
    field: {
      input: indicator.qualitative ? 'lines' : 'line',
      text: (value) => value.said ?? typed(value, indicator, periods),
    },
  };
}

function actionQuestion(
  about: About,
  indicator: Indicator,
  periods: readonly Reported[],
  short: string,
  answers: Answers,
): Question<string> {
  const key = `${questionKey(indicator)}/action`;
  const owner = ownerOf(about.workstream, indicator);
  const given = figureOf(answers, keyOf(indicator.id));
  const standing = given && standingOf(indicator, newest(given, periods));
  return {
    key,
    name: `Action on ${short}`,
    called: [`action on ${short}`, `action on ${keyOf(indicator.id)}`],
    section,
    ...(indicator.sensitive ? { sensitive: true } : {}),
    ...(owner === undefined ? {} : { askedOf: owner }),
    ...(standing === 'outside tolerance' ? { required: true } : {}),
    stored: correctiveAction,
    appears: 'the digest and the paper',
    skipping:
      standing === 'within tolerance'
        ? 'Readers will see that it is within tolerance.'
        : 'The update cannot be submitted without it; you are asked again before it goes.',
    asked: () => standing === 'outside tolerance' || standing === 'within tolerance',
    put: () => ({
      line:
        standing === 'within tolerance'
          ? `${indicator.name}: within tolerance. Is anything being done about it?`
          : `${indicator.name}: outside tolerance. What is being done about it?`,
      hint: 'For example: more staff at lunchtime from 1 February.',
      ...(standing === 'within tolerance' ? { choices: [{ label: NOTHING, say: NOTHING }] } : {}),
    }),
    // Where it was asked whether, no is an answer.
    understand: (text) =>
      standing === 'within tolerance' && isNo(text) ? { understood: NOTHING } : inWords(text, short),
    show: (text) => [text],
    last: () => (about.last ? correctionOf(about.last.answers, keyOf(indicator.id)) : undefined),
  };
}

const NOTHING = 'Nothing for now';
const isNo = (text: string): boolean =>
  readYesNo(text) === 'no' ||
  /^(?:nothing|none)(?: yet| for now| at present| at the moment)?$/.test(plainWords(text.slice(0, 40)));

/** What is being done takes words: a figure alone is meant for the indicator. */
function inWords(text: string, short: string): Understanding<string> {
  const read = understandText(text);
  if ('problem' in read || /\p{L}{3}/u.test(read.understood)) return read;
  return {
    problem: `This asks what is being done, in words. You could write “more staff at lunchtime from 1 February”; to change the figure, write “Change ${short}”.`,
  };
}
