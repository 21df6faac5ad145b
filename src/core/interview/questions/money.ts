import { monthNumber } from '../../calendar/month.ts';
import { type Line, plain } from '../../message.ts';
import type { Workstream } from '../../programme/nouns.ts';
import type { About } from '../about.ts';
import type { Effect, Family } from '../family.ts';
import type { Question, Understanding } from '../question.ts';
import { moneyOf } from '../shown/measures.ts';
import { type MoneySaid, moneySaid } from '../stored/measures.ts';
import { sayAmount } from '../understand/amount.ts';
import type { Standing } from '../understand/changed-by.ts';
import { type LabelledAmount, moneyLabels, readLabelledAmounts } from '../understand/labelled-amounts.ts';
import { readItemState } from '../understand/state-of-item.ts';
import { understandText } from '../understand/text.ts';
import { excerpt } from '../understand/wording.ts';
import { isEmpty, tooLong } from './item.ts';
import { datesFor } from './path.ts';
import { hedged, isCounted } from './savings/read.ts';

type Budget = NonNullable<Workstream['budget']>;

const whatWorks = 'For example: spent 300k, forecast 1.15m. “Unchanged” is an answer too.';

/** Spending against the budget, once a quarter where there is one. */
export const money: Family = {
  questions: (about) => (about.workstream.budget ? [moneyQuestion(about.workstream.budget) as Question] : []),

  effects(about, answers): readonly Effect[] {
    const { budget, id } = about.workstream;
    const { unchanged, spent, forecast } = moneyOf(answers) ?? {};
    if (!budget || unchanged || (spent === undefined && forecast === undefined)) return [];
    const now = {
      ...budget,
      ...(spent === undefined ? {} : { spent }),
      ...(forecast === undefined ? {} : { forecast }),
    };
    return [{ what: 'set', kind: 'workstream', id, fields: { budget: now } }];
  },
};

/** In a monthly round only where a quarter of the financial year ends with the month. */
function isDue({ round, organisation }: About): boolean {
  const starts = Number(organisation.financialYearStarts.slice(0, 2)) - 1;
  return round.period.from !== round.period.to || (monthNumber(round.period.to) + 1 - starts) % 3 === 0;
}

function moneyQuestion(budget: Budget): Question<MoneySaid> {
  return {
    key: 'money',
    name: 'Money',
    called: ['money', 'budget', 'spending', 'spend', 'finance'],
    stored: moneySaid,
    appears: 'the paper',
    skipping: 'The paper will show the figures of last time.',
    asked: (answers, about) => isDue(about) || answers.money !== undefined,
    put: () => ({ line: line(budget), hint: whatWorks, saysLast: true }),
    understand: (text, about) => readMoney(text, budget, about),
    show: (value) => shown(value, budget),
    short: (value) => (value.unchanged ? 'as before' : excerpt(plain(amounts(value)) || value.note || 'as said', 40)),
    last: () => ({ unchanged: true }),
    compared: (value) => compared(value, budget),
    field: { input: 'line', text: (value) => value.said ?? (value.unchanged ? 'unchanged' : plain(amounts(value))) },
  };
}

/** `Approved £1.2m: spent so far and forecast? Last time spent £300,000, forecast £1.15m.` */
function line({ approved, spent, forecast }: Budget): string {
  const known = plain(amounts({ spent, forecast }));
  const of = approved === undefined ? 'Money' : `Approved ${sayAmount(approved, '£')}`;
  return `${of}: spent so far and forecast?${known ? ` Last time ${known}.` : ''}`;
}

