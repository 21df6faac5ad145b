import { addDays, type LocalDate } from '#core/calendar/local-date';
import { type Weekday, weekdays } from '#core/calendar/weekday';
import { between, type Chance, oneOf } from './chance.ts';
import type { Lead, Manner } from './town.ts';

/** A small council of any year, zone, week and habit, and the seven weeks around the end of one of its periods. */
export interface Anywhere {
  readonly file: string;
  readonly folk: readonly Lead[];
  /** Instants of programme time. */
  readonly begins: string;
  readonly until: string;
  readonly digest: { readonly cron: string; readonly timeZone: string; readonly holiday: 'next' | 'previous' | 'skip' };
}

const zones = [
  'Europe/London',
  'Europe/London',
  'Europe/Athens',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Niue',
];
const nations = ['england-and-wales', 'scotland', 'northern-ireland', 'none'];
const manners: readonly Manner[] = ['at once', 'when reminded', 'in two sittings', 'when escalated', 'never'];
const ratings = ['green', 'amber', 'red'];
const names = ['asha', 'ben', 'carys', 'dilip', 'elin'];
/** Periods end with these months. */
const ends = { quarter: [3, 6, 9, 12], month: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] };

export function anywhere(chance: Chance): Anywhere {
  const every = oneOf(chance, ['quarter', 'month'] as const);
  const year = between(chance, 2024, 2037);
  const last = addDays(firstOf(year, oneOf(chance, ends[every]) + 1), -1);
  const begins = addDays(last, -between(chance, 6, 20));
  const length = every === 'month' ? between(chance, 2, 6) : between(chance, 3, 12);
  const opens = between(chance, -2, 3);
  const digest = {
    cron: `${between(chance, 0, 59)} ${between(chance, 7, 16)} * * ${between(chance, 1, 5)}`,
    timeZone: oneOf(chance, zones),
    holiday: oneOf(chance, ['next', 'previous', 'skip'] as const),
  };
  const day = () => addDays(begins, between(chance, 2, 45));
  const folk = names.map((key, i): Lead => {
    const from = day();
    const cover = chance() < 0.4 ? names[(i + 1) % names.length] : undefined;
    return {
      key,
      manner: oneOf(chance, manners),
      leads: chance() < 0.3 ? [`${key}-one`, `${key}-two`] : [`${key}-one`],
      ...(chance() < 0.5 ? { workingDays: `[${week(chance).join(', ')}]` } : {}),
      ...(chance() < 0.5 ? { timeZone: oneOf(chance, zones) } : {}),
      away:
        chance() < 0.7
          ? [{ from, to: addDays(from, between(chance, 0, 15)), ...(cover === undefined ? {} : { cover }) }]
          : [],
    };
  });
  const closures = Array.from({ length: between(chance, 0, 4) }, day);
  const file = `version: 1
organisation: { name: Anywhere Council, timeZone: ${oneOf(chance, zones)}, holidays: ${oneOf(chance, nations)}, hours: "${oneOf(chance, ['09:00-17:00', '08:00-12:00', '13:30-21:00'])}", closures: [${[...new Set(closures)].join(', ')}] }
people:
${['olive', 'claire', 'dev', ...names].map((key) => person(key, folk)).join('\n')}
programmes:
  - key: town
    name: Town Programme
    office: [olive]
    sponsor: claire
    rounds:
      { every: ${every}, notice: -3, opens: ${opens}, due: ${opens + length}, closes: ${opens + length + between(chance, 1, 6)}, remind: [-2, -1, 0, 1], escalate: { deputy: 1, director: 2, sponsor: 4 }, touch: ${oneOf(chance, ['weekly', 'fortnightly', 'none'])}, touchDay: ${oneOf(chance, weekdays)} }
    steeringGroups:
      - { key: board, name: Town Board, chair: claire, members: [claire, dev], channel: { slack: C0BOARD }, digest: { cron: "${digest.cron}", timeZone: ${digest.timeZone}, holiday: ${digest.holiday} } }
    workstreams:
${folk.flatMap(({ key, leads }) => leads.map((each) => workstream(each, key, begins, chance))).join('\n')}
`;
  return { file, folk, digest, begins: `${begins}T08:00:00Z`, until: `${addDays(last, 32)}T00:00:00Z` };
}

const firstOf = (year: number, month: number): LocalDate =>
  (month > 12 ? `${year + 1}-01-01` : `${year}-${String(month).padStart(2, '0')}-01`) as LocalDate;

/** At least one day. */
function week(chance: Chance): readonly Weekday[] {
  const days = weekdays.filter(() => chance() < 0.6);
  return days.length > 0 ? days : [oneOf(chance, weekdays)];
}

function person(key: string, folk: readonly Lead[]): string {
  const { workingDays, timeZone } = folk.find((each) => each.key === key) ?? {};
  return `  - { key: ${key}, name: ${key.charAt(0).toUpperCase()}${key.slice(1)}, email: ${key}@example.org, slack: U0${key.toUpperCase()}${
    workingDays ? `, workingDays: ${workingDays}` : ''
  }${timeZone ? `, timeZone: ${timeZone}` : ''} }`;
}

function workstream(key: string, lead: string, begins: LocalDate, chance: Chance): string {
  const deputy = chance() < 0.4 ? `, deputy: ${oneOf(chance, ['dev', ...names.filter((each) => each !== lead)])}` : '';
  const before =
    chance() < 0.8 ? `, history: [{ period: Q1 2023/24, rag: ${oneOf(chance, ratings)}, on: 2023-07-10 }]` : '';
  const milestone =
    chance() < 0.4
      ? `, milestones: [{ key: live, title: ${key} is live, baseline: ${addDays(begins, between(chance, 1, 60))} }]`
      : '';
  return `      - { key: ${key}, name: ${key.charAt(0).toUpperCase()}${key.slice(1).replace('-', ' ')}, lead: ${lead}${deputy}, director: dev${before}${milestone} }`;
}
