import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exists } from './files.ts';

/** Reads the server's password, or makes one; where several make one at once one wins: `link` fails if the name exists. */
export async function passwordIn(folder: string): Promise<string> {
  const file = join(folder, 'password');
  if (!(await exists(file))) {
    const mine = `${file}.${randomBytes(6).toString('hex')}`;
    try {
      await writeFile(mine, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true });
      await link(mine, file);
    } catch (error) {
      if (!(await exists(file))) throw error;
    } finally {
      await rm(mine, { force: true });
    }
  }
  return (await readFile(file, 'utf8')).trim();
}

/** Where the data of this folder's password were made; undefined: they have not been made yet. */
export async function notedIn(folder: string): Promise<string | undefined> {
  const file = join(folder, 'where');
  return (await exists(file)) ? (await readFile(file, 'utf8')).trim() : undefined;
}

/** Notes where the data are, for people to see, and for us to know when they are missing. */
export async function noteIn(folder: string, data: string): Promise<void> {
  if ((await notedIn(folder)) !== data) await writeFile(join(folder, 'where'), `${data}\n`);
}
