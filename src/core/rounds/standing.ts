import type { LocalDate } from '../calendar/local-date.ts';
import { localDateOf } from '../calendar/zone.ts';
import { newsOf } from '../interview/news.ts';
import { reasonOf } from '../interview/shown.ts';
import type { Workstream } from '../programme/nouns.ts';
import type { Rating } from '../programme/rag.ts';
import type { Update } from './round.ts';

/** One rating somebody gave: in an update, or before Quarterdeck was there (the file's history). */
export interface Rated {
  readonly rating: Rating;
  readonly on?: LocalDate;
  readonly reason?: string;
  /** Absent for what the file's history holds. */
  readonly update?: Update;
}

/** A workstream's rating now and the one before. */
export interface Standing {
  readonly now?: Rated;
  readonly before?: Rated;
}

/**
 * @param updates the workstream's own, newest first (UpdateRows.lastTwo)
 * @param zone in which the day of an update is said
 */
export function standingOf(workstream: Workstream, updates: readonly Update[], zone: string): Standing {
  const [now, before] = ratingsOf(workstream, updates, zone);
  return { ...(now ? { now } : {}), ...(before ? { before } : {}) };
}

/** Newest first: what was answered here, then what the file says was reported before. */
function ratingsOf(workstream: Workstream, updates: readonly Update[], zone: string): readonly Rated[] {
  const answered = updates
    .filter((update) => update.workstream === workstream.id && update.rating !== undefined)
    .map((update): Rated => {
      // Between rounds they may have said why in the same breath as the rating.
      const reason = reasonOf(update.answers) ?? (update.kind === 'touch' ? newsOf(update.answers) : undefined);
      return {
        rating: update.rating!,
        on: localDateOf(update.at, zone),
        update,
        ...(reason === undefined ? {} : { reason }),
      };
    });
  const reported = [...workstream.history]
    .sort((a, b) => (b.on ?? b.period).localeCompare(a.on ?? a.period))
    .map(
      (past): Rated => ({
        rating: past.rag,
        ...(past.on === undefined ? {} : { on: past.on }),
        ...(past.reason === undefined ? {} : { reason: past.reason }),
      }),
    );
  return [...answered, ...reported];
}
