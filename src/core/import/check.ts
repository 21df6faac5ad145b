import { type ProgrammeFile, programmeFile } from '../programme/programme-file.ts';
import { circlesOfParents } from './circles.ts';
import { nounsIn } from './layout.ts';
import { inOrder, type Locate, type Path, type Problem } from './problem.ts';
import { rangesOutOfOrder, roundsOutOfOrder } from './ranges.ts';
import { danglingReferences } from './references.ts';
import { offTheScale } from './scales.ts';
import { duplicates } from './uniqueness.ts';
import { emptyUnknown, inSentences } from './wording.ts';

export type Checked = { readonly file: ProgrammeFile } | { readonly problems: readonly Problem[] };

/**
 * Checks a document against the whole format, and gives every problem at once, in the file's order: unknown and missing
 * fields, wrong values, keys that stand twice or lead nowhere, values that contradict each other. What is wrong in one
 * place hides nothing wrong in another.
 *
 * @param empty names without a value: absent, but still to be names of fields
 */
export function check(document: unknown, locate: Locate, empty: readonly Path[]): Checked {
  const parsed = programmeFile.safeParse(document ?? undefined);
  const nouns = nounsIn(document);
  const bySchema = parsed.success ? [] : inSentences(parsed.error, document);
  const wrong = new Set(bySchema.map(({ path }) => JSON.stringify(path)));
  const between = [
    ...duplicates(nouns),
    ...danglingReferences(nouns, document),
    ...nouns.flatMap((noun) => [
      ...rangesOutOfOrder(noun),
      ...roundsOutOfOrder(noun),
      ...offTheScale(noun, document),
      ...(noun.kind === 'programme' ? circlesOfParents(noun) : []),
    ]),
  ];
  const findings = [
    ...bySchema,
    ...emptyUnknown(empty),
    ...between.filter(({ path }) => !wrong.has(JSON.stringify(path))),
  ];
  if (parsed.success && findings.length === 0) return { file: parsed.data };
  return { problems: inOrder(findings.map(({ path, at, message }) => ({ ...locate(path, at), message }))) };
}
