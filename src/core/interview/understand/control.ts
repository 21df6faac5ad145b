import { readRequest } from './request.ts';
import { plainWords } from './wording.ts';

/** A fixed word of the conversation: it steers, and is never an answer. */
export type Control =
  | 'back'
  | 'skip'
  | 'later'
  | 'go-on'
  | 'no-change'
  /** Nothing but what was said already has changed. */
  | 'nothing-else'
  | 'submit'
  | 'edit'
  | 'explain'
  | 'first-part'
  | 'delegate'
  | 'form'
  | 'change-back'
  | 'who-sees'
  /** They do not know what to write. */
  | 'help'
  /**
   * `Change rating`, `can I edit what comes next`: to be matched with a question. `perhaps`: it may well be an answer, as
   * `we need to change the contract` is.
   */
  | { readonly change: string; readonly perhaps?: true }
  /** `No change to the other milestones`: `unchanged` is to be matched with a section. */
  | { readonly unchanged: string };

const words: Readonly<Record<Extract<Control, string>, readonly string[]>> = {
  back: ['back', 'go back', 'previous', 'previous question'],
  skip: ['skip', 'skip this', 'skip it', 'pass'],
  later: ['later', 'not now', 'not today', 'do it later', 'stop', 'stop here', 'quit', 'exit', 'cancel', 'never mind'],
  'go-on': ['go on', 'start', 'continue', 'resume', 'carry on'],
  'no-change': [
    'no change',
    'no changes',
    'unchanged',
    'no change: as last time',
    'no change: keep this answer',
    'same as last time',
    'as last time',
    'as per last time',
    'same as last quarter',
    'same as last month',
    'as before',
    'no change: as you said',
    'nothing has changed',
    'nothing has changed: submit',
    'leave it as it is',
  ],
  'nothing-else': [
    'nothing else has changed: go on',
    'nothing else has changed',
    'nothing else changed',
    'nothing else is new',
    'nothing else new',
    'nothing else',
    'no other change',
    'no other changes',
    'no change to the rest',
    'no change to anything else',
    'the rest is unchanged',
    'the rest is as before',
    'everything else is unchanged',
    'everything else is as before',
  ],
  submit: ['submit', 'submit it', 'send', 'send it'],
  edit: [
    'edit',
    'change',
    'change something',
    'edit something',
    'change something else',
    'change it',
    'change that',
    'change an answer',
    'start over',
    'begin again',
    'change my answer',
    'change my answers',
    'edit my answer',
    'edit my answers',
  ],
  explain: ['what these mean', 'what do these mean', 'what do they mean', 'definitions', '?'],
  'first-part': ['use the first part'],
  delegate: ['ask someone else', 'delegate'],
  form: ['fill in as a form', 'form'],
  'who-sees': [
    'who will see this',
    'who will see it',
    'who will see that',
    'who will see my answer',
    'who will read this',
    'who sees this',
    'who sees it',
    'who can see this',
    'who can see it',
    'who reads this',
    'who reads it',
  ],
  help: [
    'help me',
    'what',
    'pardon',
    'huh',
    'i need help',
    "i don't understand",
    'i do not understand',
    "i don't get it",
    "i don't understand the question",
    'what do you mean',
    'what does this mean',
    'what does that mean',
    'what should i write',
    'what can i write',
    'what do i write',
    'what would work',
    'what do you want',
    'how does this work',
  ],
  'change-back': ['change it back', 'undo'],
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
  const [, unchanged] =
    /^no changes? (?:to|in|for) (?:all |both )?(?:the )?(?:other |remaining )?(?:\d+ )?(.+)$/.exec(said) ?? [];
  if (unchanged) return { unchanged };
  const [, name] = /^(?:start|go on with|continue) (?:the )?(.+)$/.exec(said) ?? [];
  if (name) return workstream.some((known) => plainWords(known) === name) ? 'go-on' : undefined;
  const request = readRequest(said);
  const asked = request && byWord.get(request.what);
  if (asked) return request.asks && finals.has(asked) ? undefined : (asked as Control);
  if (request?.change === undefined) return undefined;
  return { change: request.change, ...(request.perhaps ? { perhaps: true } : {}) };
}

/** `Can I submit?` may want to know whether it is whole. */
const finals: ReadonlySet<string> = new Set(['submit', 'no-change', 'nothing-else']);
