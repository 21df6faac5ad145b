import { keyOf } from '../programme/nouns.ts';
import type { About } from './about.ts';
import { every, type Interview } from './interview.ts';
import type { Question, Rest } from './question.ts';
import { type Apart, type ApartContext, type Part, takeApart } from './understand/apart.ts';
import { TEXT_LIMIT } from './understand/text.ts';

/**
 * A text that may answer several questions at once, in the pieces that do, in the order of the questions; undefined: it
 * answers one, or none. Only what is typed where an answer begins is taken apart: elsewhere it is what was asked for.
 */
export function inParts(interview: Interview, question: Question, text: string): Apart | undefined {
  if (question.key !== 'rating' || text.length > TEXT_LIMIT) return undefined;
  const all = every(interview);
  const apart = takeApart(text.trim(), whatIsOpen(interview.about, all));
  const place = (part: Part) => all.findIndex(({ key }) => key === part.question);
  const parts = apart.parts.filter((part) => place(part) >= 0).sort((a, b) => place(a) - place(b));
  const lost = apart.parts.filter((part) => place(part) < 0).map(({ said }) => said);
  if (parts.length === 0 || (parts.length === 1 && parts[0]!.text.trim() === text.trim())) return undefined;
  const rest = [...(apart.rest ? [apart.rest] : []), ...lost].join('\n');
  return { parts, ...(rest ? { rest } : {}), ...(apart.unchanged ? { unchanged: apart.unchanged } : {}) };
}

/** What was said beyond an answer, as a part of its own. */
export const partOf = ({ question, text, sure }: Rest): Part => ({ question, text, said: text, sure });

/** What a text about this workstream can be about: the items that these questions ask after. */
export function whatIsOpen(about: About, all: readonly Question[]): ApartContext {
  const { workstream, organisation, today, groups } = about;
  const isAsked = new Set(all.map(({ key }) => key));
  const among = (family: string) => (item: { readonly id: string }) => isAsked.has(`${family}/${keyOf(item.id)}`);
  return {
    scale: organisation.rag.scale,
    workstream: workstream.name,
    today,
    financialYearStarts: organisation.financialYearStarts,
    milestones: workstream.milestones.filter(among('milestone')).map(({ id, title, forecast, baseline }) => {
      const day = forecast ?? baseline;
      return { key: keyOf(id), title, ...(day ? { forecast: day } : {}) };
    }),
    indicators: workstream.indicators
      .filter(among('indicator'))
      .map(({ id, name, unit }) => ({ key: keyOf(id), name, ...(unit ? { unit } : {}) })),
    savings: workstream.savings.filter(among('saving')).map(({ id, name }) => ({ key: keyOf(id), name })),
    risks: workstream.risks.filter(among('risk')).map(({ id, title }) => ({ key: keyOf(id), title })),
    actions: about.actions.filter(among('action')).map(({ id, text }) => ({ key: keyOf(id), text })),
    groups,
    money: isAsked.has('money'),
  };
}
