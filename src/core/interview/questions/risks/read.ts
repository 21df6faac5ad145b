import type { Risk } from '../../../programme/nouns.ts';
import type { About } from '../../about.ts';
import type { Problem, Understanding } from '../../question.ts';
import type { NewRisk, RiskSaid } from '../../stored/measures.ts';
import { newRisksHeading } from '../../understand/numbered.ts';
import { problemOfScore } from '../../understand/problem.ts';
import { readItemState, readScore, type ScoreRead } from '../../understand/state-of-item.ts';
import { understandText } from '../../understand/text.ts';
import { excerpt, plainWords } from '../../understand/wording.ts';
import { readYesNo } from '../../understand/yes-no.ts';
import { isEmpty, linesOf, tooLong } from '../item.ts';

export const whatWorks = 'You could write “no change”, “worse: 4x5”, “better: 3x4”, “closed”, or how it stands.';

/** Likelihood × impact; undefined where one is not known. */
export const scoreOf = ({ likelihood, impact }: Pick<Risk, 'likelihood' | 'impact'>): number | undefined =>
  likelihood === undefined || impact === undefined ? undefined : likelihood * impact;

/** What a text says of a risk or an issue: what became of it, and its new score. */
export function readRisk(text: string, risk: Risk, about: About): Understanding<RiskSaid> {
  const long = tooLong(text);
  if (long) return long;
  const said = text.trim();
  if (isEmpty(said)) return { problem: `I found nothing in that to take as an answer. ${whatWorks}` };
  const { scale } = about.organisation.risk;
  const state = readItemState(said);
  const score = readScore(state?.rest ?? said, scale) ?? readScore(said, scale);
  const problem = score && problemOfScore(score, said, scale);
  if (problem !== undefined) return { problem };
  const points = pointsIn(score);
  const note = besides(state, score, said);
  const value = (is: RiskSaid['is']): RiskSaid => ({
    is,
    ...points,
    ...(isBare(said) ? {} : { said }),
    ...(note === undefined ? {} : { note }),
  });
  const now = scoreOf(points);
  const before = scoreOf(risk);
  switch (state?.is) {
    case 'worse':
    case 'better': {
      const agrees =
        now === undefined || before === undefined || (state.is === 'worse' ? now >= before : now <= before);
      return agrees ? { understood: value(state.is) } : { confirm: value(state.is), said: excerpt(said, 100) };
    }
    case 'unchanged':
      if (now === undefined || now === before) return { understood: value('unchanged') };
      return { confirm: value(travel(before, now)), said: excerpt(said, 100) };
    case 'closed':
    case 'done':
      return { understood: value('closed') };
  }
  if (now !== undefined) return { understood: value(travel(before, now)) };
  const words = understandText(said);
  return 'problem' in words ? words : { understood: { is: 'words', said: words.understood } };
}

/** Only the state or the score, and nothing beside it. */
const isBare = (said: string): boolean =>
  /^(?:no change|unchanged|closed|worse|better|same|\d{1,2} ?x ?\d{1,2})$/.test(plainWords(said.slice(0, 40)));

function pointsIn(score: ScoreRead | undefined): Pick<RiskSaid, 'likelihood' | 'impact'> {
  return score?.kind === 'score' && score.likelihood !== undefined && score.impact !== undefined
    ? { likelihood: score.likelihood, impact: score.impact }
    : {};
}

/** What a new score says by itself. */
const travel = (before: number | undefined, now: number): RiskSaid['is'] =>
  before === undefined || now === before ? 'unchanged' : now > before ? 'worse' : 'better';

