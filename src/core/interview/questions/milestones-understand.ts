import type { LocalDate } from '../../calendar/local-date.ts';
import { type About, dayFor } from '../about.ts';
import type { Answers } from '../answers.ts';
import type { Problem, Understanding } from '../question.ts';
import { milestoneOf } from '../shown/milestones.ts';
import type { MilestoneSaid } from '../stored/milestones.ts';
import { splitReason } from '../understand/reason.ts';
import { isOrWillBe } from '../understand/state-in-clause.ts';
import { type ItemState, readItemState } from '../understand/state-of-item.ts';
import { TEXT_LIMIT, understandText } from '../understand/text.ts';
import { cut, excerpt, plainWords } from '../understand/wording.ts';
import { readYesNo } from '../understand/yes-no.ts';
import type { Item } from './milestones-item.ts';
import { couldCountFromPlan, couldWrite, doneOn, eitherDay, isNearer, movedTo, noDateIn } from './milestones-read.ts';
import { inWords } from './milestones-said.ts';

type Read = Understanding<MilestoneSaid>;

/** What somebody says of a milestone: that nothing changed, that it is done, that it moved, or that nobody knows. */
export function understandMilestone(item: Item, text: string, about: About): Read {
  const said = text.trim();
  if (said.length > TEXT_LIMIT || !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(said)) {
    const read = understandText(text);
    // A text in which nothing is said of it is no answer by being shorter either.
    const first = 'problem' in read && read.tooLong ? understandMilestone(item, cut(said, TEXT_LIMIT), about) : read;
    if ('problem' in first) return first;
    if ('problem' in read) return read;
  }
  if (/^(?:a )?new (?:date|day)$/.test(plainWords(said.slice(0, 40)))) return { understood: { is: 'moved', said } };
  const yesNo = readYesNo(said);
  if (yesNo === 'yes') return item.overdue ? { understood: { is: 'done', said } } : { understood: { is: 'unchanged' } };
  // Not still so, or not done: the new date is asked for next.
  if (yesNo === 'no') return { understood: { is: 'moved', said } };
  const state = readItemState(said);
  switch (state?.is) {
    case 'unchanged':
      return asPlanned(item, said, state, about);
    case 'done':
      return done(item, said, about);
    case 'moved':
      return moved(item, said, state, about);
    case 'new-date-unknown':
      return { understood: { is: 'no-date', ...noDateIn(said, about) } };
    case 'closed':
      // A day said with it may still be what they mean.
      return eitherDay(said, about) === 'none' ? { problem: takenOut(item) } : aDay(item, said, about);
    case 'worse':
    case 'better':
    case undefined:
      return aDay(item, said, about);
  }
}

const takenOut = (item: Item): string =>
  `A milestone that is no longer needed is taken out by the programme office. Until then you could write ${couldWrite(item)}.`;

function asPlanned(item: Item, said: string, { rest }: ItemState, about: About): Read {
  const day = rest === undefined ? 'none' : movedTo(rest, item, about);
  if (day !== 'none' && !('problem' in day) && day.on !== item.day)
    return { confirm: toDay(item, day.on, said), said: day.said };
  if (item.overdue) return passed(item, about);
  return { understood: { is: 'unchanged', ...(rest === undefined && !splitReason(said).because ? {} : { said }) } };
}

/** Why a day that has passed cannot simply stand. */
const passed = (item: Item, about: About): Problem => ({
  problem: `It was due on ${item.day ? dayFor(about, item.day) : 'a day'}, which has passed, so “no change” cannot stand. You could write ${couldWrite(item)}.`,
});

function done(item: Item, said: string, about: About): Read {
  const day = doneOn(said, item, about);
  if (day === 'none') return { understood: { is: 'done', said } };
  if ('problem' in day) return day;
  const ahead = isOrWillBe.test(said) ? movedTo(said, item, about) : 'none';
  if (ahead !== 'none' && !('problem' in ahead) && isNearer(ahead.on, day.on, item.day))
    return { confirm: toDay(item, ahead.on, said), said: ahead.said };
  const value = { is: 'done', on: day.on, said } as const;
  return day.sure ? { understood: value } : { confirm: value, said: day.said };
}

function moved(item: Item, said: string, { rest = '' }: ItemState, about: About): Read {
  const day = movedTo(said, item, about);
  if (day === 'none') return { understood: { is: 'moved', ...inWords(said) } };
  if ('problem' in day) return day;
  // `late, the panel meets on 26 Feb` need not be its new date.
  const before = rest.includes(day.said) ? rest.slice(0, rest.indexOf(day.said)) : '';
  const isItsOwn = !/[,;.:]\s*\p{L}+ \p{L}/u.test(`,${before.replace(aroundADay, ' ').trim()}`);
  return day.sure && isItsOwn
    ? { understood: toDay(item, day.on, said) }
    : { confirm: toDay(item, day.on, said), said: day.said };
}

/** A day and no word of what it is. */
function aDay(item: Item, said: string, about: About): Read {
  const day = eitherDay(said, about);
  if (day === 'none') {
    return {
      problem: `I could not read “${excerpt(said, 100)}” as what became of it. You could write ${couldWrite(item)}.`,
    };
  }
  if ('problem' in day) return day;
  if ('past' in day) {
    if (tellsOfIt.test(said) && !takesItBack.test(said)) return done(item, said, about);
    return { confirm: { is: 'done', on: day.on, said }, said: day.said };
  }
  const { what } = splitReason(said);
  const alone = what.replace(day.said, ' ').replace(aroundADay, ' ').trim() === '';
  return day.sure && alone && !couldCountFromPlan(day, item)
    ? { understood: toDay(item, day.on, said) }
    : { confirm: toDay(item, day.on, said), said: day.said };
}

/** `the charter was published on 27 November`: what happened on a day that is past. */
const tellsOfIt =
  /\b(?:was|were|has been|have been|got)\s+(?:\p{L}+ly\s+)?(?!(?:due|plann|expect|schedul|postpon|delay|cancel|moved|promis|forecast|suppos|meant|propos|push|put|set)\p{L}*)\p{L}+(?:ed|ished|en|nt|ld|t up|live)\b/iu;
const takesItBack = /\b(?:not|never|nearly|almost|partly|part|half|except|but)\b|n['’]t\b|\?\s*$/i;

const aroundADay =
  /\b(?:ok|okay|yes|fine|please|actually|make it|on|by|at|the|it|is|now|will|be|to|until|till|for|of|this|we|say|new|date|then|so)\b|[\s.,;:!()–—-]+/gi;

/** The day that it has already is no change. */
function toDay(item: Item, to: LocalDate, said: string): MilestoneSaid {
  return to === item.day ? { is: 'unchanged', said } : { is: 'moved', to, ...inWords(said) };
}

/**
 * A date that is changed once more keeps the reason given before, unless another is said: its approver asks for it, and
 * the date that they returned had one.
 */
export function withReason(read: Read, item: Item, answers: Answers): Read {
  const before = milestoneOf(answers, item.key);
  const why = (before?.is === 'moved' ? before.why : undefined) ?? item.returned?.why;
  const keep = (said: MilestoneSaid): MilestoneSaid =>
    said.is !== 'moved' || said.why !== undefined || why === undefined ? said : { ...said, why };
  if ('understood' in read) return { ...read, understood: keep(read.understood) };
  return 'confirm' in read ? { ...read, confirm: keep(read.confirm) } : read;
}
