import { z } from 'zod';
import type { LocalDate } from '../calendar/local-date.ts';

/** The values a programme file is made of. Each says in its error what was expected, with an example. */

/** A name for things within their owner's list: what a file, a button and a typed word refer to. Never changes. */
export const key = z
  .string({ error: 'expected a key such as customer-focus' })
  .regex(
    /^[a-z0-9][a-z0-9-]{0,59}$/,
    'expected a key of at most 60 letters a-z, digits and hyphens, such as customer-focus',
  );

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (!year || !month || !day) return false;
  return +month >= 1 && +month <= 12 && +day >= 1 && +day <= daysIn(+year, +month);
}

export const day = z
  .string({ error: 'expected a date as YYYY-MM-DD, such as 2027-01-31' })
  .refine(isDay, 'expected a date that exists, as YYYY-MM-DD, such as 2027-01-31')
  .transform((text) => text as LocalDate);

const factor: Record<string, number> = { '': 1, k: 1_000, m: 1_000_000, bn: 1_000_000_000 };

/** Whole pounds: `1200000`, `1.2m`, `400k`. A double holds whole pounds exactly up to 9 × 10^15. */
export const money = z
  .union([z.number(), z.string()], { error: 'expected money such as 400000, 400k or 1.2m' })
  .transform((value, context) => {
    const [, digits, unit = ''] = /^(-?\d+(?:\.\d+)?)(k|m|bn)?$/i.exec(String(value)) ?? [];
    const pounds =
      digits === undefined ? Number.NaN : Math.round(Number(digits) * factor[unit.toLowerCase()]! * 100) / 100;
    if (!Number.isSafeInteger(pounds)) {
      context.addIssue({ code: 'custom', message: 'expected whole pounds such as 400000, 400k or 1.2m' });
      return z.NEVER;
    }
    return pounds;
  });

export const text = z
  .string({ error: 'expected text' })
  .trim()
  .min(1, 'expected text, found nothing')
  .max(10_000, 'expected at most 10,000 characters');

export const timeZone = z.string({ error: 'expected an IANA time zone such as Europe/London' }).refine((name) => {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}, 'expected an IANA time zone such as Europe/London');

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** `Q3 2019/20`, `2026-11`; see period.ts for what it means. */
export const periodLabel = z
  .string({ error: 'expected a period such as Q3 2026/27 or 2026-11' })
  .regex(/^(Q[1-4] \d{4}\/\d{2}|\d{4}-(0[1-9]|1[0-2]))$/, 'expected a period such as Q3 2026/27 or 2026-11');

/** May stand on any item: its facts never leave the people allowed to see them (access/). */
export const item = { sensitive: z.boolean({ error: 'expected true or false' }).optional() };
