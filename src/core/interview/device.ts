import type { Json } from '../json.ts';
import { buttons, type Line, plain } from '../message.ts';
import { platformName } from '../rounds/audience.ts';
import { button } from './ask.ts';
import { replaced, withKept } from './change.ts';
import { answerTo, asked, type Interview } from './interview.ts';
import { noteOf, taken } from './note.ts';
import { answerAgain } from './old-button.ts';
import { stayOrGoOn } from './onward.ts';
import { present, type Stepped } from './place.ts';
import type { Question } from './question.ts';
import { same } from './same.ts';
import { inParts } from './several.ts';
import { REVIEW, SUBMITTED } from './state.ts';
import { controlIn } from './steer.ts';
import { take, takeText } from './take.ts';
import { excerpt } from './understand/wording.ts';
import { readYesNo } from './understand/yes-no.ts';
import { wishIn } from './wish-in.ts';

/**
 * One answer, several places to give it: a lead begins on a phone and goes on at a desk, a deputy helps. Each device is
 * answered in what it showed last; of two answers the later one counts, and it is said.
 */

/** Where something was said: a platform, and whose conversation there. */
export interface Device {
  readonly via?: string;
  readonly by?: string;
}

/** Its name in InterviewState.shown. */
export const deviceKey = ({ via, by }: Device): string | undefined =>
  via === undefined ? undefined : by === undefined ? via : `${via}/${by}`;

/** Notes what a device shows now. */
export function showing(stepped: Stepped, device: Device): Stepped {
  const key = deviceKey(device);
  const { state } = stepped;
  if (key === undefined || stepped.aside || state.shown?.[key] === state.at) return stepped;
  return { ...stepped, state: { ...state, shown: { ...state.shown, [key]: state.at } } };
}

/** Whether this device still shows a question from which the answer has gone on elsewhere. */
export function isBehind({ state }: Interview, device: Device, question: string): boolean {
  const key = deviceKey(device);
  return key !== undefined && state.at !== question && state.shown?.[key] === question;
}

/**
 * What is typed on a device that shows something else than where the answer is by now. Undefined: it shows where it is,
 * or the word means the same everywhere.
 */
export function fromBehind(interview: Interview, said: string, device: Device): Stepped | undefined {
  const key = deviceKey(device);
  const showed = key === undefined ? undefined : interview.state.shown?.[key];
  if (showed === undefined || showed === interview.state.at || wishIn(interview, said)) return undefined;
  const control = controlIn(interview, said);
  const everywhere = ['later', 'go-on', 'edit', 'delegate', 'form', 'who-sees', 'help'];
  if (typeof control === 'object' || everywhere.includes(control ?? '')) return undefined;
  if (control === 'submit' && (showed === REVIEW || interview.state.at !== REVIEW)) return undefined;
  const question = asked(interview).find((each) => each.key === showed);
  if (control || !question) return goneOn(interview, control ? '' : said, device);
  const read = question.understand(said, interview.about, interview.state.answers);
  if ('problem' in read && readYesNo(said)) return goneOn(interview, '', device);
  if (answerTo(interview, question) === undefined) return takeText(interview, question, said);
  if (interview.state.at === SUBMITTED || 'confirm' in read) return answerAgain(interview, question, said, said);
  if (inParts(interview, question, said) || ('understood' in read && read.rest))
    return overtakeWith(interview, question, said, device);
  if ('problem' in read) return take(interview, question, read, said);
  return overtake(interview, question, read.understood, device);
}

/** The same where the later text answers more than that question. */
function overtakeWith(interview: Interview, question: Question, said: string, device: Device): Stepped {
  const shown = plain(question.show(answerTo(interview, question)!, interview.about));
  const state = withKept(interview.state, { question: question.key, text: `${question.name}: ${shown}` });
  const line = `${answeredElsewhere(interview, question, device)}; this later answer counts.`;
  return takeText(state ? { ...interview, state } : interview, question, said, [[line]]);
}

/** A later answer to a question that was answered elsewhere meanwhile: it counts, and the one before stays to be had back. */
export function overtake(interview: Interview, question: Question, value: Json, device: Device): Stepped {
  const { about, state } = interview;
  const before = answerTo(interview, question);
  if (before === undefined || same(before, value)) {
    return present(interview, noteOf(taken(question, before, value, about)));
  }
  const shown = plain(question.show(before, about));
  const now = { ...interview, state: replaced(state, question.key, value, before, `${question.name}: ${shown}`) };
  const line: Line = [
    answeredElsewhere(interview, question, device),
    '; this later answer counts: ',
    { bold: question.name },
    ': ',
    excerpt(plain(question.show(value, about)), 200),
    `. Before: “${excerpt(shown, 200)}”.`,
  ];
  return stayOrGoOn(now, noteOf(line, changeBackButton(now, question)));
}

/** Has the answer back that a later one took the place of. */
export const changeBackButton = (interview: Interview, question: Question) =>
  buttons(button(interview, question.key, { label: 'Change it back', say: 'Change it back' }, true));

function answeredElsewhere(interview: Interview, { name }: Question, device: Device): string {
  const where = elsewhere(interview, device);
  if (!where) return `“${name}” had been answered meanwhile`;
  const { via = '', by } = where;
  const person = by === undefined || by === device.by ? undefined : interview.about.names[by];
  return person
    ? `${person} had answered “${name}” meanwhile`
    : `You had answered “${name}” on ${platformName(via)} meanwhile`;
}

/** The one other device that shows where the answer is now. */
function elsewhere({ state }: Interview, device: Device): Device | undefined {
  const own = deviceKey(device);
  const there = Object.entries(state.shown ?? {}).filter(([key, at]) => key !== own && at === state.at);
  if (there.length !== 1) return undefined;
  const [via = '', by] = there[0]![0].split('/');
  return { via, ...(by === undefined ? {} : { by }) };
}

function goneOn(interview: Interview, said: string, device: Device): Stepped {
  const where = elsewhere(interview, device);
  const on = where && (where.by === undefined || where.by === device.by) ? ` on ${platformName(where.via!)}` : '';
  const state = said === '' ? interview.state : withKept(interview.state, { question: interview.state.at, text: said });
  const kept = said === '' ? '' : state ? ' Your text is kept.' : ' Your draft has no room to keep your text.';
  return present(
    state ? { ...interview, state } : interview,
    noteOf([`This answer has gone on${on} since, so nothing was changed.${kept} You are here now.`]),
  );
}
