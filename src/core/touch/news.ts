import type { Actor } from '../access/actor.ts';
import { can } from '../access/can.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { workingCalendar } from '../calendar/working-days.ts';
import { localDateOf } from '../calendar/zone.ts';
import { noteAsked } from '../decisions/asked.ts';
import { editPosted } from '../digest/edit.ts';
import type { About } from '../interview/about.ts';
import type { Answers } from '../interview/answers.ts';
import { MESSAGE } from '../interview/news.ts';
import type { Question } from '../interview/question.ts';
import { questionsOf } from '../interview/questions.ts';
import { ratingOf } from '../interview/shown.ts';
import { nothingSaid } from '../interview/state.ts';
import { readControl } from '../interview/understand/control.ts';
import { TEXT_LIMIT } from '../interview/understand/text.ts';
import { plainWords } from '../interview/understand/wording.ts';
import { wishIn } from '../interview/wish-in.ts';
import { sentence } from '../message.ts';
import type { InterviewReading, Tx } from '../ports.ts';
import { keyOf, type Workstream } from '../programme/nouns.ts';
import { aboutOf } from '../rounds/about.ts';
import { startAnswer } from '../rounds/answer.ts';
import { askApproval } from '../rounds/approval/plan.ts';
import { nextToOpen } from '../rounds/next.ts';
import { planRound, roundId } from '../rounds/plan.ts';
import type { Round, Update } from '../rounds/round.ts';
import { takeEffect } from '../rounds/take-effect.ts';
import { stillOwn, type Undo, undone } from '../rounds/undo.ts';
import { stoodAt, tellDirector } from '../surprise/tell.ts';
import { direct, type Reply } from '../words/word.ts';
import { subjectOf, typedAs } from '../words/workstream.ts';
import { noted, noWords, tooLong, unnoted, unposted } from './noted.ts';
import { readNews } from './read-news.ts';

/** What a text said about a workstream between rounds: answers by question key, and always the words themselves. */
export interface News {
  readonly answers: Answers;
  /** The questions of what was understood, in their order. */
  readonly understood: readonly Question[];
  /** It speaks of something sensitive: the words are kept, and posted nowhere. */
  readonly isSensitive: boolean;
  /** It speaks of nothing: a day, a number, or no word at all. */
  readonly isBare: boolean;
  /** A round that is open asks for the update, by this day; absent: the next that opens does. */
  readonly dueOn?: LocalDate;
}

/**
 * Takes news of a workstream: it goes into the digest as said, changes the record where it names a day or a figure, and is
 * filled in when the round next asks.
 */
export const takeNews = (
  tx: Tx,
  actor: Actor,
  workstream: Workstream,
  text: string,
  message?: string,
): Promise<Reply> => take(tx, actor, workstream, text, { message });

/** The same of what is typed after it, without the word: one or two words that say nothing by themselves are no news. */
export const takeMore = (
  tx: Tx,
  actor: Actor,
  workstream: Workstream,
  text: string,
  message?: string,
): Promise<Reply> => take(tx, actor, workstream, text, { message, isMore: true });

async function take(tx: Tx, actor: Actor, workstream: Workstream, text: string, writing: Writing): Promise<Reply> {
  const taken = await keepWords(tx, actor, workstream, text, writing);
  if ('refused' in taken) return taken.refused;
  const focus = await tx.people.focus(actor.person.id);
  if (!focus || !('round' in focus)) {
    await tx.people.setFocus(actor.person.id, { newsOf: workstream.id });
    return direct(noted(taken.about, taken.news, text, 'asked on'));
  }
  // They are in the middle of an answer: what they write next belongs to that, so it is asked again.
  const own = noted(taken.about, taken.news, text, 'in passing');
  const { message: answer } = await startAnswer(tx, actor, focus);
  return direct({ summary: `${own.summary} ${answer.summary}`, blocks: [...own.blocks, ...answer.blocks] });
}

/** What their words are kept as; `former`: what the same message said before they edited it. */
interface Writing {
  readonly message: string | undefined;
  readonly former?: Update;
  /** It was typed without saying that it is news. */
  readonly isMore?: true;
}

/** Reads and keeps somebody's words about a workstream; else what to say. */
export async function keepWords(
  tx: Tx,
  actor: Actor,
  workstream: Workstream,
  text: string,
  { message, former, isMore }: Writing,
): Promise<{ readonly about: About; readonly news: News } | { readonly refused: Reply }> {
  if (!can(actor, 'workstream.note', subjectOf(workstream))) return { refused: notTheirs(workstream) };
  if (text.length > TEXT_LIMIT) return { refused: direct(tooLong(text)) };
  if (!/[\p{L}\p{N}]/u.test(text)) return { refused: direct(noWords(workstream)) };
  // Two who say something at once are heard one after the other, so that one date is proposed at a time.
  await tx.updates.lock(workstream.id);
  const now = await recordNow(tx, actor, workstream, former);
  if (!now) return { refused: direct(sentence(`${workstream.name} is not there any more, so nothing was kept.`)) };
  const wish = wishIn({ questions: questionsOf, about: now.about, state: nothingSaid() }, text);
  if (wish) return { refused: direct(unposted(workstream, wish.text, text)) };
  const { dueOn } = now;
  const news = { ...readNews(now.about, text), ...(dueOn ? { dueOn } : {}) };
  if (news.isBare || steers(now.about, text) || (isMore && isTooLittle(news, text)))
    return { refused: direct(unnoted(workstream, await typedAs(tx, actor, workstream), text)) };
  const answers = message === undefined ? news.answers : { ...news.answers, [MESSAGE]: message };
  await keepNews(tx, actor, now.about, answers, now.before);
  if (former) await editPosted(tx, workstream, { before: former });
  return { about: now.about, news };
}

