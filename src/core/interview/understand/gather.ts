import type { Apart, Part } from './apart.ts';
import type { Clause } from './clauses.ts';
import { readItemState } from './state-of-item.ts';

/** A place in the message. */
type Span = readonly [start: number, end: number];

/** A part while it is gathered. */
interface Gathered {
  readonly question: string;
  readonly sure: boolean;
  readonly who?: string;
  readonly text: readonly Span[];
  readonly said: readonly Span[];
}

/** Of these, several pieces make one answer. Of the others, two that differ are asked. */
const together = /^(?:decisions|risks\/new|next|achieved|path|reason|money|saving\/.*)$/;
/** What is said of these may go on for more than a clause. */
const inProse = /^(?:decisions|next|achieved|path|reason)$/;

/** `because the valuer is ill`: the reason is what follows. Of `because of the valuer` it is no sentence without it. */
const saysWhy =
  /^(?:because(?! of\b)|(?:as|since)(?= (?:the|we|our|they|it|there|this|that|all|no|some|one|two|three)\b))\s+(?=\S)/i;

/** Joins what the clauses of a message say into answers, and keeps the rest. */
export function gather(text: string, clauses: readonly Clause[]): Apart {
  const at = clauses.findIndex(({ rated }) => rated);
  const rated = clauses[at]?.rated;
  const parts: Gathered[] = [];
  const add = (question: string, sure: boolean, said: Span, from = said[0]): void => {
    parts.push({ question, sure, text: [[from, said[1]]], said: [said] });
  };
  const isPlain = (i: number): boolean => {
    const clause = clauses[i];
    return clause !== undefined && !clause.finding && !clause.unchanged && !clause.goesOn && !clause.unclear;
  };
  const followsRating = (i: number): boolean =>
    at >= 0 && i > at && clauses.slice(at, i).every((clause) => clause.rated || clause.unchanged);
  const addReason = (start: number, end: number, sure = true): void => {
    if (!rated || rated === 'green' || parts.some(({ question }) => question === 'reason')) return;
    add(
      'reason',
      sure && rated !== 'undecided',
      [start, end],
      start + (saysWhy.exec(text.slice(start, end))?.[0].length ?? 0),
    );
  };

  for (let i = 0; i < clauses.length; ) {
    const { start, finding, unchanged, unclear } = clauses[i]!;
    let last = i;
    while (clauses[last + 1]?.goesOn && (!clauses[last]!.rated || isFormer(text, clauses[last + 1]!))) last += 1;
    if (finding) {
      const { question, moves, dated, who } = finding;
      // `phones late, panel meets on 26 Feb`: only what is read as its reason is one.
      const next = moves && moves.because === undefined && isPlain(last + 1) ? clauses[last + 1] : undefined;
      const whyIs =
        next && isWhy(text.slice(start + finding.from, next.end), text.slice(next.start, next.end)) ? next : undefined;
      if (whyIs) last += 1;
      while (inProse.test(question) && isPlain(last + 1) && isSameSentence(text, clauses[last]!, clauses[last + 1]!))
        last += 1;
      const end = clauses[last]!.end;
      parts.push({
        question,
        sure: finding.sure,
        text: [[start + finding.from, end]],
        said: [[start, end]],
        ...(who ? { who } : {}),
      });
      const because = moves?.because === undefined ? -1 : text.indexOf(moves.because, start);
      if (finding.saysWhy) addReason(start, end);
      else if (whyIs) addReason(whyIs.start, whyIs.end);
      else if (because >= 0) addReason(because, because + moves!.because!.length);
      // `red, tender is late`: what stands beside the colour is why.
      else if (moves && !dated && finding.sure && followsRating(i)) {
        while (isPlain(last + 1)) last += 1;
        addReason(start, clauses[last]!.end);
      }
    } else if (!unchanged && !unclear) {
      // `staff moved, as planned, but the lease …` is one tale.
      while (isPlain(last + 1) || clauses[last + 1]?.goesOn || (clauses[last + 1]?.unchanged && isPlain(last + 2)))
        last += 1;
      const said: Span = [start, clauses[last]!.end];
      if (rated === 'green') add('achieved', false, said);
      else if (i > at ? followsRating(i) : last === at - 1) addReason(...said, i > at);
    }
    i = last + 1;
  }
  return finished(text, clauses, parts);
}

