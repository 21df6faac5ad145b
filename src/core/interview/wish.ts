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

const bullet = /^(?:[-*•–—>]+|\d{1,2}[.)])\s+/;
const polite =
  /^(?:(?:please|pls|also|can you(?: please)?|could you(?: please)?|(?:i|we)(?:['’]d like| would like| want| need)(?: you)? to(?= (?:keep|leave)\b))[,:]?\s+)+/i;
const thanks = /[\s,.!;–—-]+(?:please|thanks|thank you|many thanks)[\s.!]*$/i;
/** Longer than any thanks. */
const END = 30;

/** Without what is only said out of politeness, and without how it stands in a list. */
function plainWish(text: string): string {
  const said = text
    .trim()
    .replace(/[^\S\n]+/g, ' ')
    .replace(bullet, '')
    .replace(polite, '');
  return said.slice(0, -END) + said.slice(-END).replace(thanks, '');
}

/** To exempt somebody from something is what a council does; from publication, what is done with an answer. */
const ofSomebody =
  /^exempt\b.{1,200}?\sfrom\s(?!(?:the )?(?:public|publication|publishing|papers?|reports?|digests?)\b)/iu;

/** `exempt: …`, `exempt because …`: of nothing in particular. */
const ofNothing =
  /^(?:mark |make )?(?:it |this |that )?(?:as )?exempt\s*(?:[:,;–—-]|because\b|since\b|due to\b|as it\b)\s*\S/i;

const reason =
  '(?:[,:;]?\\s+(?:because|cos|since|as it|as this|as they|due to)\\s+(?<why>\\S[\\s\\S]*)|(?::|\\s[–—-])\\s+(?<after>\\S[\\s\\S]*))?$';
const withReason = new RegExp(`^keep back(?<colon>:)?\\s+(?:the\\s+)?(?<item>.{1,120}?)${reason}`, 'iu');
/** `keep the reason back`: less often a wish than an answer. */
const apartWritten = new RegExp(`^keep\\s+(?:the\\s+)?(?<item>.{1,120}?)\\s+back${reason}`, 'iu');

/** Undefined: it is nothing of the kind. */
export function readWish(text: string): Wish | undefined {
  if (text.length > 4_200) return undefined;
  const said = plainWish(text);
  if (ofSomebody.test(said)) return undefined;
  if (ofNothing.test(said)) return { what: { keep: '' }, sure: true };
  const { colon, item, why, after } = withReason.exec(said)?.groups ?? {};
  const because = why ?? after;
  if (item && because) return { what: { keep: item }, why: because, sure: true };
  const what = readKeepBack(said);
  if (!what) return readApartWritten(said);
  const isSure = typeof what === 'object' && 'is' in what && (what.is === 'kept-out' || what.why !== undefined);
  return { what, sure: isSure || colon !== undefined };
}

function readApartWritten(said: string): Wish | undefined {
  const { item, why, after } = apartWritten.exec(said)?.groups ?? {};
  const because = why ?? after;
  return item ? { what: { keep: item }, ...(because ? { why: because } : {}), sure: false } : undefined;
}

/** What it is called that is to be kept back or shown. */
export const nameIn = (read: Exclude<KeepBack, 'choose'>): string =>
  'show' in read ? read.show : 'keep' in read ? read.keep : read.item.replace(fromReaders, '');

const fromReaders =
  /\sfrom (?:the )?(?:public|publication|publishing|papers?|reports?|digests?)(?: (?:paper|report))?$/;

/** Whether the name is none: `exempt: …`, `keep this out of the digest`. */
export const namesNothing = (name: string): boolean =>
  name === '' || /^(?:it|this|that|these|those|them|all of it|all this|all of this)$/i.test(name);

/** How and why, as the question about what is kept back reads it (questions/kept-back.ts). */
export const asMark = ({ is, why }: SetApart): string =>
  `${is === 'exempt' ? 'exempt' : 'keep out of the digest'} because ${why}`;

/** Whether a text is certainly such a wish, and so an answer to nothing. */
export const isWish = (text: string): boolean => readWish(text)?.sure === true;
