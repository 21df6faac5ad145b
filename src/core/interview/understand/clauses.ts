import type { ApartContext } from './apart.ts';
import { joinedByMonth } from './by-month.ts';
import { type Finding, findingIn, type Knowing, knowing } from './clause.ts';
import { monthName } from './day-pattern.ts';
import { itemNamed, tellingWords } from './item-named.ts';
import { risksListed } from './numbered.ts';
import { cutPieces, type Piece } from './pieces.ts';
import { readRating, undecided } from './rating.ts';
import { splitReason } from './reason.ts';

/** A clause of a message, and what it is about. Clauses follow each other; between them stand no words. */
export interface Clause extends Piece {
  readonly finding?: Finding & { readonly question: string };
  /** It is about an item, but not plainly about one: left to be asked. */
  readonly unclear?: true;
  /** `nothing new`. */
  readonly unchanged?: true;
  /** It goes on with what stands before it: `was 78%`, `by 1 February`. */
  readonly goesOn?: true;
  /** It is the message's rating. */
  readonly rated?: Rated;
}

/** `undecided`: it may be green. */
type Rated = 'green' | 'not-green' | 'undecided';

/** In how many clauses a meaning is looked for; what comes after is kept, and asked. */
const MOST = 30;

/** A message in its clauses. A rating at its beginning is one of them. */
export function clausesOf(text: string, context: ApartContext): readonly Clause[] {
  const known = knowing(context);
  const first = ratingAtStart(text, context);
  const from = first?.end ?? 0;
  const list = risksListed(text.slice(from));
  const cut = cutPieces(text.slice(from), { keep: list ? [list] : [] }).map(({ start, end }) => ({
    start: start + from,
    end: end + from,
  }));
  const pieces = joinedByMonth(text, cut);
  const meant = pieces.flatMap((piece, i): readonly Meant[] => (i < MOST ? meaningOf(text, piece, known) : [piece]));
  const told = saidOnce(settled(meant));
  const clauses = told.map((clause, i, all) => asPlanned(text, clause, i === 0 ? first : all[i - 1]));
  return first ? [first, ...clauses] : ratedWithin(text, clauses, context);
}

/** A clause before it is settled which of several questions it answers. */
type Meant = Omit<Clause, 'finding'> & { readonly finding?: Finding };

/** `forecast £1.15m` is of the saving or of the budget: of what the figure before it, or after it, is of. */
function settled(meant: readonly Meant[]): readonly Clause[] {
  const questionAt = (i: number) => {
    const question = meant[i]?.finding?.question;
    return typeof question === 'string' ? question : undefined;
  };
  return meant.map(({ finding, ...clause }, i): Clause => {
    if (!finding) return clause;
    const { question, ...found } = finding;
    const one =
      typeof question === 'string'
        ? question
        : [questionAt(i - 1), questionAt(i + 1)].find((near) => near !== undefined && question.includes(near));
    return one === undefined ? { ...clause, unclear: true } : { ...clause, finding: { ...found, question: one } };
  });
}

/** `phones late, new menu 26 Feb`: that it is late is a tale beside the clause that says until when. */
function saidOnce(clauses: readonly Clause[]): readonly Clause[] {
  const dated = new Set(clauses.flatMap(({ finding }) => (finding?.dated ? [finding.question] : [])));
  return clauses.map(({ finding, ...clause }) =>
    !finding || (finding.moves && !finding.dated && dated.has(finding.question)) ? clause : { ...clause, finding },
  );
}

/** `as planned` after something else is said of that, and not of all the rest. */
function asPlanned(text: string, clause: Clause, before: Clause | undefined): Clause {
  const { unchanged: says, ...plain } = clause;
  // `tender is late, 5 Feb now because …`.
  const { what } = splitReason(text.slice(clause.start, clause.end));
  const mayGoOn = !clause.finding || (!clause.finding.sure && clause.finding.question === before?.finding?.question);
  if (mayGoOn && before?.finding?.question.startsWith('milestone/') && onlyADay.test(what))
    return { start: clause.start, end: clause.end, goesOn: true };
  if (!says || !before || before.rated || !/^as /i.test(text.slice(clause.start, clause.end))) return clause;
  return before.finding ? { ...plain, goesOn: true } : plain;
}

const onlyADay = new RegExp(
  `^(?:now |so |then |to |by |more like )*(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of)? ?${monthName}(?: 20\\d\\d)?(?: now| instead| then| at the latest)*$`,
  'i',
);

/** `Amber`, `still amber`: as far as the rating goes. */
function ratingAtStart(text: string, { scale }: ApartContext): Clause | undefined {
  const read = readRating(text, scale);
  const two = undecided(read);
  if (read.kind !== 'rating' && !two) return undefined;
  const rest = 'rest' in read && read.rest !== undefined ? text.lastIndexOf(read.rest) : -1;
  const end = rest < 0 ? text.length : rest;
  const isGreen = read.kind === 'rating' && read.rating === 'green';
  const rated = isGreen ? 'green' : two?.includes('green') ? 'undecided' : 'not-green';
  return { start: 0, end, rated, finding: { question: 'rating', from: 0, sure: !two } };
}

