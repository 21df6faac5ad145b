import { sayDayInFull } from '../../calendar/say.ts';
import { type Line, plain } from '../../message.ts';
import { keyOf, type Saving } from '../../programme/nouns.ts';
import type { About } from '../about.ts';
import type { Effect, Family } from '../family.ts';
import type { Question, Section } from '../question.ts';
import { savingOf } from '../shown/measures.ts';
import { type SavingSaid, savingSaid } from '../stored/measures.ts';
import { sayAmount, sayRange } from '../understand/amount.ts';
import { excerpt } from '../understand/wording.ts';
import { apart } from './item.ts';
import { readSaving, whatWorks } from './savings/read.ts';

const section: Section = { key: 'savings', name: 'Savings' };

/** What each saving that is not delivered has brought, will bring, and may not. */
export const savings: Family = {
  questions(about) {
    const { savings } = about.workstream;
    const name = apart(
      savings,
      (each) => each.name,
      (each) => keyOf(each.id),
    );
    return savings.map((saving) => savingQuestion(about, saving, name(saving)) as Question);
  },

  /** What is at risk, and what was said in words, stays in the answer: the record holds what is delivered and forecast. */
  effects: (about, answers) =>
    about.workstream.savings.flatMap((saving): readonly Effect[] => {
      const { delivered, low, high, complete, unchanged } = savingOf(answers, keyOf(saving.id)) ?? {};
      const fields = {
        ...(delivered === undefined ? {} : { delivered }),
        ...(low === undefined ? {} : { low }),
        ...(high === undefined ? {} : { high }),
        ...(complete ? { state: 'delivered' } : {}),
      };
      return unchanged || Object.keys(fields).length === 0
        ? []
        : [{ what: 'set', kind: 'saving', id: saving.id, fields }];
    }),
};

const isOpen = ({ state }: Saving): boolean => state !== 'delivered' && state !== 'reinvested';

function savingQuestion(about: About, saving: Saving, short: string): Question<SavingSaid> {
  const key = keyOf(saving.id);
  const standing = asBefore(about, saving);
  return {
    key: `saving/${key}`,
    name: saving.name,
    called: [short, key],
    section,
    ...(saving.sensitive ? { sensitive: true } : {}),
    stored: savingSaid,
    appears: 'the digest and the paper',
    skipping: 'Readers will see the figures of last time.',
    asked: (answers) => isOpen(saving) || answers[`saving/${key}`] !== undefined,
    put: () => ({
      line: line(saving, about),
      hint: saving.kind === 'non-financial' ? 'A sentence or two, or “unchanged”.' : whatWorks,
      saysLast: true,
    }),
    understand: (text) => readSaving(text, saving, standing, about),
    show: (value) => shown(value, saving),
    short: (value) => (value.unchanged ? 'as before' : excerpt(plain(amounts(value)) || value.note || 'as said', 40)),
    last: () => standing,
    compared: (value) => compared(value, saving),
    field: { input: 'line', text: (value) => value.said ?? (value.unchanged ? 'unchanged' : plain(amounts(value))) },
  };
}

/** What `No change` records; what was at risk last time still is. */
function asBefore(about: About, saving: Saving): SavingSaid {
  const before = about.last && savingOf(about.last.answers, keyOf(saving.id));
  return { unchanged: true, ...(before?.atRisk ? { atRisk: before.atRisk } : {}) };
}

const kinds: Readonly<Record<Saving['kind'], string>> = {
  saving: '',
  income: 'income',
  'capital-receipt': 'capital receipt',
  'cost-avoidance': 'cost avoided',
  'non-financial': '',
};
const bases: Readonly<Record<Saving['basis'], string>> = {
  'one-off': 'once',
  'full-year': 'a year when complete',
  'part-year': 'in part of a year',
  annual: 'a year',
  cumulative: 'over all years together',
  'not-stated': '',
};

/** `Management layers: delivered so far, forecast and at risk? Forecast £400,000 (cashable, a year when complete), …` */
function line(saving: Saving, about: About): string {
  const { name, kind, class: of, basis, by, after } = saving;
  const depends = after === undefined ? '' : ` It depends on “${titleOf(after, about)}”.`;
  const until = by === undefined ? '' : ` by ${sayDayInFull(by)}`;
  if (kind === 'non-financial') return `${name}: how does it stand?${until ? ` It is planned${until}.` : ''}${depends}`;
  const like = [kinds[kind], of === 'cashable' ? 'cashable' : 'not cashable', bases[basis]].filter(Boolean).join(', ');
  const known = forecastOf(saving);
  const forecast = known ? `Forecast ${known} (${like})${until}` : `No forecast yet (${like})${until}`;
  const delivered = saving.delivered ? `${sayAmount(saving.delivered, '£')} delivered` : 'nothing delivered yet';
  return `${name}: delivered so far, forecast, and how much of it is at risk? ${forecast}; ${delivered}.${depends}`;
}

/** What it depends on, by its title where that is a milestone of the workstream. */
const titleOf = (after: string, { workstream }: About): string =>
  workstream.milestones.find(({ id }) => keyOf(id) === after)?.title ?? after.replaceAll('-', ' ');

function forecastOf({ low, high }: Pick<Saving, 'low' | 'high'>): string | undefined {
  const [from, to] = [low ?? high, high ?? low];
  return from === undefined || to === undefined ? undefined : sayRange(from, to, '£');
}

/** `delivered £50,000, forecast £400,000, £100,000 at risk`: what was said, as it can be typed. */
function amounts({ delivered, low, high, atRisk }: SavingSaid): Line {
  const forecast = forecastOf({ low, high });
  const parts = [
    ...(delivered === undefined ? [] : [`delivered ${sayAmount(delivered, '£')}`]),
    ...(forecast === undefined ? [] : [`forecast ${forecast}`]),
    ...(atRisk === undefined
      ? []
      : [atRisk.high === 0 ? '£0 at risk' : `${sayRange(atRisk.low, atRisk.high, '£')} at risk`]),
  ];
  return [parts.join(', ')];
}

/** As readers see it: what was not said is as it was. */
function shown(value: SavingSaid, saving: Saving): Line {
  const { complete, unchanged, note } = value;
  const { delivered = saving.delivered } = value;
  const { low, high } = value.high === undefined ? saving : value;
  const plainly = !unchanged && !complete && plain(amounts(value)) === '';
  const figures = { ...value, low, high, ...(delivered === undefined ? {} : { delivered }) };
  const said = plain(complete ? [`delivered in full, ${sayAmount(delivered ?? 0, '£')}`] : amounts(figures));
  if (plainly) return [note ?? value.said!, ...(said ? [` (${said}, as before)`] : [])];
  const stands = unchanged ? (said ? `as before, ${said}` : 'as before') : said;
  return [stands, ...(note ? [` (${note})`] : [])];
}

/** `forecast was £3.4m to £5.8m; £50,000 more delivered`. */
function compared(value: SavingSaid, saving: Saving): string | undefined {
  const before = forecastOf(saving);
  const now = forecastOf(value);
  const more = value.delivered === undefined ? 0 : value.delivered - (saving.delivered ?? 0);
  const said = [
    ...(now !== undefined && before !== undefined && now !== before ? [`forecast was ${before}`] : []),
    ...(more === 0 ? [] : [`${sayAmount(Math.abs(more), '£')} ${more > 0 ? 'more' : 'less'} delivered`]),
  ];
  return said.length > 0 ? said.join('; ') : undefined;
}
