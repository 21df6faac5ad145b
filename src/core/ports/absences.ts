import type { LocalDate } from '../calendar/local-date.ts';

/** Days on which somebody is not asked and not written to. Why is nobody's business: there is no field for it. */
export interface Absence {
  readonly id: bigint;
  /** Key of the person. */
  readonly person: string;
  /** The first and the last day away, in their own zone. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Key of whoever answers for them meanwhile. */
  readonly cover?: string;
  /** Key of whoever noted it. */
  readonly by: string;
  readonly at: Date;
  /** They came back earlier, or it was noted otherwise since. */
  readonly endedAt?: Date;
}

export interface AbsenceRows {
  add(absence: Omit<Absence, 'id' | 'at' | 'endedAt'>): Promise<Absence>;
  /** It counts no more from now on. */
  end(id: bigint): Promise<void>;
  get(id: bigint): Promise<Absence | undefined>;
  /**
   * Of whoever is away now, each by the day in their own zone. Covers who have left the programme file are left out. One
   * query, whatever the number of people; with `person`, theirs alone.
   */
  now(person?: string): Promise<readonly Absence[]>;
  /** Those that stand and touch these days, of these people (absent: of all), by their first day. One query. */
  between(from: LocalDate, to: LocalDate, people?: readonly string[]): Promise<readonly Absence[]>;
}
