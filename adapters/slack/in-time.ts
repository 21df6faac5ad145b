/** How a piece of work ended. */
export type Ended<T> = { readonly result: T } | { readonly fault: unknown };

export function ended<T>(work: Promise<T>): Promise<Ended<T>> {
  return work.then(
    (result) => ({ result }),
    (fault: unknown) => ({ fault }),
  );
}

/** What comes of the work within so many milliseconds, else `late`; it goes on in any case. */
export async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), milliseconds);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
