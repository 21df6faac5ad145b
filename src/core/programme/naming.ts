import type { z } from 'zod';

/**
 * Decisions, actions and the like need not be given a key, nor words where they have one: whichever is missing is made
 * from the other. What has neither cannot be told from its neighbours.
 */
export const named =
  <Words extends string>(words: Words) =>
  <Noun extends { key?: string | undefined } & { readonly [W in Words]?: string | undefined }>(
    noun: Noun,
    context: z.RefinementCtx,
  ): Omit<Noun, 'key' | Words> & { key: string } & { [W in Words]: string } => {
    const { key, [words]: said } = noun as { key?: string; [words: string]: string | undefined };
    if (key === undefined && said === undefined)
      context.addIssue({ code: 'custom', message: `has neither key nor ${words}; expected at least one of them` });
    return { ...noun, key: key ?? slug(said ?? ''), [words]: said ?? asWords(key ?? '') } as never;
  };

/** A key made of what is said: `Bring a costed proposal` is `bring-a-costed-proposal`. */
export function slug(said: string): string {
  const letters = said
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return letters === '' ? fingerprint(said) : letters;
}

const asWords = (key: string): string => key.charAt(0).toUpperCase() + key.slice(1).replaceAll('-', ' ');

/** Sixteen hexadecimal digits that stand for a text (FNV-1a, 64 bits): an identity, not a secret. */
export function fingerprint(said: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of said) hash = ((hash ^ BigInt(character.codePointAt(0)!)) * 0x100000001b3n) & (2n ** 64n - 1n);
  return hash.toString(16).padStart(16, '0');
}
