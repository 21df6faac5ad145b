import type { About } from '../interview/about.ts';
import type { Answers } from '../interview/answers.ts';
import { NEWS, UNPOSTED } from '../interview/news.ts';
import type { Question } from '../interview/question.ts';
import { datesFor } from '../interview/questions/path.ts';
import { questionsOf } from '../interview/questions.ts';
import { whatIsOpen } from '../interview/several.ts';
import { findAmounts } from '../interview/understand/amount.ts';
import { takeApart } from '../interview/understand/apart.ts';
import { findDates } from '../interview/understand/date.ts';
import { keyOf } from '../programme/nouns.ts';
import type { News } from './news.ts';

/**
 * Reads what plainly answers a question of the next round out of somebody's words. What could be meant otherwise stays in
 * their words only and is asked when the round asks; nothing is guessed, a rating least of all.
 */
export function readNews(about: About, text: string): News {
  const { parts } = takeApart(text, whatIsOpen(about, questionsOf(about, {})));
  const sensitive = sensitiveIn(about);
  let answers: Answers = {};
  const understood: Question[] = [];
  for (const part of parts) {
    // A risk enters the record with an update, which is looked over first.
    if (!part.sure || part.question === 'risks/new') continue;
    const question = questionsOf(about, answers).find(({ key }) => key === part.question);
    const read = question?.understand(part.text, about, answers);
    if (!question || !read || !('understood' in read) || answers[question.key] !== undefined) continue;
    // What it says of something else would be posted with that.
    if (sensitive.isNamedIn(part.text) && !sensitive.isAbout(question)) continue;
    answers = { ...answers, [question.key]: read.understood };
    understood.push(question);
  }
  const isSensitive = sensitive.isNamedIn(text) || understood.some(sensitive.isAbout);
  return {
    answers: { ...answers, [isSensitive ? UNPOSTED : NEWS]: text.trim() },
    understood,
    isSensitive,
    isBare: understood.length === 0 && isBare(text, about),
  };
}

/** Whether there is nothing in it but days and numbers: `12.02.`, `31/02`, `next Friday`, `£60k`. */
function isBare(text: string, about: About): boolean {
  if (text.length > 60) return false;
  const dates = findDates(text, datesFor(about));
  const left = [...dates, ...findAmounts(text)].reduce((rest, { said }) => rest.replace(said, ' '), text);
  return !/\p{L}{2}|\p{Extended_Pictographic}/u.test(left.replace(besideADay, ' '));
}
const besideADay = /\b(?:on|by|in|at|to|the|of|is|now|around|about|st|nd|rd|th)\b/gi;

/** The items that are sensitive in a workstream which is not: words about them are for no channel. */
function sensitiveIn({ workstream, actions }: About) {
  const { milestones, indicators, savings, risks } = workstream;
  const items = [
    ...milestones.map((each) => ({ ...each, called: each.title, family: 'milestone' })),
    ...indicators.map((each) => ({ ...each, called: each.name, family: 'indicator' })),
    ...savings.map((each) => ({ ...each, called: each.name, family: 'saving' })),
    ...risks.map((each) => ({ ...each, called: each.title, family: 'risk' })),
    ...actions.map((each) => ({ ...each, called: each.text, family: 'action' })),
  ].filter(({ sensitive }) => sensitive);
  return {
    isNamedIn: (text: string) => items.some(({ called }) => text.toLowerCase().includes(called.toLowerCase())),
    isAbout: ({ key }: Question) => items.some(({ id, family }) => `${key}/`.startsWith(`${family}/${keyOf(id)}/`)),
  };
}
