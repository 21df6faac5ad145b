/** The embedded server could not be brought up. The message says what to do; `cause` has the particulars. */
export class EmbeddedServerFailed extends Error {
  override readonly name = 'EmbeddedServerFailed';
}

/** The way out that always works. */
export const otherwise = 'or set DATABASE_URL to a PostgreSQL server (14 or newer) to do without the embedded one';

const explanations: readonly (readonly [RegExp, string])[] = [
  [/ENOSPC|EDQUOT|no space left|disk quota|not enough space/i, 'The disk is full: free some space and start again'],
  [/EROFS|read-only file system/i, 'The folder is read-only: make it writable, set DATA_DIR to another folder'],
  [/ENOEXEC|exec format error/i, 'The PostgreSQL programs are for another processor: run `npm ci` on this machine'],
  [
    /spawn (ENOENT|\S+ ENOENT)/,
    'The PostgreSQL programs cannot be executed here, which need a system with the GNU C library (not Alpine)',
  ],
  [/error while loading shared libraries/i, 'PostgreSQL lacks a library of the system: install the one named below'],
  [
    /EACCES|EPERM|permission denied|operation not permitted/i,
    'Access was refused: give this user the right to write there and to run programs there, set DATA_DIR to another folder',
  ],
  [
    /could not create shared memory|could not map anonymous shared memory|cannot allocate memory/i,
    'There is too little (shared) memory for PostgreSQL: free some',
  ],
];

/** Makes an error that says what went wrong while doing what, why it probably did, and how to mend it. */
export function failure(doing: string, cause: unknown): EmbeddedServerFailed {
  if (cause instanceof EmbeddedServerFailed) return cause;
  const said = cause instanceof Error ? cause.message : String(cause);
  const known = explanations.find(([pattern]) => pattern.test(said));
  const advice = known ? `${known[1]}, ${otherwise}.` : `Mend what is said below, ${otherwise}.`;
  return new EmbeddedServerFailed(`The embedded PostgreSQL failed ${doing}. ${advice}\n${said.trim()}`, { cause });
}
