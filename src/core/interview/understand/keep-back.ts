import type { SetApart } from '../stored.ts';
import { plainWords } from './wording.ts';

/** What somebody wants done with one answer: set apart, or shown again. */
export type KeepBack =
  /** Which one is to be chosen. */
  | 'choose'
  /** How is to be chosen. */
  | { readonly keep: string }
  | { readonly item: string; readonly is: SetApart['is']; readonly why?: string }
  | { readonly show: string };

const because =
  '(?:[,:;]?\\s+(?:because|cos|since|as it|as this|as they|for|due to)\\s+(?<why>[\\s\\S]+)|(?::|\\s[–—-])\\s+(?<after>[\\s\\S]+))?';
const forms: readonly (readonly [RegExp, SetApart['is']])[] = [
  [
    new RegExp(`^(?:keep|leave) (?:the )?(?<item>.{1,120}?) (?:out of|off) (?:the |any )?digests?${because}$`, 'iu'),
    'kept-out',
  ],
  [new RegExp(`^(?:mark |make )(?:the )?(?<item>.{1,120}?) (?:as )?exempt${because}$`, 'iu'), 'exempt'],
  [new RegExp(`^exempt (?:the )?(?<item>.{1,120}?)${because}$`, 'iu'), 'exempt'],
];

/** Undefined: it is nothing of the kind. Whether its item is one, and not the beginning of an answer, the caller sees. */
export function readKeepBack(text: string): KeepBack | undefined {
  if (text.length > 4_200) return undefined;
  const said = text.trim();
  if (said.length < 80) {
    const words = plainWords(said);
    if (/^keep (?:something|an (?:item|answer)) back$/.test(words)) return 'choose';
    const [, keep] = /^keep back:? (?:the )?(.+)$/.exec(words) ?? [];
    if (keep) return { keep };
    const [, show] = /^show:? (?:the )?(.+)$/.exec(words) ?? [];
    if (show) return { show };
  }
  for (const [form, is] of forms) {
    const { item, why, after } = form.exec(said)?.groups ?? {};
    if (item) return { item: plainWords(item), is, ...withWhy(why ?? after) };
  }
  return undefined;
}

/** How the answer that is being talked of is set apart: `Exempt`, `keep it out of the digest because it is personal`. */
export function readSetApart(text: string): { readonly is: SetApart['is']; readonly why?: string } | undefined {
  for (const [form, is] of itsForms) {
    const { rest } = form.exec(text.trim())?.groups ?? {};
    if (rest !== undefined) return { is, ...withWhy(rest.replace(/^[\s.,:;!]*(?:(?:because|cos|since)\s+)?/i, '')) };
  }
  return undefined;
}

const itsForms: readonly (readonly [RegExp, SetApart['is']])[] = [
  [
    /^(?:(?:keep|leave) )?(?:(?:it|this) )?(?:kept )?(?:out of|off) (?:the )?digests?(?!\p{L})(?<rest>[\s\S]*)$/iu,
    'kept-out',
  ],
  [/^(?:(?:mark|make) )?(?:it |this )?(?:as )?exempt(?!\p{L})(?<rest>[\s\S]*)$/iu, 'exempt'],
];

const withWhy = (why: string | undefined): { readonly why?: string } => (why?.trim() ? { why: why.trim() } : {});