/** Whether it is a fixed word of the conversation, `submit` or `change reason`, which readers would see as news. */
function steers(about: About, text: string): boolean {
  const control = readControl(text, [about.workstream.name, keyOf(about.workstream.id)]);
  if (typeof control !== 'object' || 'unchanged' in control) return control !== undefined;
  if (control.perhaps) return false;
  return questionsOf(about, {}).some(({ key, name, called }) =>
    [key, name, ...called].some((each) => plainWords(each) === control.change),
  );
}

/** One or two words in which no rating, day or figure is understood. */
const isTooLittle = ({ understood }: News, text: string): boolean =>
  understood.length === 0 && !/\d/.test(text) && text.trim().split(/\s+/).length < 3;

/** `Nothing has changed`: noted for each, so that the record says how fresh it is. */
export async function nothingNew(tx: Tx, actor: Actor, workstreams: readonly Workstream[]): Promise<void> {
  await tx.updates.addTouches(
    workstreams.map((workstream) => ({
      ...by(actor, workstream),
      workstream: workstream.id,
      kind: 'touch',
      answers: {},
      before: [],
    })),
  );
  await tx.trail.addAll(
    workstreams.map(({ id, programme }) => ({
      programme,
      actor: actor.person.id,
      via: actor.via,
      action: 'news.none',
      subject: id,
    })),
  );
  await leaveNews(tx, actor);
}

/** What is typed next is no news any more; whoever is in the middle of an answer stays there. */
export async function leaveNews(tx: Tx, actor: Actor): Promise<void> {
  const focus = await tx.people.focus(actor.person.id);
  if (focus && !('round' in focus)) await tx.people.setFocus(actor.person.id, undefined);
}

async function keepNews(tx: Tx, actor: Actor, about: About, answers: Answers, before: readonly Undo[]): Promise<void> {
  const { workstream } = about;
  const stood = await stoodAt(tx, workstream);
  const effect = await takeEffect(tx, about, answers, { by: actor.person.id, before });
  await askApproval(tx, effect.proposed);
  const rating = ratingOf(answers);
  await tx.updates.add({
    ...by(actor, workstream),
    workstream: workstream.id,
    kind: 'touch',
    answers,
    before: effect.before,
    ...(rating === undefined ? {} : { rating }),
  });
  await tellDirector(tx, workstream, stood, { by: actor.person.id, answers, rating, slipped: effect.slipped });
  await noteAsked(tx, workstream.id, answers);
  await tx.trail.add({
    programme: workstream.programme,
    actor: actor.person.id,
    via: actor.via,
    action: 'news.noted',
    subject: workstream.id,
    after: answers as never,
  });
}

function by(actor: Actor, workstream: Workstream) {
  const lead = workstream.lead.includes(actor.person.id) ? undefined : workstream.lead[0];
  return {
    answeredBy: actor.person.id,
    platform: actor.via,
    ...(lead === undefined ? {} : { answeredFor: lead }),
  };
}

/**
 * What news is read against: the round that is collected now or comes next, and the record as it stands today; as it was
 * before `former`, whose words it takes the place of, unless an answer was given since, of which these are part.
 */
async function recordNow(
  tx: Tx,
  actor: Actor,
  workstream: Workstream,
  former: Update | undefined,
): Promise<{ readonly about: About; readonly before: readonly Undo[]; readonly dueOn?: LocalDate } | undefined> {
  const round = await roundToCome(tx, workstream);
  const reading: InterviewReading | undefined =
    round && (await tx.rounds.interview({ round: round.id, workstream: workstream.id }));
  if (!reading) return undefined;
  const isFormer = (each: Update) => each.answers[MESSAGE] === former?.answers[MESSAGE];
  const touches = former ? reading.touches.filter((each) => !isFormer(each)) : reading.touches;
  const { submitted: given, ...about } = await aboutOf(tx, actor, { ...reading, touches });
  const asks = about.round.state === 'open' && !given ? { dueOn: about.round.dueOn } : {};
  if (!former || reading.updates.some(({ at }) => at > former.at))
    return { about: { ...about, workstream: reading.workstream }, before: [], ...asks };
  const before = stillOwn(reading, former.before);
  const submitted = { on: localDateOf(former.at, actor.person.timeZone), answers: former.answers };
  return { about: { ...about, workstream: undone(reading.workstream, before), submitted }, before, ...asks };
}

/** A round that is not open yet is written down as planned, so that what is said before it opens has somewhere to belong. */
async function roundToCome(tx: Tx, workstream: Workstream): Promise<Round | undefined> {
  const [found, organisation] = [await tx.programmes.get(workstream.programme), await tx.organisation()];
  if (!found || !organisation) return undefined;
  const programme = { ...found, rounds: { ...found.rounds, every: workstream.rounds?.every ?? found.rounds.every } };
  const period = await nextToOpen(tx, programme, organisation);
  const id = roundId(programme.id, period);
  const standing = await tx.rounds.get(id);
  if (standing) return standing;
  const { opensOn, dueOn, closesOn } = planRound(programme.rounds, period, workingCalendar(organisation));
  const round: Round = {
    id,
    programme: programme.id,
    period,
    state: 'planned',
    opensOn,
    dueOn,
    ...(closesOn === undefined ? {} : { closesOn }),
  };
  await tx.rounds.save(round);
  return round;
}

/** Not there and not theirs are the same words. */
const notTheirs = ({ id, programme }: Workstream): Reply => ({
  ...direct(sentence('That is not there any more, or not yours to say anything about. “help” lists what you can do.')),
  refused: { action: 'workstream.note', programme, subject: id },
});
