import { z } from 'zod';
import type { Line } from '../../message.ts';
import { slug } from '../../programme/naming.ts';
import { keyOf, type Risk } from '../../programme/nouns.ts';
import type { About } from '../about.ts';
import type { Answers } from '../answers.ts';
import type { Effect, Family } from '../family.ts';
import type { Question, Section } from '../question.ts';
import { newRisksOf, riskOf } from '../shown/measures.ts';
import { type NewRisk, newRisk, type RiskSaid, riskSaid } from '../stored/measures.ts';
import { excerpt } from '../understand/wording.ts';
import { apart } from './item.ts';
import { howNew, readNewRisks, readRisk, scoreOf, whatWorks } from './risks/read.ts';

const section: Section = { key: 'risks', name: 'Risks and issues' };

/** What became of each risk and issue, and what is new. */
export const risks: Family = {
  questions(about) {
    const { risks } = about.workstream;
    const name = apart(
      risks,
      (each) => each.title,
      (each) => keyOf(each.id),
    );
    return [...risks.map((risk) => riskQuestion(about, risk, name(risk)) as Question), newRisks as Question];
  },

  effects: (about, answers) => [
    ...about.workstream.risks.flatMap((risk): readonly Effect[] => {
      const given = riskOf(answers, keyOf(risk.id));
      return given ? changes(risk, given) : [];
    }),
    ...added(about, answers),
  ],
};

const trends = { unchanged: 'steady', worse: 'worsening', better: 'improving' } as const;

function changes({ id }: Risk, { is, likelihood, impact }: RiskSaid): readonly Effect[] {
  if (is === 'closed') return [{ what: 'retire', kind: 'risk', id }];
  const fields = {
    ...(is === 'words' ? {} : { trend: trends[is] }),
    ...(likelihood === undefined ? {} : { likelihood }),
    ...(impact === undefined ? {} : { impact }),
  };
  return Object.keys(fields).length === 0 ? [] : [{ what: 'set', kind: 'risk', id, fields }];
}

/** Named by its words and the period, so that what was closed once may come up again. */
function added(about: About, answers: Answers): readonly Effect[] {
  const { id: owner, lead } = about.workstream;
  const known = new Map<string, number>();
  return (newRisksOf(answers) ?? []).map(({ kind, text, likelihood, impact, mitigation }): Effect => {
    const named = `${slug(text).slice(0, 40)}-${about.round.period.to}`;
    const number = (known.get(named) ?? 0) + 1;
    known.set(named, number);
    return {
      what: 'add',
      kind: 'risk',
      owner,
      key: number === 1 ? named : `${named}-${number}`,
      fields: {
        title: text,
        kind,
        likelihood,
        impact,
        mitigation,
        owner: lead.find((each) => each === about.reader.id) ?? lead[0],
      },
    };
  });
}

/** Asked of whoever answers for the workstream, whoever owns it: nobody is asked about a risk directly. */
const isTheirs = ({ part }: About): boolean => part === undefined;

function riskQuestion(about: About, risk: Risk, short: string): Question<RiskSaid> {
  const key = `risk/${keyOf(risk.id)}`;
  return {
    key,
    name: risk.title,
    called: [short, keyOf(risk.id)],
    section,
    ...(risk.sensitive ? { sensitive: true } : {}),
    seconds: 15,
    stored: riskSaid,
    appears: 'the digest and the paper',
    skipping: 'Readers will see it as it was.',
    asked: (answers) => isTheirs(about) || answers[key] !== undefined,
    put: () => ({
      line: line(risk, about),
      hint: whatWorks,
      saysLast: true,
      choices: ['Worse', 'Better', 'Closed'].map((label) => ({ label, say: label })),
    }),
    understand: (text) => readRisk(text, risk, about),
    show: (value) => shown(value, risk, about),
    short: (value) =>
      value.is === 'unchanged'
        ? (sayScore(risk, about) ?? 'as it was')
        : value.is === 'words'
          ? excerpt(value.said ?? 'as said', 40)
          : value.is,
    last: () => ({ is: 'unchanged' }),
    compared: (value) => compared(value, risk, about),
    field: { input: 'line', text: typed },
  };
}

/** `Issue: Support in sheltered accommodation, 16 of 25, steady. Mitigation: separate report. How does it stand?` */
function line(risk: Risk, about: About): string {
  const { kind, title, trend, mitigation } = risk;
  const score = sayScore(risk, about);
  const known = [score, trend, ownedBy(risk, about)].filter((part) => part !== undefined).join(', ');
  const doing = mitigation === undefined ? '' : ` Mitigation: ${mitigation.replace(/\.$/, '')}.`;
  return `${kind === 'issue' ? 'Issue' : 'Risk'}: ${title}${known ? ` (${known})` : ''}.${doing} How does it stand?`;
}

