import type { Workstream } from '../programme/nouns.ts';

/** An answer of somebody who does not lead, or the one that they are about to give. */
interface InPlace {
  readonly answeredBy: string;
  readonly answeredFor?: string | undefined;
}

/** For whom it is, by key: the deputy and the programme office answer for all who share a job, anybody else for one of them. */
export function forWhom(
  { lead, deputy }: Pick<Workstream, 'lead' | 'deputy'>,
  office: readonly string[],
  { answeredBy, answeredFor }: InPlace,
): readonly string[] {
  if (answeredFor === undefined) return [];
  const isForAll = lead.includes(answeredFor) && (answeredBy === deputy || office.includes(answeredBy));
  return isForAll ? lead : [answeredFor];
}
