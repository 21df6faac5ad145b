import type { Json } from '../json.ts';
import type { Store, Tx } from '../ports.ts';
import { check } from './check.ts';
import { itemsOf } from './items.ts';
import { merge, nextBase } from './merge.ts';
import type { Base, Plan } from './plan.ts';
import { inOrder, problemLine, type Read } from './problem.ts';
import { programmesIn, rhythmsIn, trailOf } from './touched.ts';

export interface Import {
  /** The file's name, as the problems in it are given. */
  readonly name: string;
  readonly text: string;
  /** Of the text, however the caller makes it: the same hash as last time, and nothing is done. */
  readonly hash: string;
  readonly read: Read;
  /** Who: a person's key or an operating-system user; from where. */
  readonly by: { readonly actor: string; readonly via: string };
  /** Only says what it would do. */
  readonly dryRun: boolean;
  /** Done in the same transaction, once the file is applied. */
  readonly afterwards?: (tx: Tx, applied: Applied) => Promise<void>;
}

export type Imported =
  /** Nothing of it was applied; each problem is a line as `programme.yaml:14:20: …`. */
  | { readonly outcome: 'refused'; readonly problems: readonly string[] }
  /** It is the file that was imported last. */
  | { readonly outcome: 'unchanged' }
  /** A dry run: what it would do. */
  | ({ readonly outcome: 'planned' } & Applied)
  | ({ readonly outcome: 'applied' } & Applied);

export interface Applied {
  readonly plan: Plan;
  /** The programmes that it touches, by id: who may do so is for the caller to ask. */
  readonly programmes: readonly string[];
  /** Those that are new or whose rounds it changes. A schedule has no past: the office is asked to open a round that is on. */
  readonly rhythms: readonly string[];
}

/** Checks a programme file, merges it with what stands, and applies all of that or nothing, with an entry in the trail for each change. */
export async function importProgramme({ store }: { readonly store: Store }, file: Import): Promise<Imported> {
  const { document, locate, empty, problems } = file.read(file.text);
  const checked = document === undefined && problems.length > 0 ? { problems: [] } : check(document, locate, empty);
  const all = [...problems, ...('problems' in checked ? checked.problems : [])];
  if (!('file' in checked) || all.length > 0)
    return { outcome: 'refused', problems: inOrder(all).map((problem) => problemLine(file.name, problem)) };

  const items = itemsOf(checked.file);
  return store.transaction(async (tx): Promise<Imported> => {
    const last = await tx.imports.last();
    if (last?.hash === file.hash) return { outcome: 'unchanged' };
    const base = last && (last.document as unknown as Base);
    const plan = merge(base, items, await tx.imports.items());
    const applied = { plan, programmes: programmesIn(plan), rhythms: rhythmsIn(plan) };
    if (file.dryRun) return { outcome: 'planned', ...applied };

    await tx.imports.write(plan.steps.map(({ change }) => change));
    await tx.imports.keep({
      name: file.name,
      hash: file.hash,
      document: nextBase(base, items) as unknown as Json,
      by: file.by.actor,
    });
    await tx.trail.addAll(trailOf(plan, file).map((entry) => ({ ...entry, ...file.by })));
    await file.afterwards?.(tx, applied);
    return { outcome: 'applied', ...applied };
  });
}
