import { excerpt } from '../interview/understand/wording.ts';
import type { Line, Span } from '../message.ts';
import type { Risk } from '../programme/nouns.ts';
import { type Around, type Listed, listWord, type Sort } from './list.ts';

type State = 'escalated' | 'risk' | 'issue' | 'worsening' | 'improving' | 'steady' | 'open';

const scoreOf = ({ likelihood, impact }: Risk): number | undefined =>
  likelihood === undefined || impact === undefined ? undefined : likelihood * impact;

const isEscalated = ({ item }: Listed<Risk>, { organisation }: Pick<Around, 'organisation'>): boolean =>
  (scoreOf(item) ?? 0) >= organisation.risk.escalateAt;

const sort: Sort<Risk, State> = {
  name: 'risks',
  usage: '[filter]',
  summary: 'risks and issues with score, trend, owner and mitigation; “risks critical” shows those that are escalated',
  examples: ['risks', 'risks critical', 'risks red', 'risks worsening'],
  called: ['risk or issue', 'risks and issues'],
  states: {
    critical: 'escalated',
    escalated: 'escalated',
    high: 'escalated',
    risk: 'risk',
    risks: 'risk',
    issue: 'issue',
    issues: 'issue',
    worsening: 'worsening',
    worse: 'worsening',
    improving: 'improving',
    better: 'improving',
    steady: 'steady',
    open: 'open',
  },
  itemsOf: ({ risks }) => risks,

  is(state, listed, around) {
    const { kind, trend } = listed.item;
    if (state === 'open') return true;
    if (state === 'escalated') return isEscalated(listed, around);
    return state === kind || state === trend;
  },

  isShown: () => true,
  compare: (a, b) => (scoreOf(b.item) ?? -1) - (scoreOf(a.item) ?? -1) || worsening(b.item) - worsening(a.item),

  counted(all, around) {
    const escalated = all.filter((each) => isEscalated(each, around)).length;
    const worse = all.filter(({ item }) => item.trend === 'worsening').length;
    return [
      ...(escalated > 0 ? [`${escalated} escalated (${around.organisation.risk.escalateAt} or more)`] : []),
      ...(worse > 0 ? [`${worse} worsening`] : []),
    ].join(', ');
  },

  line({ item, seen }, around): Line {
    const { kind, title, trend, residual, owner, mitigation } = item;
    const score = scoreOf(item);
    const of = around.organisation.risk.scale ** 2;
    const known = [
      score === undefined ? 'not scored' : `${score} of ${of}`,
      ...(trend === undefined ? [] : [trend]),
      ...(residual === undefined ? [] : [`${residual} once mitigated`]),
    ].join(', ');
    const name: readonly Span[] = owner === undefined ? [] : [' · ', { person: around.people.get(owner) ?? owner }];
    const doing = mitigation === undefined ? 'no mitigation recorded' : excerpt(mitigation, 200).replace(/\.$/, '');
    return [{ bold: title }, ` · ${kind} · ${around.nameOf(seen)} · ${known}`, ...name, ` · ${doing}`];
  },

  peopleIn: ({ item }) => (item.owner === undefined ? [] : [item.owner]),
};

const worsening = ({ trend }: Risk): number => Number(trend === 'worsening');

/** `risks`: risks and issues that stand, the highest score first. */
export const risksWord = listWord(sort);
