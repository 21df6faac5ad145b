import { questionMeant, sectionMeant } from './called.ts';
import { every, type Interview } from './interview.ts';
import { withItems } from './markable.ts';
import { isWish, nameIn, namesNothing, readWish } from './wish.ts';

/** A part of a text that reads as a wish to keep something back. */
export interface WishIn {
  readonly text: string;
  /** It can be nothing else; else it is asked back whether it is one. */
  readonly sure: boolean;
}

/**
 * The text, or the first of its parts, that is such a wish or may be one: taken as an answer, it would publish what
 * somebody wanted kept.
 */
export function wishIn(interview: Interview, text: string): WishIn | undefined {
  if (!hint.test(text)) return undefined;
  if (isWish(text)) return { text, sure: true };
  const sentences = text.split(/(?<=[.!?;])\s+|\n+/);
  const parts = sentences.flatMap((sentence) => sentence.split(/,\s+|\s[–—-]\s+/));
  const sure = [...sentences, ...parts].find((part) => hint.test(part) && isWish(part));
  if (sure !== undefined) return { text: sure, sure: true };
  const known = parts.find((part) => ofReaders.test(part)) ?? namingAnItem(interview, parts);
  return known === undefined ? undefined : { text: known, sure: false };
}

const hint = /exempt|back\b|digest|publi/i;

/** It speaks of where answers appear. */
const ofReaders =
  /\b(?:out\s+of|off)\s+(?:(?:the|any|this|next|our)\s+)?digests?\b|\bnot\s+(?:for|in|to\s+go\s+in(?:to)?)\s+(?:(?:the|any|this|our)\s+)?(?:digests?|publication|publishing)\b/i;

/** Words of a council as well: they count beside the name of an item. */
const keeps = /\bexempt(?:ed|ion)?\b|\bke(?:ep|eping|pt)\b.{0,120}?\bback\b/i;

/** Nobody says it more often in one message; to look so many up takes time. */
const MOST = 3;

function namingAnItem(interview: Interview, parts: readonly string[]): string | undefined {
  const keeping = [...new Set(parts.filter((part) => keeps.test(part)))];
  if (keeping.length === 0 || keeping.length > MOST) return keeping[0];
  const items = withItems(
    interview,
    every(interview).filter(({ aside }) => !aside),
  );
  const names = items
    .flatMap(({ name, called, section }) => [name, ...called, ...(section ? [section.name] : [])])
    .map(spelt)
    .filter((name) => name.length >= SHORTEST);
  return keeping.find((part) => {
    if (alone.test(part)) return true;
    const said = spelt(part);
    return names.some((name) => said.includes(name)) || subjects(part).some((name) => isItem(interview, name));
  });
}

/** `…, exempt`; `it is exempt`; `please keep this back`: of what was said beside it. */
const alone =
  /^\W*(?:(?:it|this|that|all of (?:it|this)) (?:is |should be |must be ))?exempt\W*$|\bkeep (?:it|this|that|these|those|all of (?:it|this)) back\b/i;

/** With a space on each side; “why” is too common a word to name anything. */
const SHORTEST = ' path '.length;

/** Words alone, each in the singular, with a space on each side. */
const spelt = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/s(?= |$)/g, '')} `;

/** What is said to be kept back: `go live` in `exempt go live`, `go live is exempt because …`. */
function subjects(part: string): readonly string[] {
  const what = readWish(part)?.what;
  const [, subject] = /^\s*(?:the )?(.{0,120}?)\s*\b(?:(?:is|are|should be|must be) )?exempt\b/i.exec(part) ?? [];
  const named = what && what !== 'choose' ? nameIn(what) : '';
  return [...new Set([named, subject ?? ''])].filter((name) => !namesNothing(name));
}

const isItem = (interview: Interview, name: string): boolean =>
  (questionMeant(interview, name) ?? sectionMeant(interview, name)) !== undefined;
