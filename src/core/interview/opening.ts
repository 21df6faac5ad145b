import { sayShort } from '../calendar/say.ts';
import { type Block, buttons, footnote, type Line, list, type Message, paragraph } from '../message.ts';
import { ratingName } from '../programme/rag.ts';
import { dayFor, listed, listedShort, whoSees } from './about.ts';
import { button, formButton } from './ask.ts';
import { asked, every, type Interview, isOpen, type Standing, unchanged } from './interview.ts';
import { wordsOf } from './news.ts';
import type { Note } from './note.ts';
import type { Question } from './question.ts';
import { type Settled, settle } from './settle.ts';
import { OPENING } from './state.ts';
import { stored } from './stored.ts';
import { excerpt } from './understand/wording.ts';

/**
 * Before the first question: has anything changed at all? Asked of who gave a rating before, when nothing is answered
 * yet: what `Nothing has changed` records stands there, and the rating in it is one that they gave.
 */
export const opens = (interview: Interview): boolean => {
  const { about, state } = interview;
  const isFirst = about.part === undefined && !about.submitted && about.round.state === 'open';
  return isFirst && Object.keys(state.answers).length === 0 && given(interview) !== undefined;
};

/** The rating that stands, as they gave it. */
function given(interview: Interview): Standing | undefined {
  const question = every(interview).find(({ key }) => key === 'rating');
  return question && unchanged(interview, question);
}

export function opening(interview: Interview, note?: Note): Message {
  const { about } = interview;
  const settled = settle(interview);
  const left = openIn(settled);
  const notes = noted(interview);
  const line = `${about.workstream.name}: has anything changed since ${since(interview)}?`;
  const nothing = left.length === 0 ? 'Nothing has changed: submit' : 'Nothing else has changed: go on';
  return {
    summary: [note?.summary, line].filter(Boolean).join(' '),
    blocks: [
      ...(note?.blocks ?? []),
      paragraph({ bold: line }, ` ${youSaid(interview)}`),
      ...notes,
      paragraph(notes.length > 0 ? 'If nothing else has changed, I would record:' : 'If not, I would record:'),
      list(wouldBe(settled, interview)),
      ...stillAsked(left),
      paragraph(whoSees(about.audience)),
      buttons(
        button(interview, OPENING, { label: nothing, say: nothing, style: 'primary' }, fingerprint(settled)),
        button(interview, OPENING, { label: 'Change something', say: 'Change something' }),
        ...ratings(interview),
        button(interview, OPENING, { label: 'Later', say: 'Later' }),
        formButton(interview, OPENING),
      ),
      footnote(`Due ${dayFor(about, about.round.dueOn)}. You can also write here what has changed, in your own words.`),
    ],
  };
}

/** What would be asked although nothing has changed: new figures, days that have passed. */
const openIn = ({ interview }: Settled): readonly Question[] =>
  asked(interview).filter((question) => isOpen(interview, question));

/**
 * Names what the opening shows, so that its button counts only while that is what it would record: not after a touch
 * from elsewhere, nor once a date in it has passed.
 */
export function fingerprint({ interview: { state }, skipped }: Settled): number {
  let sum = 0;
  for (const unit of JSON.stringify([state.answers, skipped.map(({ key }) => key)])) {
    sum = (sum * 31 + unit.codePointAt(0)!) % 999_999_937;
  }
  return sum;
}

function since(interview: Interview): string {
  const { about } = interview;
  const from = given(interview)?.from;
  const on = typeof from === 'object' ? from.on : about.last?.on;
  return on ? sayShort(on, about.today) : 'last time';
}

function youSaid(interview: Interview): string {
  const standing = given(interview);
  const rating = stored.rating.safeParse(standing?.value).data;
  if (!standing || !rating) return '';
  const isUnfinished = typeof standing.from === 'object' && standing.from.unfinished;
  return isUnfinished
    ? `You wrote ${ratingName(rating)}, and it was not submitted.`
    : `You said ${ratingName(rating)}.`;
}

/** How many of their notes are shown, the newest first. */
const NOTES = 3;

/** What they wrote since last time, in their words: not all of it could be filled in. */
function noted({ about }: Interview): readonly Block[] {
  const notes = about.told.flatMap(({ on, answers }): readonly Line[] => {
    const words = wordsOf(answers);
    return words === undefined ? [] : [[`${sayShort(on, about.today)}: “${excerpt(words, 160)}”`]];
  });
  return notes.length === 0 ? [] : [paragraph('You noted:'), list(notes.slice(0, NOTES))];
}

/** The ratings, as the first question has them: the commonest change, one tap away. */
function ratings(interview: Interview) {
  const { about, state } = interview;
  const question = every(interview).find(({ key }) => key === 'rating');
  return (question?.put(about, state.answers).choices ?? [])
    .filter(({ say }) => 'understood' in question!.understand(say, about, state.answers))
    .map((choice) => button(interview, question!.key, choice));
}

/** How many items of one section are written out; the others stand as they did, and are counted. */
const WRITTEN_OUT = 10;

function wouldBe({ recorded, skipped, interview }: Settled, { about }: Interview): readonly Line[] {
  const lines: Line[] = [];
  const written = new Map<string, number>();
  const more = new Map<string, number>();
  const order = asked(interview).map(({ key }) => key);
  const inOrder = [...recorded].sort((a, b) => order.indexOf(a.question.key) - order.indexOf(b.question.key));
  for (const { question, standing } of inOrder) {
    const section = question.section?.name;
    if (section && typeof standing.from !== 'object') {
      const count = add(written, section);
      if (count > WRITTEN_OUT) {
        add(more, section);
        continue;
      }
    }
    const shown = question.show(standing.value, about);
    lines.push([{ bold: question.name }, ': ', ...withTold(shown, standing, about)]);
  }
  for (const [name, count] of more) lines.push([{ bold: name }, `: ${count} more, no change`]);
  if (skipped.length > 0) lines.push([`Nothing new under ${listed(skipped.map(({ name }) => `“${name}”`))}`]);
  return lines;
}

function add(counts: Map<string, number>, name: string): number {
  const count = (counts.get(name) ?? 0) + 1;
  counts.set(name, count);
  return count;
}

/** When they told it, in the bracket that the answer ends with, if it does. */
function withTold(shown: Line, { from }: Standing, about: Interview['about']): Line {
  if (typeof from !== 'object') return shown;
  const on = `as you ${from.unfinished ? 'wrote' : 'said'} on ${sayShort(from.on, about.today)}`;
  const last = shown.at(-1);
  if (typeof last !== 'string' || !last.endsWith(')')) return [...shown, ` (${on})`];
  return [...shown.slice(0, -1), `${last.slice(0, -1)}; ${on})`];
}

function stillAsked(left: readonly Question[]): readonly Block[] {
  if (left.length === 0) return [];
  return [paragraph(`I would still ask about: ${listedShort(left.map(({ name }) => name))}.`)];
}
