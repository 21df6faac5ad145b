import { getDaysInMonth } from 'date-fns/getDaysInMonth';
import type { LocalDate } from './local-date.ts';

/** A month, `YYYY-MM`. */
export type Month = string & { readonly month: unique symbol };

/** Months since January of the year 0: a number to count with. */
export const monthNumber = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

export function monthFromNumber(number: number): Month {
  const year = String(Math.floor(number / 12)).padStart(4, '0');
  return `${year}-${String((number % 12) + 1).padStart(2, '0')}` as Month;
}

export const monthOf = (date: LocalDate): Month => date.slice(0, 7) as Month;

export const addMonths = (month: Month, months: number): Month => monthFromNumber(monthNumber(month) + months);

export const firstDayOfMonth = (month: Month): LocalDate => `${month}-01` as LocalDate;

export const lastDayOfMonth = (month: Month): LocalDate =>
  `${month}-${getDaysInMonth(new Date(Number(month.slice(0, 4)), Number(month.slice(5)) - 1))}` as LocalDate;

export const endOfMonth = (date: LocalDate): LocalDate => lastDayOfMonth(monthOf(date));