/** Whether all of a clause is read as the reason in an answer, but for a word or two that join it: `due to …`. */
function isWhy(answer: string, clause: string): boolean {
  const because = readItemState(answer)?.because;
  return because !== undefined && clause.endsWith(because) && /^(?:\S+ ){0,2}$/.test(clause.slice(0, -because.length));
}

/** `was green in October` belongs to a rating; `until the lease is signed` says more. */
const isFormer = (text: string, { start, end }: Clause): boolean =>
  /^(?:was|were|down from|up from|from|previously|last|a year ago|originally)\b/i.test(text.slice(start, end));

const isSameSentence = (text: string, one: Clause, next: Clause): boolean =>
  !/[.\n;!?]/.test(text.slice(one.end, next.start));

function finished(text: string, clauses: readonly Clause[], gathered: readonly Gathered[]): Apart {
  const byQuestion = new Map<string, Gathered[]>();
  for (const part of gathered) byQuestion.set(part.question, [...(byQuestion.get(part.question) ?? []), part]);
  const joined = [...byQuestion.values()].flatMap((same) =>
    same.length === 1 || together.test(same[0]!.question) ? [joinedPart(same)] : [],
  );
  const unchanged = clauses.filter((clause) => clause.unchanged).map(({ start, end }): Span => [start, end]);
  // `still amber, nothing new`: said with the rating, where there is one.
  const parts = joined.map((part) =>
    part.question === 'rating' ? { ...part, said: [...part.said, ...unchanged] } : part,
  );
  const covered = parts.flatMap(({ said }) => said);
  const left = clauses
    .filter(({ start, end }) => !covered.some(([from, to]) => from <= start && to >= end))
    .map(({ start, end }): Span => [start, end]);
  const rest = written(text, left);
  const nothingNew = written(text, unchanged);
  return {
    parts: parts.map(
      ({ text: spans, said, ...part }): Part => ({
        ...part,
        text: answer(text, spans, /^(?:decisions|risks\/new)$/.test(part.question)),
        said: written(text, said),
      }),
    ),
    ...(rest ? { rest } : {}),
    ...(nothingNew ? { unchanged: nothingNew } : {}),
  };
}

function joinedPart(same: readonly Gathered[]): Gathered {
  const [first, ...others] = same;
  const who = others.every((part) => part.who === first!.who) ? first!.who : undefined;
  return {
    question: first!.question,
    sure: same.every(({ sure }) => sure),
    text: same.flatMap((part) => part.text),
    said: same.flatMap((part) => part.said),
    ...(who ? { who } : {}),
  };
}

/** As written; what stood apart, one a line. `apart`: what followed at once as well. */
function runsOf(text: string, spans: readonly Span[], apart = false): readonly string[] {
  const runs: [number, number][] = [];
  for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
    const before = runs.at(-1);
    if (before && !apart && !/[\p{L}\p{N}]/u.test(text.slice(before[1], start))) before[1] = Math.max(before[1], end);
    else runs.push([start, end]);
  }
  return runs.map(([start, end]) => text.slice(start, end).trim()).filter((run) => run !== '');
}

const written = (text: string, spans: readonly Span[]): string => runsOf(text, spans).join('\n');

/** Without the comma or bracket that only parted it from the next. */
const answer = (text: string, spans: readonly Span[], apart: boolean): string =>
  runsOf(text, spans, apart)
    .map((run) => run.replace(/[\s,;:(–—-]+$/u, ''))
    .map((run) => (run.includes('(') ? run : run.replace(/\)$/, '')))
    .join('\n');
