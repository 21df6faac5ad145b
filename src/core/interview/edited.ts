import { type Block, buttons, type Line, list, type Message, paragraph, plain } from '../message.ts';
import { askFirst, button } from './ask.ts';
import { proposed, recorded, replaced, withKept, withoutKeptOf, withSource } from './change.ts';
import { changeBackButton } from './device.ts';
import { answerTo, current, type Interview, isOpen } from './interview.ts';
import { markAnew, withoutMarks } from './mark-anew.ts';
import { type Note, noteOf, notUnderstood } from './note.ts';
import { leadsTo, leftBehind, stayOrGoOn } from './onward.ts';
import { goOn, present, type Stepped } from './place.ts';
import { type ReadAnew, readAnew, readFrom } from './read-anew.ts';
import { same } from './same.ts';
import { type Kept, SUBMITTED } from './state.ts';
import { excerpt } from './understand/wording.ts';

/**
 * A message that was taken as an answer, or as several, now reads otherwise: so do they. `here`: they are in the middle of
 * this answer, so that where they are is shown again below.
 */
export function edited(
  interview: Interview,
  edit: { readonly message: string; readonly text: string },
  here: boolean,
): Stepped {
  const stepped = readAgain(interview, edit, here);
  const source = { say: edit.text, message: edit.message };
  return { ...stepped, state: withSource(interview.state, stepped.state, source) };
}

function readAgain(
  before: Interview,
  { message, text }: { readonly message: string; readonly text: string },
  here: boolean,
): Stepped {
  const questions = readFrom(before, message);
  const [wasKept] = before.state.kept.filter((each) => each.message === message);
  // What was kept of it is read anew with the rest: its older words are theirs no more.
  const interview = { ...before, state: withoutKeptOf(before.state, message) };
  // A wish to keep something back that was mistyped belongs to no question.
  const wish = questions.length === 0 && wasKept ? markAnew(interview, [], text) : undefined;
  if (questions.length === 0 && !wish)
    return wasKept ? keptAnew(interview, wasKept, text, here) : said(interview, noteOf(['Nothing was changed.']), here);
  const read = wish ?? readAnew(interview, questions, text);
  const news = read.answers.filter(({ question, value }) => !same(answerTo(interview, question), value));
  if (news.length === 0 && read.doubt) return doubted(interview, read.doubt, text);
  if (news.length === 0 && read.problem) return refused(interview, read.problem, text, here);
  const now = kept(interview, read);
  if (news.length === 0) {
    const names = questions.map(({ name }) => `“${name}”`).join(', ');
    return said(now, noteOf([`Your edit changes nothing in the answer to ${names}.`]), here);
  }
  return interview.state.at === SUBMITTED ? asksFirst(now, news, text) : changed(now, news, here, read.unmarked);
}

/** Words that were only kept: the new ones are kept in their place. */
function keptAnew(interview: Interview, { question }: Kept, text: string, here: boolean): Stepped {
  const state = withKept(interview.state, { question, text });
  const line = 'Your edit takes the place of what you wrote before; it is no part of the update.';
  return said(state ? { ...interview, state } : interview, notUnderstood(line, text, state !== undefined), here);
}

/** With what of the edit belongs elsewhere, or is no answer, kept beside them. */
function kept(interview: Interview, { offers, rest }: ReadAnew): Interview {
  let { state } = interview;
  for (const offer of offers) state = withKept(state, { ...offer, offer: true }) ?? state;
  if (rest) state = withKept(state, rest) ?? state;
  return { ...interview, state };
}

/** While it is a draft, an edit counts at once; where it changed one answer, the one before can be had back. */
function changed(
  interview: Interview,
  news: ReadAnew['answers'],
  here: boolean,
  unmarked: NonNullable<ReadAnew['unmarked']> = [],
): Stepped {
  const [only, ...more] = news;
  let now = { ...interview, state: withoutMarks(interview.state, unmarked) };
  for (const { question, value } of news) {
    const stood = answerTo(now, question);
    const text = stood === undefined ? '' : `${question.name}: ${plain(question.show(stood, now.about))}`;
    const state =
      stood === undefined || more.length > 0
        ? recorded(now.state, question.key, value)
        : replaced(now.state, question.key, value, stood, text);
    now = { ...now, state: withKept(state, { question: question.key, text }) ?? state };
  }
  const below = [
    ...unmarked.map((mark) => paragraph(`“${mark.name}” is as it was before.`)),
    ...leftBehind(now, interview).map((line) => paragraph(...line)),
    ...leadsTo(now, interview),
  ];
  if (!only || more.length > 0) return shown(now, interview, listing(now, news, below), here);
  const before = answerTo(interview, only.question);
  if (before === undefined) return shown(now, interview, noteOf(yourEdit(now, only), ...below), here);
  const line: Line = [
    ...yourEdit(now, only),
    ` Before: “${excerpt(plain(only.question.show(before, now.about)), 200)}”.`,
  ];
  return shown(now, interview, noteOf(line, changeBackButton(now, only.question), ...below), here);
}

