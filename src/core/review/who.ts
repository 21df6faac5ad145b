import type { Stage } from '../ports.ts';

/** Who has to do with the approval of one answer. */
export interface Chain {
  /** Whose own answer it is: its leads, and whoever answered for them. Nobody approves their own. */
  readonly own: readonly string[];
  readonly director: string;
  readonly sponsor: string;
  readonly office: readonly string[];
  /** Cannot be asked today: away, or not in the programme file any more. */
  readonly absent: readonly string[];
}

/**
 * Who is asked at a stage; empty: nobody, and the stage is passed over. An absent director's place is taken by the
 * sponsor; a director who leads the workstream, or answered for it, is skipped. Where all of the office answered for it
 * themselves, the sponsor decides.
 */
export function askedAt(stage: Stage, chain: Chain): readonly string[] {
  const { own, director, sponsor, office, absent } = chain;
  const others = (people: readonly string[]) => people.filter((each) => !own.includes(each));
  const here = (people: readonly string[]) => others(people).filter((each) => !absent.includes(each));
  if (stage === 'director') {
    if (own.includes(director)) return [];
    return absent.includes(director) ? here([sponsor]) : [director];
  }
  const free = others(office);
  return free.length > 0 ? free : others([sponsor]);
}

/** At which stage an answer begins. */
export const firstStage = (chain: Chain): Stage => (askedAt('director', chain).length > 0 ? 'director' : 'office');
