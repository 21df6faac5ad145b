import { plainWords } from './wording.ts';

/** A decision that is asked for: of whom, as said, and what is to be decided. */
export interface Ask {
  /** As written: `the board`. Absent: nobody was named. */
  readonly who?: string;
  /** As written: `agree the extra 60k by 1 feb`. */
  readonly what: string;
  /** Where `what` begins. */
  readonly at: number;
}

const bodies =
  'board|group|cabinet|committee|sub-committee|steering group|council|director|directors|sponsor|chief executive|leader|leadership team|management team|members|councillors|chair|programme office|executive|smt|clt|cmt';
const deciding =
  'agree|approve|decide|choose|confirm|sign off|release|endorse|authorise|fund|accept|note|support|select|waive|extend|commit|allow|give|back';
const opening = /^(?:(?:and|but|also|so|plus|therefore|please|we|i|now|will|'ll|would|like|still|do)[ ,]+){0,6}/i;

/** What only somebody who decides is asked to do, whoever they are. */
const ruling =
  'decide|approve|sign (?:it |this |that )?off|authorise|endorse|rule on|give (?:us |me )?(?:an? |the |their )?(?:decision|steer|approval|go[ -]ahead|ok|answer)|(?:make|take) (?:an? |the |this |that )?decision';
/** What anybody may be asked to do: a decision where it is asked of somebody by name. */
const agreeing = 'agree|confirm|choose|accept|release|back|commit';
const word = "[\\p{L}\\p{N}'’.-]+";
/** A person or an office, which is no group. */
const somebody = `(?!(?:to|us|them|you|me|it|everyone|everybody|people|staff|all|more|time|we) )(?:${word} ){1,5}?`;
const outcome = '(?:decision|approval|agreement|sign[ -]off|steer|authority|permission|clearance|go[ -]ahead|answer)';

/** A body or a person in an office: `the Customer First Board`. */
const body = (names: readonly string[]): string => {
  const known = names.map((name) =>
    plainWords(name)
      .replace(/^the /, '')
      .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
  );
  const all = [...known.filter((name) => name !== ''), bodies].join('|');
  return `(?<who>(?:(?:the|our|your|my|both|all) )?(?:[\\p{L}'’-]+ ){0,3}?(?:${all}))`;
};

/** Reads a decision that is asked of somebody: `need the board to agree the extra 60k by 1 feb`. */
export type AskReader = (text: string) => Ask | undefined;

/** Knows these groups by their names, besides `the board` and other bodies that all councils have. */
export function askReader(groups: readonly string[]): AskReader {
  const who = body(groups);
  const forms = [
    `^(?:needs?|want|require|request|seek|seeking|requesting) (?<what>(?:an? |the |your )?(?:decision|approval|agreement|sign[ -]off|steer|authority|permission|clearance)\\b(?:.{0,60}? (?:from|of|by) ${who}\\b)?.*)$`,
    `^(?:needs?|want|require|ask|asking|are asking|am asking|request|seek|like|looking to|look to|expect) ${who} (?:to|for) (?<what>.+)$`,
    `^(?:${who} (?:needs?|must|has|have|should|is asked|are asked) (?:to )?)(?<what>(?:${deciding})\\b.+)$`,
    `^${who}:? to (?<what>(?:${deciding})\\b.+)$`,
    `^(?:decisions?|asks?)(?: needed| required| wanted| please)?(?: (?:from|of|by) ${who})?\\s?[:–—-]\\s?(?<what>.+)$`,
    `^(?:needs?|want|require|request|seek|seeking) (?<what>.{1,120}? from ${who}(?![\\p{L}\\p{N}]).*)$`,
    // Of whom it is asked stays in its words.
    `^(?:needs?|want|require|await|awaiting) (?<what>${who}(?:['’]s?)? ${outcome}\\b.*)$`,
    `^(?:needs?|want|require|ask|asking) (?<what>${somebody}to (?:${ruling})\\b.*)$`,
    `^(?:needs?|want|require|await|awaiting) (?<what>${somebody}(?<=['’]s? )${outcome}\\b.*)$`,
  ].map((form) => new RegExp(form, 'isu'));
  const ofSomeone = new RegExp(
    `^(?:[Nn]eeds?|[Ww]ant|[Rr]equire|[Aa]sk|[Aa]sking) (?<what>(?:the )?\\p{Lu}${somebody}to (?:${agreeing})\\b.*)$`,
    'su',
  );
  return (text) => readAsk(text.slice(0, LONGEST), [...forms, ofSomeone]);
}

/** Nobody asks for a decision in more, in characters. */
const LONGEST = 600;

function readAsk(text: string, forms: readonly RegExp[]): Ask | undefined {
  const from = opening.exec(text)?.[0].length ?? 0;
  const rest = text.slice(from);
  for (const form of forms) {
    const match = form.exec(rest);
    const what = match?.groups?.what;
    if (!match || what === undefined || !/\p{L}{2}/u.test(what)) continue;
    const named = match.groups?.who;
    // `the board to decide by 12 Feb`: who is asked says more than that.
    if (named && bare.test(what))
      return { what: match[0].slice(match[0].indexOf(named)), at: from + match[0].indexOf(named), who: named };
    return { what, at: from + match[0].length - what.length, ...(named ? { who: named } : {}) };
  }
  const please = /\bplease,? /i.test(text.slice(0, from)) && begins.test(rest);
  return please ? { what: rest, at: from } : undefined;
}

/** What is to be decided is not said. */
const bare = new RegExp(`^(?:${deciding})(?:\\s+(?:by|before|on|this|next|soon|now|please|asap)\\b.*|[\\s.!]*)$`, 'is');
const begins = new RegExp(`^(?:${deciding})\\b.`, 'is');