function listing({ about }: Interview, news: ReadAnew['answers'], below: readonly Block[]): Note {
  const lines = news.map(
    ({ question, value }): Line => [{ bold: question.name }, ': ', ...question.show(value, about)],
  );
  const line = 'Your edit changed:';
  return { summary: `${line} ${lines.map(plain).join('; ')}`, blocks: [paragraph(line), list(lines), ...below] };
}

/** Where the edit answered what is being asked, it goes on from there. */
function shown(now: Interview, before: Interview, note: Note, here: boolean): Stepped {
  const question = current(before);
  const isAnswer = question && isOpen(before, question) && !isOpen(now, question);
  return here && isAnswer ? goOn(now, note) : said(now, note, here);
}

function yourEdit({ about }: Interview, { question, value }: ReadAnew['answers'][number]): Line {
  const line = question.show(value, about);
  const text = excerpt(plain(line), 300);
  const ends = /[.!?…]$/.test(text) ? '' : '.';
  return ['Your edit changed ', { bold: question.name }, ': ', ...(text === plain(line) ? line : [text]), ends];
}

/** What was submitted is not changed by an edit alone; agreed to, it is a change like any other, to be submitted. */
function asksFirst(interview: Interview, news: ReadAnew['answers'], text: string): Stepped {
  const { about } = interview;
  const [{ question, value }, ...also] = news as [ReadAnew['answers'][number], ...ReadAnew['answers']];
  const state = proposed(interview.state, {
    question: question.key,
    value,
    said: text,
    text,
    ...(also.length > 0 ? { also: also.map((each) => ({ question: each.question.key, value: each.value })) } : {}),
  });
  const changes = news.map(
    (each) => `“${each.question.name}” to ${excerpt(plain(each.question.show(each.value, about)), 200)}`,
  );
  const line = `${about.workstream.name} is submitted. Your edit would change ${changes.join(', ')}. Shall I change it? You submit it again afterwards.`;
  return { state, message: askFirst({ ...interview, state }, question, line, ['']) };
}

function doubted(
  interview: Interview,
  { question, value, said: words }: NonNullable<ReadAnew['doubt']>,
  text: string,
): Stepped {
  const state = proposed(interview.state, { question: question.key, value, said: words, text });
  const shown = excerpt(plain(question.show(value, interview.about)), 200);
  const line = `Your edit: I read “${excerpt(words, 100)}” as ${shown}. Is that the answer to “${question.name}”?`;
  return { state, message: askFirst({ ...interview, state }, question, line, ['']) };
}

function refused(
  interview: Interview,
  { question, problem }: NonNullable<ReadAnew['problem']>,
  text: string,
  here: boolean,
): Stepped {
  const state = withKept(interview.state, { question: question.key, text });
  const note = notUnderstood(`About your edit: ${problem}`, text, state !== undefined);
  const answer = answerTo(interview, question);
  const stands: readonly Block[] =
    answer === undefined
      ? []
      : [paragraph({ bold: question.name }, ' stays: ', ...question.show(answer, interview.about))];
  const now = state ? { ...interview, state } : interview;
  return said(now, { ...note, blocks: [...note.blocks, ...stands] }, here);
}

/** With where they are below it, if that is this answer; else said in passing. */
function said(interview: Interview, note: Note, here: boolean): Stepped {
  if (here) return current(interview) ? stayOrGoOn(interview, note) : present(interview, note);
  const goOn = button(interview, interview.state.at, {
    label: `Go on with ${interview.about.workstream.name}`.slice(0, 75),
    say: 'Go on',
  });
  const message: Message = { summary: note.summary, blocks: [...note.blocks, buttons(goOn)] };
  return { state: interview.state, message, aside: true };
}
