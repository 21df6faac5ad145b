import { createHash } from 'node:crypto';
import { access, constants, mkdir, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { EmbeddedServerFailed, failure, otherwise } from './failure.ts';

/** A user of the operating system. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Where the server lives and as whom it runs. */
export interface Place {
  /** Holds the password of this DATA_DIR and the note of where its data are: `DATA_DIR/postgres`. */
  readonly key: string;
  /** Holds the data and the log. */
  readonly base: string;
  /** Holds copies of the programs, where those in node_modules cannot be used. */
  readonly programs: string;
  /** Absent: as ourselves. */
  readonly runAs?: Account;
}

const shared = '/var/lib/quarterdeck';
const candidates = ['quarterdeck', 'postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root, and no other user may read below `/root`. So as root it runs as the first of
 * {@link candidates} that exists (`initdb` wants an entry in passwd), in `/var/lib/quarterdeck`, whatever DATA_DIR says;
 * unless the data are an ordinary user's already, who then remains their owner. Everybody else has it in DATA_DIR.
 */
export async function placeFor(dataDir: string): Promise<Place> {
  const key = join(resolve(dataDir), 'postgres');
  try {
    await mkdir(key, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw failure(`making the data folder ${key}`, await refusal(key, error));
  }
  if (process.getuid?.() !== 0) return { key, base: key, programs: key };
  const passwd = await accounts();
  const owner = await ownerOfData(key);
  if (owner) {
    const name = passwd.find(({ uid }) => uid === owner.uid)?.name ?? `user ${owner.uid}`;
    return { key, base: key, programs: shared, runAs: { name, ...owner } };
  }
  const runAs = candidates.map((name) => passwd.find((one) => one.name === name)).find((found) => found);
  if (!runAs) {
    throw new EmbeddedServerFailed(
      `PostgreSQL does not run as root, and of the users that it could run as (${candidates.join(', ')}) none exists. ` +
        `Make one (useradd --system quarterdeck), start Quarterdeck as an ordinary user, ${otherwise}.`,
    );
  }
  const hash = createHash('sha256')
    .update(await realpath(resolve(dataDir)))
    .digest('hex');
  return { key, base: join(shared, hash.slice(0, 16)), programs: shared, runAs };
}

/** On a read-only disk Node's `mkdir` says ENOENT; the folder above that is there says what is really the matter. */
async function refusal(path: string, error: unknown): Promise<unknown> {
  const above = dirname(path);
  if (above === path) return error;
  return access(above, constants.W_OK).then(
    () => error,
    (better) => (better.code === 'ENOENT' ? refusal(above, error) : better),
  );
}

/** The ordinary user to whom data in this folder belong. */
async function ownerOfData(folder: string): Promise<{ uid: number; gid: number } | undefined> {
  const data = (await readdir(folder)).find((name) => name.startsWith('data-'));
  if (!data) return undefined;
  const { uid, gid } = await stat(join(folder, data));
  return uid === 0 ? undefined : { uid, gid };
}

async function accounts(): Promise<Account[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name, , uid, gid]) => ({ name: String(name), uid: Number(uid), gid: Number(gid) }));
}
