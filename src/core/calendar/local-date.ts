/**
 * A calendar day, `YYYY-MM-DD`, with no time and no zone. Text sorts and compares as days do, and cannot be shifted by
 * a zone on its way to the database and back; a `Date` is an instant and is never used for a day.
 */
export type LocalDate = string & { readonly localDate: unique symbol };
