import type { SetApart } from './stored.ts';
import { type KeepBack, readKeepBack } from './understand/keep-back.ts';

/** A wish to keep something back, or to show it again. */
export interface Wish {
  readonly what: KeepBack;
  /** Why, of one that leaves open how it is to be kept back. */
  readonly why?: string;
  /** It can be nothing else; else it may be an answer that only begins so. */
  readonly sure: boolean;
}

const polite = /^(?:please|pls|can you(?: please)?|could you(?: please)?)\s+/i;

/** To exempt somebody from something is what a council does; from publication, what is done with an answer. */
const ofSomebody =
  /^exempt\b.{1,200}?\sfrom\s(?!(?:the )?(?:public|publication|publishing|papers?|reports?|digests?)\b)/iu;

/** `exempt: …`, `exempt because …`: of nothing in particular. */
const ofNothing =
  /^(?:mark |make )?(?:it |this |that )?(?:as )?exempt\s*(?:[:,;–—-]|because\b|since\b|due to\b|as it\b)\s*\S/i;

const withReason =
  /^keep back(?<colon>:)?\s+(?:the\s+)?(?<item>.{1,120}?)(?:[,:;]?\s+(?:because|cos|since|as it|as this|as they|due to)\s+(?<why>\S[\s\S]*)|:\s+(?<after>\S[\s\S]*))?$/iu;

/** Undefined: it is nothing of the kind. */
export function readWish(text: string): Wish | undefined {
  const said = text.trim().replace(polite, '');
  if (said.length > 4_200 || ofSomebody.test(said)) return undefined;
  if (ofNothing.test(said)) return { what: { keep: '' }, sure: true };
  const { colon, item, why, after } = withReason.exec(said)?.groups ?? {};
  const reason = why ?? after;
  if (item && reason) return { what: { keep: item }, why: reason, sure: true };
  const what = readKeepBack(said);
  if (!what) return undefined;
  const isSure = typeof what === 'object' && 'is' in what && (what.is === 'kept-out' || what.why !== undefined);
  return { what, sure: isSure || colon !== undefined };
}

/** How and why, as the question about what is kept back reads it (questions/kept-back.ts). */
export const asMark = ({ is, why }: SetApart): string =>
  `${is === 'exempt' ? 'exempt' : 'keep out of the digest'} because ${why}`;

/** Whether a text is certainly such a wish, and so an answer to nothing. */
export const isWish = (text: string): boolean => readWish(text)?.sure === true;

/** The text, or the first of its sentences, that is certainly such a wish. */
export const wishIn = (text: string): string | undefined =>
  isWish(text) ? text : text.split(/(?<=[.!?;])\s+|\n+/).find(isWish);
