import { type Rating, ratings, type Scale, scales } from '../../programme/rag.ts';
import { plainWords } from './wording.ts';

/** What was read of a rating. It is never guessed: whatever is not plainly one rating is asked. */
type RatingRead =
  /** `rest`: what was said after it, as written. */
  | { readonly kind: 'rating'; readonly rating: Rating; readonly rest?: string }
  /** A rating that this organisation's scale does not have. */
  | { readonly kind: 'not-on-scale'; readonly rating: Rating; readonly rest?: string }
  /** A state (complete, paused), which is no rating. */
  | { readonly kind: 'state'; readonly state: string }
  /** Colours are mentioned, but not which it is now; `of`: one of these two. */
  | { readonly kind: 'unclear'; readonly of?: readonly Rating[]; readonly rest?: string }
  | { readonly kind: 'none' };

/** As people say them; longest first, so that `amber/green` is not read as amber. */
const said: readonly (readonly [pattern: string, rating: Rating])[] = [
  ['amber ?[/–-] ?green|green ?[/–-] ?amber|amber green|ag|a/g', 'amber-green'],
  ['amber ?[/–-] ?red|red ?[/–-] ?amber|amber red|ar|a/r', 'amber-red'],
  ['green|on track|g|🟢|:large_green_circle:', 'green'],
  ['amber|at risk|a|🟠|:large_orange_circle:', 'amber'],
  ['red|off track|r|🔴|:red_circle:', 'red'],
];

const any = said.map(([pattern]) => pattern).join('|');
/** Words that may stand around it. Each can be matched in one way only, so that no text makes the pattern slow. */
const before =
  "(?:(?:it's|its|it|is|all|everything|we're|we|are|i'm|i'd|i|am|would|say|that's|this|one|still|now|again|remains?|stays?|staying|rated|rating|rag|status|overall|unfortunately|sadly|definitely|currently|back|gone|moved|turned|at|to|the|yes|no changes?|unchanged)[,:]? )*";
const after =
  "(?:,? (?:again|still|now|overall|unfortunately|sadly|please|sorry|thanks|i'm afraid|im afraid|i am afraid|this time|this quarter|this month|for now|at the moment|at present|as before|as last time|rating))*";
const plainly = new RegExp(`^(?:(${any})|${before}(${any.replace(/\|(g|a|r|ag|ar)(?=\||$)/g, '')})${after})$`, 'u');
const eitherOf = new RegExp(
  `^${before}(?:(?:somewhere )?between (green|amber|red) and (green|amber|red)|(green|amber|red) or (green|amber|red))${after}$`,
  'u',
);
const fromTo = new RegExp(`^${before}(?:changed |up |down |better |worse )?from (?:${any}) to (${any})${after}$`, 'u');
/** A colour named for its own sake; `back to green` and `was red` say nothing of now. */
const elsewhere = new RegExp(
  `\\b(?:back to|return(?:s|ed)? to|from|was|were|to|until|towards|before|not) (?:${any})(?![\\p{L}\\p{N}])`,
  'gu',
);
const colour = /\b(?:green|amber|red)\b|🟢|🟠|🔴/u;

const breaks =
  /\s*[,;:.!?\n(]\s*|\s*[–—]+\s*|\s+-+\s*|\s+(?=(?:because|as|since|due to|until|while|pending|waiting|awaiting|with|but|though)\s)/u;

const states =
  /^(?:it's |it is |now )?(complete|completed|done|finished|blue|deferred|paused|on hold|not started|closed)$/;

/** `RAG: Amber`, on a line of its own or with more after it. */
const label = /^(?:rag|rating|status|overall)(?: (?:rating|status))? ?[:=–-] ?/i;

/** Reads a rating from what was typed: `still amber`, `Amber, waiting for the panel`, `off track`, `ag`. */
export function readRating(written: string, scale: Scale): RatingRead {
  const text = once(written.trimStart().replace(label, ''));
  const head = text.slice(0, 400).trimStart();
  const state = states.exec(plainWords(head))?.[1];
  if (state) return { kind: 'state', state };
  const whole = ratingIn(head);
  if (whole) return onScale(whole, scale);
  const two = eitherIn(head);
  if (two) return { kind: 'unclear', of: two };

  const broken = breaks.exec(head);
  const opening = broken ? head.slice(0, broken.index) : '';
  const first = ratingIn(opening);
  const either = first ? undefined : eitherIn(opening);
  if (!broken || !(first || either) || broken[0].includes('?'))
    return { kind: mentionsColour(head) ? 'unclear' : 'none' };
  const rest = text
    .trimStart()
    .slice(broken.index + broken[0].length)
    .replace(/^[\s,;:.!–—-]+/u, '');
  if (mentionsColour(rest.slice(0, 400).replace(/\)\s*$/, ''))) return { kind: 'unclear' };
  const closed = (broken[0].includes('(') ? rest.replace(/\)\s*$/, '') : rest).trim();
  if (first) return onScale(first, scale, closed);
  return { kind: 'unclear', of: either!, ...(closed ? { rest: closed } : {}) };
}

const signs: Readonly<Record<string, string>> = { '🟢': 'green', '🟠': 'amber', '🔴': 'red' };

/** `Amber 🟠` and `🔴 Red` say it twice: once is enough. Of the same length, so that the rest is found where it was written. */
const once = (text: string): string =>
  text
    .replace(/^(.{0,60}?(green|amber|red))( *)(🟢|🟠|🔴)/isu, (all, upTo, colour, gap, sign) =>
      signs[sign] === colour.toLowerCase() ? upTo + ','.padEnd(gap.length + sign.length) : all,
    )
    .replace(/^(\s*)(🟢|🟠|🔴)( *)(?=(green|amber|red))/iu, (all, lead, sign, gap, colour) =>
      signs[sign] === colour.toLowerCase() ? lead + ' '.repeat(sign.length + gap.length) : all,
    );

function ratingIn(text: string): Rating | undefined {
  if (text.length > 120) return undefined;
  // Said twice it is still one.
  const words = plainWords(text).replace(/(?<!\p{L})(green|amber|red)(?:[ ,!]+\1)+(?!\p{L})/gu, '$1');
  const [, exactly, among] = plainly.exec(words) ?? [];
  const colour = exactly ?? among ?? fromTo.exec(words)?.[1];
  return colour === undefined
    ? undefined
    : said.find(([pattern]) => new RegExp(`^(?:${pattern})$`, 'u').test(colour))?.[1];
}

/** `between amber and red`. */
function eitherIn(text: string): readonly Rating[] | undefined {
  const [, ...colours] = text.length > 120 ? [] : (eitherOf.exec(plainWords(text)) ?? []);
  const of = ratings.filter((rating) => colours.includes(rating));
  return of.length === 2 ? of : undefined;
}

/** The two ratings of the scale between which somebody put it: `amber/red`, `between amber and red`. */
export function undecided(read: RatingRead): readonly Rating[] | undefined {
  if (read.kind === 'unclear') return read.of;
  return read.kind === 'not-on-scale' ? ratings.filter((rating) => read.rating.split('-').includes(rating)) : undefined;
}

function onScale(rating: Rating, scale: Scale, rest?: string): RatingRead {
  const known: readonly Rating[] = scales[scale];
  const more = rest ? { rest } : {};
  return known.includes(rating) ? { kind: 'rating', rating, ...more } : { kind: 'not-on-scale', rating, ...more };
}

const mentionsColour = (text: string): boolean => colour.test(plainWords(text).replace(elsewhere, ' '));
