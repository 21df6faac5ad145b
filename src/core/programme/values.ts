import { z } from 'zod';
import { type LocalDate, localDate } from '../calendar/local-date.ts';
import { weekdays } from '../calendar/weekday.ts';

/**
 * The values a programme file is made of. Every error reads on from the value itself, which import/wording.ts puts
 * before it: `"31/3" is not a date; expected YYYY-MM-DD, such as 2027-01-31`.
 */
export const isNot = (what: string, expected: string): string => `is not ${what}; expected ${expected}`;

/** `a, b or c`. */
export const either = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** One of a few words; `what` is what they are: "a rating". */
export const oneOf = <const Words extends readonly [string, ...string[]]>(what: string, words: Words) =>
  z.enum(words, { error: isNot(what, either(words)) });

const keyForm = /^[a-z0-9][a-z0-9-]{0,59}$/;
const keyLike = (what: string, example: string) => {
  const error = isNot(what, `a-z, 0-9 and hyphens, at most 60, such as ${example}`);
  return z.string({ error }).regex(keyForm, { error });
};

/** A name for things within their owner's list: what a file, a button and a typed word refer to. Never changes. */
export const key = keyLike('a key', 'customer-focus');

/** A reference to one of `people`. */
export const personKey = keyLike("a person's key", 'asha');

/** A year of four digits that does not begin with 0: anything else is a slip of the finger. */
const isDay = (text: string): boolean => localDate(text) !== undefined && !text.startsWith('0');

const notADay = isNot('a date that exists', 'YYYY-MM-DD, such as 2027-01-31');

export const day = z
  .string({ error: notADay })
  .refine(isDay, { error: notADay })
  .transform((text) => text as LocalDate);

const factor: Record<string, number> = { '': 1, k: 1_000, m: 1_000_000, bn: 1_000_000_000 };
const notMoney = isNot('money', 'whole pounds such as 400000, 400k or 1.2m');

/** Whole pounds: `1200000`, `1.2m`, `400k`. A double holds whole pounds exactly up to 9 × 10^15. */
export const money = z.union([z.number(), z.string()], { error: notMoney }).transform((value, context) => {
  const [, digits, unit = ''] = /^(-?\d+(?:\.\d+)?)(k|m|bn)?$/i.exec(String(value)) ?? [];
  const pounds =
    digits === undefined ? Number.NaN : Math.round(Number(digits) * factor[unit.toLowerCase()]! * 100) / 100;
  if (!Number.isSafeInteger(pounds)) {
    context.addIssue({ code: 'custom', message: notMoney });
    return z.NEVER;
  }
  return pounds;
});

export const number = z.number({ error: isNot('a number', 'a number such as 85 or 4.5') });

/** A whole number from `least` to `most`; `of` is what it counts: " of working days". */
export const whole = (least: number, most: number, of = '') => {
  const error = `cannot stand here; expected a whole number${of} from ${least} to ${most}`;
  return z.number({ error }).refine((n) => Number.isInteger(n) && n >= least && n <= most, { error });
};

export const yesOrNo = z.boolean({ error: isNot('true or false', 'true or false') });

const longest = 10_000;

/** Words. A bare number is taken as written: `agendaItem: 8`. */
export const text = z
  .union([z.string(), z.number()], { error: isNot('text', 'text') })
  .transform((value) => String(value).trim())
  .pipe(
    z
      .string()
      .min(1, { error: isNot('text', 'at least one letter') })
      .max(longest, { error: isNot('short enough', 'at most 10,000 characters') }),
  );

const notAZone = isNot('a time zone', 'an IANA name such as Europe/London');

export const timeZone = z.string({ error: notAZone }).refine(
  (name) => {
    try {
      new Intl.DateTimeFormat('en-GB', { timeZone: name });
      return !/^[+-]/.test(name);
    } catch {
      return false;
    }
  },
  { error: notAZone },
);

/** `thu` or `thursday`. */
export const weekday = z
  .enum([...weekdays, 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'], {
    error: isNot('a day of the week', 'mon, tue, wed, thu, fri, sat or sun'),
  })
  .transform((name) => weekdays.find((day) => name.startsWith(day))!);

const yearsFollow = (label: string): boolean => {
  const [, first, second] = /(\d{4})\/(\d{2})$/.exec(label) ?? [];
  return first === undefined || (Number(first) + 1) % 100 === Number(second);
};

const notAPeriod = isNot('a period', 'a quarter such as Q3 2026/27 or a month such as 2026-11');

/** `Q3 2019/20`, `2026-11`; see period.ts for what it means. */
export const periodLabel = z
  .string({ error: notAPeriod })
  .regex(/^(Q[1-4] \d{4}\/\d{2}|\d{4}-(0[1-9]|1[0-2]))$/, { error: notAPeriod })
  .refine(yearsFollow, { error: isNot('a period of one financial year', 'two years that follow, such as Q3 2026/27') });

const notAYear = isNot('a financial year', 'two years that follow, such as 2026/27');

export const financialYear = z
  .string({ error: notAYear })
  .regex(/^\d{4}\/\d{2}$/, { error: notAYear })
  .refine(yearsFollow, { error: notAYear });

export const intervals = ['month', 'quarter', 'half-year', 'year'] as const;

/** May stand on any item: its facts never leave the people allowed to see them (access/). */
export const item = { sensitive: yesOrNo.optional() };
