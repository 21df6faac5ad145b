import { access, chmod, mkdir } from 'node:fs/promises';

/** Whether something of this name is there (following links). */
export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Makes a folder, and those above it, that every user may enter, whatever the umask. One that is there is left as it is. */
export async function makeOpenFolder(path: string): Promise<void> {
  if (await mkdir(path, { recursive: true })) await chmod(path, 0o755);
}