/** `… slips to 31 July, so amber`: the only clause that is a rating. */
function ratedWithin(text: string, clauses: readonly Clause[], { scale }: ApartContext): readonly Clause[] {
  const rated = clauses.flatMap((clause) => {
    const said = text.slice(clause.start, clause.end);
    const from = /^(?:and|so|therefore|hence|overall)[,:]? /i.exec(said)?.[0].length ?? 0;
    const read = said.length - from > 2 && said.length < 80 ? readRating(said.slice(from), scale) : undefined;
    const isAsked = /^\s*\?/.test(text.slice(clause.end, clause.end + 2));
    if (read?.kind !== 'rating' || read.rest || isAsked || onTrack.test(said)) return [];
    const rated = read.rating === 'green' ? ('green' as const) : ('not-green' as const);
    return [{ clause, from, rated }];
  });
  const [only] = rated;
  const colours = text.match(/\b(?:green|amber|red)\b/gi)?.length ?? 0;
  if (!only || rated.length > 1 || colours > 1) return clauses;
  return clauses.map((clause) =>
    clause === only.clause
      ? { ...clause, rated: only.rated, finding: { question: 'rating', from: only.from, sure: true } }
      : clause,
  );
}

/** In the middle of a message these say how something goes, not how the workstream is rated. */
const onTrack = /\b(?:track|risk)\b/i;

const unchanged =
  /^(?:(?:all|everything|everything else|rest|the rest|otherwise|else|still|and|is|remains|we are|we're|it is|it's)[,:]? )*(?:nothing (?:(?:else |more |further )?(?:is |has )?(?:new|changed|to report|to say|to add)|else|more|new to report|further)|no (?:other |further )?(?:changes?|news)|unchanged|as (?:before|last time|planned|expected)|on (?:track|plan|schedule|course|target)|all good|fine|(?:the )?same(?: as (?:before|last (?:time|quarter|month)))?|going to plan|to plan)(?: (?:otherwise|else|here|this (?:time|quarter|month|week)|since last time|from last time|to report))?[.!]?$/i;
const goesOn =
  /^(?:(?:was|were|down from|up from|from|against|compared (?:with|to)|previously|last (?:time|quarter|month|year)|a year ago|instead of|originally|expected|due|available|target|by|before|until|no later than|not later than)\s(?=.{0,40}\d|.{0,24}(?:target|easter|month|quarter|week|year|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|at the latest|(?:with )?no (?:(?:new|firm|revised) )?date\b|(?:new )?date (?:tbc|tbd|unknown|not)\b|tbc$|tbd$|until further notice)/i;

function meaningOf(text: string, piece: Piece, context: Knowing): readonly Meant[] {
  const said = text.slice(piece.start, piece.end);
  if (unchanged.test(said)) return [{ ...piece, unchanged: true }];
  if (goesOn.test(said)) return [{ ...piece, goesOn: true }];
  const except = exceptIn(text, piece, context);
  if (except) return except;
  const finding = findingIn(said, context);
  return finding ? [{ ...piece, finding }] : (inTwo(text, piece, context) ?? [piece]);
}

/** `as last time but the tender slips to 26 Feb`: nothing else has changed, if what is excepted has its own meaning. */
function exceptIn(text: string, { start, end }: Piece, context: Knowing): readonly Meant[] | undefined {
  const said = text.slice(start, end);
  const [joins] = said.matchAll(/\s(?:but|except|apart from|other than)(?: that| for)?\s/gi);
  if (!joins || !unchanged.test(said.slice(0, joins.index))) return undefined;
  const from = joins.index + joins[0].length;
  const finding = findingIn(said.slice(from), context);
  return finding?.sure
    ? [
        { start, end: start + joins.index, unchanged: true },
        { start: start + joins.index + 1, end, finding: { ...finding, from: finding.from + from - joins.index - 1 } },
      ]
    : undefined;
}

/** `procurement restarted and the centre slips to 31 July`: two clauses, if what follows the `and` has its own meaning. */
function inTwo(text: string, { start, end }: Piece, context: Knowing): readonly Meant[] | undefined {
  const said = text.slice(start, end);
  for (const { index } of [...said.matchAll(/\s(?:and|but|while|whereas)\s/gi)].slice(0, 3)) {
    const first = said.slice(0, index);
    const before = findingIn(first, context);
    // `the tender is late and nothing else has changed`.
    if (unchanged.test(said.slice(index + 1)))
      return [
        { start, end: start + index, ...(before && { finding: before }) },
        { start: start + index + 1, end, unchanged: true },
      ];
    const after = findingIn(said.slice(index + 1), context);
    if (!after) continue;
    // `options and contact centre slip`: both do.
    const telling = tellingWords(first);
    const named = itemNamed(telling, context.known.milestones) ?? itemNamed(telling, context.known.risks);
    if (!before && named) return [{ start, end, unclear: true }];
    return [
      { start, end: start + index, ...(before && { finding: before }) },
      { start: start + index + 1, end, finding: after },
    ];
  }
  return undefined;
}
