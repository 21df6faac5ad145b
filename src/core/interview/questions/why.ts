import type { Problem } from '../question.ts';
import { understandText } from '../understand/text.ts';
import { plainWords } from '../understand/wording.ts';

const none =
  /^(?:(?:there (?:is|was) )?(?:none|nothing|nil)|n\s?[/.]?\s?a|not applicable|no (?:particular |special |real |specific )?(?:reason|why|evidence|comments?|explanation)|nothing (?:to (?:say|add|report|show))|see above|just because)(?: (?:given|at all|really|to give|to speak of))?$/;

/** Whether this says that there is no reason, or nothing at all: readers would learn nothing from it. */
export const saysNone = (text: string): boolean =>
  !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text) || none.test(plainWords(text.slice(0, 60)));

/** Why, in a person's own words; `ifNone`: what is wanted, and an example. */
export function understandWhy(text: string, ifNone: string): { readonly understood: string } | Problem {
  const said = text.trim().replace(/^because\s+(?!of\b)(?=\S)/i, '');
  return saysNone(said) ? { problem: ifNone } : understandText(text);
}
