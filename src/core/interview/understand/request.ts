import { distance } from '../../words/nearest.ts';

/** A fixed word within the words around it: `could I please go back`, `sorry, chnage reason`. */
export interface Request {
  /** Without them: `go back`. */
  readonly what: string;
  /** It is put as a question. */
  readonly asks: boolean;
  /** The name of what is to be changed. */
  readonly change?: string;
  /** It may as well be something that the workstream has to do. */
  readonly perhaps?: true;
}

const first = /^(?:(?:please|sorry|ok|okay|actually|wait|hang on|oh|hm+)[,.:]? )+/;
const asking = /^(?:(?:can|could|may) (?:i|we)|how (?:can|do) i)(?: please| just| quickly)? /;
const wishing = /^(?:let me|i'd like to|i would like to)(?: please| just| quickly)? /;
const stating =
  /^(?:(?:i|we)(?: really)? (?:need|want|have|had|ought) to|(?:i|we) (?:must|should)|let's|we'd like to)(?: just)? /;
const last = /(?:,? (?:please|again|now|then|thanks|thank you|first))+$/;

/** `said`: in plain words. */
export function readRequest(said: string): Request | undefined {
  const bare = said.replace(first, '').replace(last, '');
  const how = [asking, wishing, stating].find((pattern) => pattern.test(bare));
  const what = how ? bare.replace(how, '') : bare;
  const change = changeOf(what);
  // A decision may be asked for in such words, and a plan told in them.
  const perhaps = how === stating || /^(?:can|could|may) we /.test(bare);
  if (how === stating && change === undefined) return undefined;
  return {
    what,
    asks: how === asking,
    ...(change === undefined ? {} : { change, ...(perhaps ? { perhaps } : {}) }),
  };
}

function changeOf(what: string): string | undefined {
  const [, verb = '', name] = /^(go back to|\p{L}+) (?:(?:the|my|our) )?(.+)$/u.exec(what) ?? [];
  return name !== undefined && isChange(verb) ? name : undefined;
}

const verbs: ReadonlySet<string> = new Set(['change', 'edit', 'correct', 'amend', 'go back to']);
/** Near to one of them, and words of their own. */
const others: ReadonlySet<string> = new Set([
  'chance',
  'charge',
  'changed',
  'changes',
  'corrects',
  'exit',
  'emit',
  'edits',
]);

function isChange(verb: string): boolean {
  if (verbs.has(verb)) return true;
  if (others.has(verb) || verb.length < 4) return false;
  return distance(verb, 'change') === 1 || distance(verb, 'correct') === 1 || verb === 'edti' || verb === 'eidt';
}
