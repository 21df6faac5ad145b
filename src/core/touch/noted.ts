import { type About, dayFor, listed, theNamed } from '../interview/about.ts';
import { ratingOf } from '../interview/shown.ts';
import { readRating, undecided } from '../interview/understand/rating.ts';
import { TEXT_LIMIT } from '../interview/understand/text.ts';
import { excerpt } from '../interview/understand/wording.ts';
import {
  type Block,
  buttons,
  footnote,
  type Line,
  list,
  type Message,
  paragraph,
  plain,
  quote,
  sentence,
} from '../message.ts';
import { keyOf, type Workstream } from '../programme/nouns.ts';
import { ratingName } from '../programme/rag.ts';
import type { News } from './news.ts';

/** Whether what they write next is news too; not where it was said in the middle of an answer, or is an edit. */
type Writing = 'asked on' | 'in passing' | 'edited';

/** What is said back to news: what was understood of it, where it goes, and how to add to it or correct it. */
export function noted(
  about: About,
  { answers, understood, isSensitive, dueOn }: News,
  text: string,
  how: Writing = 'asked on',
): Message {
  const { workstream } = about;
  const lines = understood.map(
    (question): Line => [{ bold: question.name }, ': ', ...question.show(answers[question.key]!, about)],
  );
  const asked = dueOn === undefined ? undefined : `your update, due on ${dayFor(about, dueOn)}`;
  const then =
    lines.length > 0
      ? `It is filled in for you ${asked ? `in ${asked}` : 'when the next update is asked'}.`
      : `I could not read an answer from it; your words are kept for ${asked ?? 'your next update'}.`;
  const goes =
    how === 'edited'
      ? `Your edit is noted: what it says takes the place of what you wrote before for ${workstream.name}${where(about, isSensitive)}. ${then}`
      : `Noted for ${workstream.name}${where(about, isSensitive)}. ${then}`;
  const blocks: Block[] = [paragraph(goes)];
  if (lines.length > 0) blocks.push(paragraph('I have understood:'), list(lines));
  blocks.push(paragraph('In your words:'), quote(excerpt(text.trim(), 600)));
  const wanted = how === 'asked on' ? (whichRating(about, text) ?? missing(answers)) : undefined;
  if (wanted) blocks.push(paragraph(wanted));
  return {
    summary: lines.length > 0 ? `${goes} I have understood: ${lines.map(plain).join('; ')}.` : goes,
    blocks: [
      ...blocks,
      ...(how === 'asked on'
        ? [
            buttons(
              { label: 'That is all', say: 'that is all' },
              { label: 'Start the whole update', say: about.words.update },
            ),
            footnote(
              'Anything you write next is added to it. To correct something, write it again: the later word counts.',
            ),
          ]
        : []),
    ],
  };
}

function where({ audience }: About, isSensitive: boolean): string {
  if (audience.sensitive)
    return ': it is sensitive and stays with lead, deputy, director, sponsor and programme office';
  if (isSensitive) return ': it speaks of something sensitive, so your words are posted nowhere';
  const groups = audience.groups.map(({ name }) => theNamed(name));
  return groups.length === 0 ? '' : ` and for the next digest of ${listed(groups)}`;
}

/** `amber/red`: of which of them they speak is theirs to say. */
function whichRating({ organisation }: About, text: string): string | undefined {
  const two = undecided(readRating(text, organisation.rag.scale));
  return (
    two &&
    `I read two ratings in that, and noted none: is it ${two.map(ratingName).join(' or ')}? You can write it now.`
  );
}

/** A rating that is not green is worth a reason; it is asked for once, and not insisted on. */
function missing(answers: News['answers']): string | undefined {
  const rating = ratingOf(answers);
  if (rating === undefined || rating === 'green' || answers.reason !== undefined) return undefined;
  return `Why is it ${ratingName(rating)}, and what would bring it back? You can write it now.`;
}

export const tooLong = (text: string): Message =>
  sentence(
    `That is ${text.length.toLocaleString('en-GB')} characters; a note holds ${TEXT_LIMIT.toLocaleString('en-GB')}, about a page. Nothing was kept: please send it in pieces.`,
  );

export const noWords = ({ id, name }: Workstream): Message =>
  sentence(
    `I found no words in that. You could write “note ${keyOf(id)} charter published on 27 November” to say what is new in ${name}.`,
  );

/** What was typed is no news of this workstream, which they know as `typed`. */
export function unnoted({ name }: Workstream, typed: string, text: string): Message {
  const summary = `“${excerpt(text.trim(), 60)}” says nothing that is new in ${name}, so it was not noted.`;
  return {
    summary,
    blocks: [
      paragraph(summary),
      paragraph(
        `You could write what has changed in a few words, for example “charter published on 27 November”. “update ${typed}” leads to your answer, “that is all” ends this.`,
      ),
      buttons({ label: 'That is all', say: 'that is all' }),
    ],
  };
}

/** Part of it asks to keep something back, and news goes to its readers as it is written. */
export function unposted({ name }: Workstream, wish: string, text: string): Message {
  const summary = `News of ${name} is posted as you write it, and “${excerpt(wish.trim(), 120)}” asks to keep something back. So I have noted none of this.`;
  return {
    summary,
    blocks: [
      paragraph(summary),
      paragraph('You wrote:'),
      quote(excerpt(text.trim(), 2_000)),
      paragraph(
        'Please send it again without what is not for the readers of the digest; if all of it is news, begin that with another word. In your next update you can keep any answer back.',
      ),
    ],
  };
}

/** Asks what has changed, when only the workstream was named. */
export function whatIsNew({ name, id }: Workstream): Message {
  const summary = `What has changed in ${name}?`;
  return {
    summary,
    blocks: [
      paragraph({ bold: summary }),
      paragraph('Write it in your own words: a rating, a date that moved, a figure, a decision that is needed.'),
      buttons({ label: 'Nothing has changed', say: `nothing new ${id}` }),
    ],
  };
}