/** What was said beside the state and the score; undefined: nothing. */
function besides(
  state: ReturnType<typeof readItemState>,
  score: ScoreRead | undefined,
  said: string,
): string | undefined {
  const written = state ? [state.rest, state.because].filter((part) => part !== undefined).join('; ') : said;
  const left = score ? written.replace(score.said, ' ').replace(/\s+/g, ' ') : written;
  const note = left.replace(/^(?:(?:to|at|now)(?=[\s;,]*(?:;|$)))?[\s,;:.–—()-]+|[\s,;:–—(-]+$/gu, '');
  return /\p{L}{3}/u.test(note) && !/^(?:(?:now|the|score|scored|rated|is|at|to|risk|issue)(?: |$))+$/i.test(note)
    ? note
    : undefined;
}

const none =
  /^(?:none|no|nothing|nil|n\/a|na|nope|no thanks|(?:no|none|nothing) new|(?:no|none|nothing) (?:new )?(?:risks?|issues?|risks? or issues?|risks? and issues?)|nothing (?:else|to add|to report)|(?:none|nothing|no) (?:for now|atm|that i know of)|no new ones|nothing much|no more|none (?:this time|at the moment|at present|now))$/;

/** One risk or issue a line: `issue: lease not signed, 4x4, mitigation: weekly call`. */
export function readNewRisks(text: string, about: About): Understanding<NewRisk[]> {
  const long = tooLong(text);
  if (long) return long;
  const said = text.trim();
  if (none.test(plainWords(said.slice(0, 80)))) return { understood: [] };
  if (readYesNo(said) === 'yes') return { problem: `Which one? ${howNew}` };
  const words = understandText(said);
  if ('problem' in words) return words;
  const heading = newRisksHeading.exec(words.understood)?.[0] ?? '';
  const kind = /issues/i.test(heading) && !/risks/i.test(heading) ? 'issue' : 'risk';
  const lines = linesOf(words.understood.slice(heading.length));
  const found: NewRisk[] = [];
  for (const line of joined(lines)) {
    const read = ofKnownRisk(line, about) ?? newRiskIn(line, kind, about.organisation.risk.scale);
    if ('problem' in read) return read;
    found.push(read);
  }
  return { understood: found };
}

export const howNew =
  'One a line, for example: “risk: the lease is not signed, 3x4, mitigation: weekly call”. “None” is an answer too.';

/** `closed` is said of a risk that is there. */
function ofKnownRisk(line: string, { workstream: { risks } }: About): Problem | undefined {
  const state = readItemState(line);
  const isBare = state && state.rest === undefined && state.because === undefined;
  if (!isBare || !['closed', 'worse', 'better', 'done'].includes(state.is)) return undefined;
  // A title may be too long to be typed, or the same as another's.
  const leads = risks.length > 0 ? ' To say it of one that is there, write “Change risks”.' : '';
  return {
    problem: `“${excerpt(line, 60)}” says what became of a risk, and this asks for new ones.${leads} If there is no new one, write “None”.`,
  };
}

/** A line that begins with `mitigation:` goes on with the one before. */
function joined(lines: readonly string[]): readonly string[] {
  const all: string[] = [];
  for (const line of lines) {
    const last = all.at(-1);
    if (/^mitigation\s*:/i.test(line) && last !== undefined) all[all.length - 1] = `${last}, ${line}`;
    else all.push(line);
  }
  return all;
}

/** `among`: what a heading says that they all are. */
function newRiskIn(line: string, among: NewRisk['kind'], scale: number): NewRisk | Problem {
  const [, own] = /^(?:new )?(risk|issue)\s*[:–-]\s*/i.exec(line) ?? [];
  const kind = own === undefined ? among : own.toLowerCase() === 'issue' ? 'issue' : 'risk';
  const [what = '', ...mitigated] = line
    .replace(/^(?:new )?(?:risk|issue)\s*[:–-]\s*/i, '')
    .split(/[,;.(\s]*\bmitigation\s*:\s*/i);
  const mitigation = mitigated.join(' ').trim().replace(/\)$/, '');
  const score = /\d/.test(what) ? pairIn(what, scale) : undefined;
  const problem = score && problemOfScore(score, what, scale);
  if (problem !== undefined) return { problem };
  const text = (score ? withoutScore(what, score) : what)
    .replace(/\s+/g, ' ')
    .replace(/\s*\(\s*\)/, '')
    .replace(/\s+(?=[,;:.])/g, '')
    .replace(/^[\s,;:–—-]+|[\s,;:–—(-]+$/gu, '');
  if (isEmpty(text)) return { problem: `What is the ${kind}? ${howNew}` };
  return {
    kind,
    text,
    ...pointsIn(score),
    ...(mitigation ? { mitigation } : {}),
    ...(text === line ? {} : { said: own === undefined && kind === 'issue' ? `issue: ${line}` : line }),
  };
}

/** `lease, scored at 3x4, unsigned`: without what leads to the score as well. */
function withoutScore(what: string, { said }: ScoreRead): string {
  const at = what.indexOf(said);
  const before = what.slice(0, at).replace(/(?:(?<!\p{L})(?:scored?|score of|rated|at)\s*)+$/iu, '');
  const after = what.slice(at + said.length);
  return `${/[,;:]\s*$/.test(before) ? before.replace(/[,;:]\s*$/, '') : before} ${after}`;
}

/** `4x4`, or likelihood and impact by name; no other number of a line is a score. */
function pairIn(what: string, scale: number): ScoreRead | undefined {
  const score = readScore(what, scale);
  return score && /\D/.test(score.said) ? score : undefined;
}