function readMoney(text: string, budget: Budget, about: About): Understanding<MoneySaid> {
  const long = tooLong(text);
  if (long) return long;
  const said = text.trim();
  if (isEmpty(said)) return { problem: `I found no amount in that. ${whatWorks}` };
  const asked = { money: true, dates: datesFor(about) };
  const { amounts, unlabelled, unclear, rest } = readLabelledAmounts(said, moneyLabels, asked, standingOf(budget));
  if (unclear) return { problem: unclear };
  const range = Object.values(amounts).find(({ kind }) => kind === 'range');
  if (range) return { problem: `“${range.said}” is a range, and one figure is kept. ${whatWorks}` };
  const value: MoneySaid = { ...one('spent', amounts.spent), ...one('forecast', amounts.forecast) };
  const note = [rest, ...hedged(amounts)].filter((each) => each !== undefined).join('; ');
  const noted: MoneySaid = { ...value, said, ...(note ? { note } : {}) };
  if (unlabelled.length > 0) {
    const [spent, forecast, ...more] = unlabelled;
    if (
      !spent ||
      !forecast ||
      more.length > 0 ||
      Object.keys(value).length > 0 ||
      spent.kind === 'range' ||
      forecast.kind === 'range'
    )
      return { problem: `I could not tell whether “${unlabelled[0]!.said}” is spent or forecast. ${whatWorks}` };
    return { confirm: { ...noted, spent: spent.value, forecast: forecast.value }, said: excerpt(said, 100) };
  }
  if (amounts.approved?.kind === 'one' && amounts.approved.value !== budget.approved) {
    const known = budget.approved === undefined ? 'not recorded' : sayAmount(budget.approved, '£');
    return {
      problem: `The approved budget is ${known}; the programme office changes it. ${whatWorks}`,
    };
  }
  if (Object.keys(value).length === 0) return inWords(said);
  return isPlausible(value, budget) && !isCounted(amounts)
    ? { understood: noted }
    : { confirm: noted, said: excerpt(said, 100) };
}

/** What `up 20k` counts from; of an amount without a name it cannot be told. */
const standingOf = ({ approved, spent = 0, forecast }: Budget): Readonly<Record<string, Standing | undefined>> => ({
  approved: at(approved),
  spent: at(spent),
  forecast: at(forecast),
});

const at = (value: number | undefined): Standing | undefined =>
  value === undefined ? undefined : { low: value, high: value };

const one = (name: 'spent' | 'forecast', amount: LabelledAmount | undefined): MoneySaid =>
  amount?.kind === 'one' ? { [name]: amount.value } : {};

function inWords(said: string): Understanding<MoneySaid> {
  const state = readItemState(said);
  const rest = [state?.rest, state?.because].filter((part) => part !== undefined).join('; ');
  if (state?.is === 'unchanged') return { understood: { unchanged: true, ...(rest ? { said, note: rest } : {}) } };
  const words = understandText(said);
  return 'problem' in words ? words : { understood: { said: words.understood, note: words.understood } };
}

/** A forecast below what is spent, spending that went back, ten times what it was: asked back. */
function isPlausible(value: MoneySaid, budget: Budget): boolean {
  const { spent = budget.spent, forecast = budget.forecast } = value;
  if (spent !== undefined && forecast !== undefined && forecast < spent) return false;
  if (value.spent !== undefined && value.spent < (budget.spent ?? 0)) return false;
  const before = budget.forecast ?? budget.approved;
  if (!value.forecast || !before) return true;
  return value.forecast / before < 10 && value.forecast / before > 0.1;
}

function amounts({ spent, forecast }: { spent?: number | undefined; forecast?: number | undefined }): Line {
  const parts = [
    ...(spent === undefined ? [] : [`spent ${sayAmount(spent, '£')}`]),
    ...(forecast === undefined ? [] : [`forecast ${sayAmount(forecast, '£')}`]),
  ];
  return [parts.join(', ')];
}

function shown(value: MoneySaid, budget: Budget): Line {
  const { spent = budget.spent, forecast = budget.forecast, note, unchanged } = value;
  const said = plain(amounts({ spent, forecast }));
  const over = forecast === undefined || budget.approved === undefined ? 0 : forecast - budget.approved;
  const above = over > 0 ? `, ${sayAmount(over, '£')} over the approved ${sayAmount(budget.approved!, '£')}` : '';
  if (value.spent === undefined && value.forecast === undefined && !unchanged)
    return [note ?? '', ...(said ? [` (${said}${above}, as before)`] : [])];
  return [`${unchanged ? `as before${said ? ', ' : ''}` : ''}${said}${above}`, ...(note ? [` (${note})`] : [])];
}

function compared(value: MoneySaid, budget: Budget): string | undefined {
  if (value.forecast === undefined || budget.forecast === undefined || value.forecast === budget.forecast)
    return undefined;
  return `forecast was ${sayAmount(budget.forecast, '£')}`;
}
