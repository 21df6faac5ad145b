import { sayDay } from '../calendar/say.ts';
import { capital } from '../capital.ts';
import { grouped } from '../grouped.ts';
import { sayAmount, sayRange } from '../interview/understand/amount.ts';
import { excerpt } from '../interview/understand/wording.ts';
import { type Block, type Line, list } from '../message.ts';
import { keyOf, type Saving } from '../programme/nouns.ts';
import { firstDay, lastDay } from '../programme/period.ts';
import { forecastOf, type SavingNow } from '../savings/amounts.ts';
import { rollUp } from '../savings/roll-up.ts';
import { sayBefore, sayComparison, sayLine } from '../savings/say.ts';
import { type Around, type Listed, listWord, type Sort } from './list.ts';

type State =
  | 'at-risk'
  | 'overdue'
  | 'due'
  | 'delivered'
  | 'open'
  | 'proposed'
  | 'agreed'
  | 'reinvested'
  | 'cashable'
  | 'non-cashable'
  | 'saving'
  | 'income'
  | 'capital-receipt'
  | 'cost-avoidance'
  | 'non-financial';
type One = Listed<SavingNow>;

const isAtRisk = (listed: One): boolean => (listed.item.atRisk?.high ?? 0) > 0;
const isDelivered = ({ item }: One): boolean => item.state === 'delivered' || item.state === 'reinvested';
const isOverdue = (listed: One, { today }: Around): boolean =>
  !isDelivered(listed) && listed.item.by !== undefined && listed.item.by < today;

const states: Readonly<Record<string, State>> = {
  'at risk': 'at-risk',
  risk: 'at-risk',
  overdue: 'overdue',
  late: 'overdue',
  due: 'due',
  open: 'open',
  delivered: 'delivered',
  done: 'delivered',
  closed: 'delivered',
  proposed: 'proposed',
  agreed: 'agreed',
  reinvested: 'reinvested',
  cashable: 'cashable',
  'non-cashable': 'non-cashable',
  'not cashable': 'non-cashable',
  income: 'income',
  capital: 'capital-receipt',
  receipts: 'capital-receipt',
  'capital receipts': 'capital-receipt',
  avoided: 'cost-avoidance',
  'non-financial': 'non-financial',
};

const sort: Sort<SavingNow, State> = {
  name: 'savings',
  usage: '[filter]',
  summary: 'savings and other benefits, only like added to like, against the target; “savings at risk” shows fewer',
  examples: ['savings', 'savings at risk', 'savings overdue', 'savings income'],
  called: ['saving', 'savings'],
  states,
  itemsOf: ({ savings }) => savings,

  is(state, listed, around) {
    const { item } = listed;
    switch (state) {
      case 'at-risk':
        return isAtRisk(listed);
      case 'overdue':
        return isOverdue(listed, around);
      case 'due':
        return !isDelivered(listed) && item.by !== undefined && item.by >= around.today;
      case 'open':
        return !isDelivered(listed);
      case 'delivered':
        return isDelivered(listed);
      default:
        return state === item.state || state === item.class || state === item.kind;
    }
  },

  isShown: () => true,
  isIn: (periods, { item }) => {
    const { by } = item;
    return by !== undefined && periods.some((period) => by >= firstDay(period) && by <= lastDay(period));
  },

  /** At risk, then overdue, then by the day by which they come; delivered ones last. */
  compare(a, b, around) {
    const urgency = (each: One) => (isDelivered(each) ? 3 : isAtRisk(each) ? 0 : isOverdue(each, around) ? 1 : 2);
    return urgency(a) - urgency(b) || (a.item.by ?? '9999').localeCompare(b.item.by ?? '9999');
  },

  counted(all, around) {
    const counts = [
      [all.filter(isAtRisk).length, 'at risk'],
      [all.filter((each) => isOverdue(each, around)).length, 'overdue'],
      [all.filter(isDelivered).length, 'delivered'],
    ] as const;
    return counts.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : [])).join(', ');
  },

  /** What is alike, added up; set against the target only where all are listed: a part of them always falls short. */
  above(all, { organisation, today }, isWhole): readonly Block[] {
    const of = grouped(all, ({ seen }) => seen.programme.id);
    const seesAll = (id: string) => of(id).every(({ seen }) => seen.seesAllSavings);
    const programmes = [...new Map(all.map(({ seen }) => [seen.programme.id, seen.programme])).values()];
    const lines = programmes.flatMap((programme): readonly string[] => {
      const savings = of(programme.id).map(({ item }) => item);
      const { lines: alike, targets } = rollUp(
        savings,
        programme.savings.filter(({ sensitive }) => !sensitive),
        organisation.financialYearStarts,
      );
      const name = programmes.length > 1 ? `${programme.name}: ` : '';
      return [
        ...alike.map((line) => `${name}${sayLine(line)}`),
        ...(isWhole && seesAll(programme.id)
          ? targets.map((each) => `${name}${sayComparison(each)}${sayBefore(each.target, today)}`)
          : []),
      ];
    });
    return [list(lines.map((line): Line => [capital(line)]))];
  },

  line(listed, around): Line {
    return [{ bold: listed.item.name }, ` · ${around.nameOf(listed.seen)} · ${saidOf(listed, around).join('; ')}`];
  },

  peopleIn: () => [],
};

const kinds: Readonly<Record<Saving['kind'], string>> = {
  saving: 'saving',
  income: 'income',
  'capital-receipt': 'capital receipt',
  'cost-avoidance': 'cost avoided',
  'non-financial': 'not financial',
};

const comes: Readonly<Record<Saving['basis'], string>> = {
  'one-off': 'once',
  'full-year': 'a year when complete',
  'part-year': 'in part of a year',
  annual: 'a year',
  cumulative: 'in all',
  'not-stated': '(a year or once: not stated)',
};

/** What it waits for: by its title where that is a milestone of its workstream. */
const waitsFor = (after: string, { seen }: One): string =>
  seen.milestones.find(({ id }) => keyOf(id) === after)?.title ?? after.replaceAll('-', ' ');

function saidOf(listed: One, around: Around): readonly string[] {
  const { item } = listed;
  const { by, said, after, delivered, costToAchieve, state, atRisk: risk } = item;
  const forecast = forecastOf(item);
  const amount = forecast ? `${sayRange(forecast.low, forecast.high, '£')} ${comes[item.basis]}` : 'no figure yet';
  const overdue = isOverdue(listed, around) ? ', which has passed' : '';
  return [
    `${kinds[item.kind]}${item.class === 'non-cashable' ? ', not cashable' : ''}: ${amount}`,
    ...(by === undefined
      ? said === undefined
        ? []
        : [excerpt(said, 80)]
      : [`by ${sayDay(by, around.today)}${overdue}`]),
    ...(after === undefined ? [] : [`after ${excerpt(waitsFor(after, listed), 80)}`]),
    ...(delivered === undefined ? [] : [`${sayAmount(delivered, '£')} delivered`]),
    ...(risk && risk.high > 0 ? [`${sayRange(risk.low, risk.high, '£')} at risk`] : []),
    ...(costToAchieve === undefined ? [] : [`costs ${sayAmount(costToAchieve, '£')} to achieve`]),
    ...(state === undefined ? [] : [state]),
  ];
}

/** `savings`: what is alike added up, then each, what is at risk first. */
export const savingsWord = listWord(sort);
