import { plainWords } from './wording.ts';

/** A fixed word of the conversation: it steers, and is never an answer. */
export type Control =
  | 'back'
  | 'skip'
  | 'later'
  | 'go-on'
  | 'no-change'
  | 'submit'
  | 'edit'
  | 'explain'
  | 'first-part'
  | 'delegate'
  | 'form'
  /** `Change rating`, `edit what comes next`: `name` is to be matched with a question. */
  | { readonly change: string };

const words: Readonly<Record<Extract<Control, string>, readonly string[]>> = {
  back: ['back', 'go back', 'previous', 'previous question'],
  skip: ['skip', 'skip this', 'skip it', 'pass'],
  later: ['later', 'not now', 'do it later', 'later please'],
  'go-on': ['go on', 'start', 'continue', 'resume', 'carry on'],
  'no-change': [
    'no change',
    'no changes',
    'unchanged',
    'no change: as last time',
    'no change: keep this answer',
    'same as last time',
    'as last time',
    'as before',
    'nothing has changed',
    'leave it as it is',
  ],
  submit: ['submit', 'submit it', 'send', 'send it'],
  edit: ['edit', 'change', 'change something', 'edit something', 'change something else'],
  explain: ['what these mean', 'what do these mean', 'what do they mean', 'definitions', '?'],
  'first-part': ['use the first part'],
  delegate: ['ask someone else', 'delegate'],
  form: ['fill in as a form', 'form'],
};

const byWord = new Map(
  Object.entries(words).flatMap(([control, said]) => said.map((word) => [word, control] as const)),
);

/**
 * The fixed word that this text is, from beginning to end: longer text is an answer, even one that begins with such a
 * word. `workstream` is its name and key, so that the button `Start Customer focus` can be typed as it reads.
 */
export function readControl(text: string, workstream: readonly string[]): Control | undefined {
  if (text.length > 120) return undefined;
  const said = plainWords(text).replace(/\?$/, text.trim() === '?' ? '?' : '');
  const control = byWord.get(said.replace(/^(no change) \([^()]*\)$/, '$1'));
  if (control) return control as Control;
  const [, verb, name] = /^(start|go on with|continue|edit|change|correct) (?:the )?(.+)$/.exec(said) ?? [];
  if (!verb || !name) return undefined;
  if (verb === 'edit' || verb === 'change' || verb === 'correct') return { change: name };
  return workstream.some((known) => plainWords(known) === name) ? 'go-on' : undefined;
}
