import type { LocalDate } from '../calendar/local-date.ts';
import { sayCount, sayDay, sayShort } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { capital } from '../capital.ts';
import { ended } from '../ended.ts';
import { listed } from '../interview/about.ts';
import { backBy, decisionsOf, sayRating } from '../interview/shown.ts';
import { excerpt } from '../interview/understand/wording.ts';
import {
  type Button,
  buttons,
  footnote,
  type Line,
  list,
  type Message,
  paragraph,
  quote,
  type Span,
} from '../message.ts';
import { keyOf } from '../programme/nouns.ts';
import { nameOfPeriod } from '../programme/period.ts';
import { changeButton } from '../rounds/closed.ts';
import { askedOn, type Review, refOf } from './reading.ts';

/** What is said of answers under review: to whoever is asked, to the programme office, to the lead. */

/** Who reads it, in their own zone. */
export interface Reading {
  readonly person: string;
  readonly today: LocalDate;
  readonly zone: string;
}

/** So many have their buttons; all can be typed. */
const most = 4;
/** So many are told in full. */
const mostTold = 12;

/** To whoever is asked: one message for all that waits for them, the first `fresh` of it new. */
export function reviewMessage(
  reviews: readonly Review[],
  reading: Reading,
  { fresh, isReminder }: { readonly fresh: number; readonly isReminder: boolean },
): Message {
  const names = namesAmong(reviews);
  const [only] = reviews;
  const many = reviews.length > 1;
  const some = fresh > 0 && fresh < reviews.length ? `, ${fresh} of them new` : '';
  const summary = many
    ? `${sayCount(reviews.length, 'update')} wait for your approval${some}: ${listed(reviews.map(names))}.`
    : `The update of ${names(only!)} for ${nameOfPeriod(only!.round.period)} waits for your approval.`;
  const rest = reviews.slice(mostTold);
  return {
    summary,
    blocks: [
      paragraph(summary),
      list(reviews.slice(0, mostTold).map((each) => [{ bold: names(each) }, ...said(each, reading)])),
      ...(rest.length > 0 ? [paragraph(`And ${rest.length} more, “approve” lists them all.`)] : []),
      buttons(...reviews.slice(0, most).flatMap((each): Button[] => choices(each, names(each), !many))),
      footnote(
        `${isReminder ? reminder(reviews) : whyAsked(only!, reading)} You can also type “approve ${refOf(only!.approval)}”, or “return ${refOf(only!.approval)}” and the reason; “status ${keyOf(only!.workstream.id)}” shows the whole answer.`,
      ),
    ],
  };
}

function reminder(reviews: readonly Review[]): string {
  const isDirector = reviews.every(({ approval }) => approval.stage === 'director');
  return `The only reminder; ${isDirector ? 'the programme office is told if it stays undecided' : 'it waits until you decide'}.`;
}

const choices = (review: Review, name: string, whole: boolean): Button[] => [
  {
    label: `Approve ${name}`.slice(0, 75),
    say: `approve ${refOf(review.approval)}`,
    ...(whole ? { style: 'primary' } : {}),
  },
  { label: `Return ${name.slice(0, 60)} …`, say: `return ${refOf(review.approval)}` },
  ...(whole ? [{ label: 'Show the whole answer', say: `status ${review.workstream.id}` }] : []),
];

/** `ICT`; where several would be called so, `ICT (U12)`. */
const namesAmong =
  (reviews: readonly Review[]) =>
  (review: Review): string => {
    const { name } = review.workstream;
    const isShared = reviews.some((each) => each !== review && each.workstream.name === name);
    return isShared ? `${name} (${refOf(review.approval)})` : name;
  };

/** `, Q3 2026/27: from Green to Amber. Procurement had to restart. Back by 12 February. Asha Patel, 12 January (U12).` */
function said(review: Review, { today, zone }: Reading): readonly Span[] {
  const { standing, update, round, approval, chain, nameOf } = review;
  const { now, before } = standing;
  const answers = update?.answers ?? {};
  const back = backBy(answers);
  const needed = decisionsOf(answers)?.length ?? 0;
  const on = update ? `, ${sayShort(localDateOf(update.at, zone), today)}` : '';
  const parts = [
    `, ${nameOfPeriod(round.period)}: ${update && now?.update ? capital(sayRating(now.rating, before?.rating)) : 'no rating'}.`,
    ...(now?.update && now.reason ? [` ${asSentence(now.reason)}`] : []),
    ...(back ? [` Back by ${sayDay(back, today)}.`] : []),
    ...(needed > 0 ? [` ${sayCount(needed, 'decision')} needed.`] : []),
    ...(update && update.version > 1 && update.reason ? [` Corrected: ${asSentence(update.reason)}`] : []),
  ];
  const passed = approval.passedBy === undefined ? '' : `; approved by ${nameOf(approval.passedBy)}`;
  return [
    ...parts,
    ' ',
    { person: nameOf(update?.answeredBy ?? chain.own[0]) },
    `${on}${passed} (${refOf(review.approval)}).`,
  ];
}

const asSentence = (text: string): string => {
  const short = excerpt(text, 200);
  return capital(ended(short));
};

function whyAsked({ approval, chain, nameOf }: Review, { person }: Reading): string {
  if (approval.stage === 'office')
    return 'Councillors, partners and the paper get what you approve; the rating stays the lead’s.';
  return person === chain.director
    ? 'You are asked because you direct this; the rating stays the lead’s.'
    : `You are asked in the place of ${nameOf(chain.director)}, who is away; the rating stays the lead’s.`;
}

/** To the programme office, when the director has not decided for four working days. */
export function lateMessage(reviews: readonly Review[], reading: Reading): Message {
  const names = namesAmong(reviews);
  const summary = `Not approved by the director yet: ${listed(reviews.map(names))}.`;
  return {
    summary,
    blocks: [
      paragraph(summary),
      list(reviews.map((each): Line => [{ bold: names(each) }, ...late(each, reading)])),
      footnote(
        `It comes to you once it is approved there. Until then councillors, partners and the paper get what was approved before. If somebody else directs it now, “assign ${keyOf(reviews[0]!.workstream.id)} director” and their name lets them decide.`,
      ),
    ],
  };
}

function late(review: Review, { zone, today }: Reading): readonly Span[] {
  const { chain, round, nameOf } = review;
  const since = sayDay(askedOn(review, zone), today);
  return [
    `, ${nameOfPeriod(round.period)}: `,
    { person: nameOf(chain.director) },
    ` has not decided since ${since}, and was reminded (${refOf(review.approval)}).`,
  ];
}

/** To the lead: why it came back, and how to change it. */
export function returnedMessage({ approval, workstream, round, nameOf }: Review): Message {
  const line = `${nameOf(approval.decidedBy)} has returned your update of ${workstream.name} for ${nameOfPeriod(round.period)}.`;
  const why = approval.reason ?? '';
  return {
    summary: `${line} ${why}`.trim(),
    blocks: [
      paragraph(line),
      ...(why ? [quote(why)] : []),
      buttons(changeButton(workstream, round)),
      footnote('What you change is a new version, and is asked to be approved again. The rating is yours to choose.'),
    ],
  };
}
