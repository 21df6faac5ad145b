/**
 * What a button of an interview answers: `draft:<round>:<workstream>[@<part>]#<question>`, and in reviews and proposals
 * `~<changes>`, which answer it was drawn for. Ids only: rights and state are looked up again at the press.
 */
export interface Reference {
  readonly round: string;
  readonly workstream: string;
  /** The person of whom only the items that they own are asked. */
  readonly part?: string;
  /** A question's key, `review` or `submitted`. */
  readonly question: string;
  /** InterviewState.changes when the button was drawn. */
  readonly seen?: number;
}

export function makeReference({ round, workstream, part, question, seen }: Reference): string {
  return `draft:${round}:${workstream}${part === undefined ? '' : `@${part}`}#${question}${seen === undefined ? '' : `~${seen}`}`;
}

/** Undefined for anything that is not a reference into an interview. */
export function readReference(to: string): Reference | undefined {
  const [, round, workstream, part, question, seen] =
    /^draft:([^:#~@]+):([^:#~@]+)(?:@([^:#~@]+))?#([^#~]+)(?:~(\d{1,9}))?$/.exec(to) ?? [];
  if (!round || !workstream || !question) return undefined;
  return {
    round,
    workstream,
    question,
    ...(part === undefined ? {} : { part }),
    ...(seen === undefined ? {} : { seen: Number(seen) }),
  };
}

/** The draft that it leads into. */
export const placeOf = ({ round, workstream, part }: Reference): Omit<Reference, 'question' | 'seen'> => ({
  round,
  workstream,
  ...(part === undefined ? {} : { part }),
});