/** `owned by Ben Carter`, where that is not simply who leads. */
function ownedBy({ owner }: Risk, { workstream, names, reader }: About): string | undefined {
  if (owner === undefined || (workstream.lead.length === 1 && workstream.lead[0] === owner)) return undefined;
  return `owned by ${owner === reader.id ? 'you' : (names[owner] ?? owner)}`;
}

/** `16 of 25`. */
function sayScore(risk: Pick<Risk, 'likelihood' | 'impact'>, { organisation }: About): string | undefined {
  const score = scoreOf(risk);
  return score === undefined ? undefined : `${score} of ${organisation.risk.scale ** 2}`;
}

function shown(value: RiskSaid, risk: Risk, about: About): Line {
  const score = sayScore({ ...risk, ...value }, about);
  const note = value.note === undefined ? '' : ` (${value.note})`;
  switch (value.is) {
    case 'unchanged':
      // Whoever confirms it for somebody else knows whom to ask.
      return [['no change', score, ownedBy(risk, about)].filter((part) => part !== undefined).join(', '), note];
    case 'closed':
      return [`closed${note}`];
    case 'worse':
    case 'better':
      return [`${value.is}${score ? `, ${score}` : ''}${risk.sensitive ? '' : crossing(value, risk, about)}${note}`];
    case 'words':
      return [`${value.said ?? ''}${score ? ` (${score})` : ''}`];
  }
}

/** What a score leads to once it reaches the organisation's limit. */
function crossing(
  value: Pick<Risk, 'likelihood' | 'impact'>,
  before: Pick<Risk, 'likelihood' | 'impact'>,
  about: About,
): string {
  const { escalateAt } = about.organisation.risk;
  const now = scoreOf(value);
  if (now === undefined || now < escalateAt || (scoreOf(before) ?? 0) >= escalateAt) return '';
  return `: escalated to ${about.groups.length > 1 ? 'the steering groups' : 'the steering group'}`;
}

function compared(value: RiskSaid, risk: Risk, about: About): string | undefined {
  const before = sayScore(risk, about);
  const now = sayScore({ ...risk, ...value }, about);
  return before !== undefined && before !== now ? `was ${before}` : undefined;
}

function typed({ is, likelihood, impact, said }: RiskSaid): string {
  if (said !== undefined) return said;
  const score = likelihood === undefined || impact === undefined ? '' : `: ${likelihood}x${impact}`;
  return is === 'unchanged' ? `no change${score}` : `${is}${score}`;
}

/** Asked where a list of risks is kept; elsewhere it can be called up. */
const newRisks: Question<NewRisk[]> = {
  key: 'risks/new',
  name: 'New risks and issues',
  called: ['new risks', 'new risk', 'new issue', 'new issues', 'risks'],
  section,
  stored: z.array(newRisk),
  appears: 'the digest and the paper',
  skipping: 'Readers will see no new risk or issue.',
  asked: (answers, { workstream, part }) =>
    answers['risks/new'] !== undefined || (part === undefined && workstream.risks.length > 0),
  put: () => ({
    line: 'Any new risk or issue?',
    hint: howNew,
    choices: [{ label: 'None', say: 'None' }],
  }),
  understand: readNewRisks,
  show: (value, about) =>
    value.length === 0 ? ['none'] : value.flatMap((each, i): Line => [i > 0 ? '\n' : '', ...shownNew(each, about)]),
  quiet: () => 'skip',
  field: {
    input: 'lines',
    text: (value) => (value.length === 0 ? 'None' : value.map(typedNew).join('\n')),
  },
};

function shownNew(each: NewRisk, about: About): Line {
  const score = sayScore(each, about);
  const mitigation = each.mitigation === undefined ? '' : `; mitigation: ${each.mitigation}`;
  const scored = score === undefined ? '' : `, ${score}${crossing(each, {}, about)}`;
  return [`${each.kind === 'issue' ? 'Issue' : 'Risk'}: ${each.text}${scored}${mitigation}`];
}

const typedNew = ({ kind, text, likelihood, impact, mitigation, said }: NewRisk): string =>
  said ??
  `${kind}: ${text}${likelihood === undefined || impact === undefined ? '' : `, ${likelihood}x${impact}`}${mitigation === undefined ? '' : `, mitigation: ${mitigation}`}`;
