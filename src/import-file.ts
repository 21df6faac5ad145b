import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { describe } from '#core/import/describe';
import { importProgramme } from '#core/import/import-programme';
import type { Log, Store } from '#core/ports';
import { askToOpen } from '#core/rounds/could-open';
import { peopleChanged } from '#core/rounds/replaced';
import { tellWhatFileMadeWorse } from '#core/surprise/in-file';
import { readYaml } from '../adapters/yaml/index.ts';
import { sampleFile } from './root.ts';
import type { Settings } from './settings.ts';

/** Checks and imports a programme file; `lines` tell what it did, would do, or what is wrong with it. */
export async function importFile(
  store: Store,
  path: string,
  by: { readonly actor: string; readonly via: string },
  dryRun: boolean,
): Promise<{ readonly done: boolean; readonly lines: readonly string[] }> {
  const text = await read(path);
  if (typeof text !== 'string') return { done: false, lines: [text.why] };
  const imported = await importProgramme(
    { store },
    {
      name: path,
      text,
      hash: createHash('sha256').update(text).digest('hex'),
      read: readYaml,
      by,
      dryRun,
      afterwards: async (tx, { rhythms, plan }) => {
        for (const programme of rhythms) await askToOpen(tx, programme);
        await peopleChanged(tx, plan);
        await tellWhatFileMadeWorse(tx, plan, by.actor);
      },
    },
  );
  switch (imported.outcome) {
    case 'refused':
      return { done: false, lines: [...imported.problems, `Nothing of ${basename(path)} was imported.`] };
    case 'unchanged':
      return {
        done: true,
        lines: [`${basename(path)} is as it was when it was last imported: there is nothing to do.`],
      };
    case 'planned':
      return { done: true, lines: describe(imported.plan, 'will') };
    case 'applied':
      return { done: true, lines: describe(imported.plan, 'did') };
  }
}

async function read(path: string): Promise<string | { readonly why: string }> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { why: code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read: ${code ?? error}.` };
  }
}

/**
 * At start: the programme file of the settings, if it has changed; in a rehearsal on an empty database without one, the
 * sample. A file that is refused keeps a new installation from starting, and a running one as it was.
 *
 * @returns what is set up, in words for the banner
 */
export async function importAtStart(settings: Settings, store: Store, log: Log): Promise<string> {
  const empty = await store.transaction(async (tx) => (await tx.organisation()) === undefined);
  const path = settings.programmeFile ?? (settings.rehearsal && empty ? sampleFile : undefined);
  if (path !== undefined) {
    const { done, lines } = await importFile(store, path, { actor: 'quarterdeck', via: 'start' }, false);
    if (!done && empty) throw new ProgrammeFileRefused(lines);
    // What changed is in the trail; a log line holds nothing of what people wrote.
    if (done) log.info({ file: path, changes: lines.length }, 'programme file');
    else log.error({ file: path, problems: lines }, 'the programme file was refused: everything stays as it was');
  }
  return inWords(store, path === sampleFile);
}

/** There is nothing to run with: the file has problems and none was imported before. */
class ProgrammeFileRefused extends Error {
  override readonly name = 'ProgrammeFileRefused';
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
  }
}

function inWords(store: Store, isSample: boolean): Promise<string> {
  return store.transaction(async (tx) => {
    const programmes = await tx.programmes.all();
    if (programmes.length === 0) return 'none yet: npx quarterdeck import FILE, or set PROGRAMME_FILE';
    const workstreams = await Promise.all(programmes.map(({ id }) => tx.programmes.workstreams(id)));
    const people = await tx.people.all();
    const names = programmes.map(({ name }) => name).join(', ');
    return `${names}${isSample ? ' (sample)' : ''}: ${workstreams.flat().length} workstreams, ${people.length} people`;
  });
}
