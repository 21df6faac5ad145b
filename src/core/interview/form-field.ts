import { addDays } from '../calendar/local-date.ts';
import { sayShort } from '../calendar/say.ts';
import type { Json } from '../json.ts';
import { type Field, plain } from '../message.ts';
import { ratingName } from '../programme/rag.ts';
import { answerTo, type Interview, type Standing, unchanged } from './interview.ts';
import type { Put, Question } from './question.ts';
import { same } from './same.ts';
import { excerpt } from './understand/wording.ts';

/** The fields of a page. `errors`: what was wrong with the texts that stand in them, by question. */
export const fieldsOf = (
  interview: Interview,
  questions: readonly Question[],
  errors: ReadonlyMap<string, string> = new Map(),
): readonly Field[] =>
  questions.map((question, i) => {
    const said = errors.get(question.key) ?? (i > 0 ? howTo(interview, questions[i - 1]!) : '');
    return { ...fieldOf(interview, question, said), ...withError(errors.get(question.key)) };
  });

const withError = (error: string | undefined): Pick<Field, 'error'> => (error === undefined ? {} : { error });

/**
 * A question as a field, filled with the answer that stands, else with what would stand unchanged; never a rating of last
 * time. `said`: what is said beside it, so that its hint need not.
 */
export function fieldOf(interview: Interview, question: Question, said = ''): Field {
  const { input = 'lines', when } = question.field ?? {};
  const put = question.put(interview.about, interview.state.answers);
  const line = question.section ? put.line : belowTitle(put.line, interview.about.workstream.name);
  const label = labelOf(question, line);
  const how = howTo(interview, question);
  const choices = input === 'choice' ? { choices: choicesOf(interview, question, put) } : {};
  const standing = standingIn(interview, question);
  const value = standing && textOf(interview, question, standing.value);
  const hint = [
    when !== undefined || label === line ? '' : withoutName(line, question.name),
    standing ? whence(interview, standing, value) : lastTime(interview, question),
    said.includes(how) ? '' : how,
    input === 'choice' ? meaning(interview, question) : '',
  ]
    .filter(Boolean)
    .join(' ');
  return {
    name: question.key,
    label,
    input,
    ...choices,
    ...(hint ? { hint } : {}),
    ...(value === undefined ? {} : { value }),
    // What another field makes due cannot be demanded before that one is filled in.
    ...(question.required && when === undefined ? { required: true } : {}),
  };
}

/** What is filled in: as a rating only what they said themselves since last time. */
export function standingIn(interview: Interview, question: Question): Standing | undefined {
  const standing = unchanged(interview, question);
  return question.field?.input === 'choice' && standing?.from === 'last time' ? undefined : standing;
}

/** The answer as it stands in the question's field. */
export function textOf(interview: Interview, question: Question, value: Json): string | undefined {
  if (question.field?.input !== 'choice') return asTyped(interview, question, value);
  const put = question.put(interview.about, interview.state.answers);
  return put.choices?.find(({ say }) => isReadAs(interview, question, say, value))?.say;
}

/**
 * An answer as somebody would have typed it, so that it is read as the same answer again: in their own words, unless
 * these mean something else in a week, as “yesterday” does.
 */
export function asTyped(interview: Interview, question: Question, value: Json): string {
  const { about } = interview;
  const shown = plain(question.show(value, about));
  const typed = question.field?.text?.(value, about) ?? shown;
  const isRead = (text: string) => isReadAs(interview, question, text, value);
  const inAWeek = { ...interview, about: { ...about, today: addDays(about.today, 7) } };
  const written = [...wordsOf(value), typed, shown].filter((text, i, all) => all.indexOf(text) === i);
  return (
    written.find((text) => isRead(text) && isReadAs(inAWeek, question, text, value)) ??
    [typed, shown, ...written].find(isRead) ??
    typed
  );
}

/** What was written, where the answer keeps it. */
const wordsOf = (value: Json): readonly string[] =>
  typeof value === 'object' && value !== null && 'said' in value && typeof value.said === 'string' ? [value.said] : [];

function isReadAs({ about, state }: Interview, question: Question, text: string, value: Json): boolean {
  const read = question.understand(text, about, state.answers);
  return 'understood' in read && same(meant(read.understood), meant(value));
}

/** An answer without the words from which it was read, its keys in one order. */
export function meant(value: Json): Json {
  if (Array.isArray(value)) return value.map(meant);
  if (typeof value !== 'object' || value === null) return value;
  const { said, date: _, ...rest } = value as { readonly [key: string]: Json };
  // Where nothing was read from the words, they are the answer.
  const all = rest.is === 'words' && said !== undefined ? { ...rest, said } : rest;
  return Object.fromEntries(
    Object.entries(all)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, meant(each)]),
  );
}

function choicesOf({ about, state }: Interview, question: Question, put: Put): NonNullable<Field['choices']> {
  return (put.choices ?? [])
    .filter(({ say }) => 'understood' in question.understand(say, about, state.answers))
    .map(({ label, say }) => ({ label, say }));
}

/** A label stands above its field, and some clients show no more than two lines of it. */
const LABEL = 100;

/** `Customer focus: how is it going?`, where the name stands above as the form's title. */
function belowTitle(line: string, name: string): string {
  if (!line.startsWith(`${name}: `)) return line;
  const rest = line.slice(name.length + 2);
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}

/** One of several items by its name; all else as it is asked in the conversation, unless that is long. */
function labelOf({ name, field, section }: Question, line: string): string {
  if (field?.when) return `${name} (${field.when})`;
  return section || line.length > LABEL ? name : line;
}

/** What could be written: the same for several items of a kind, and most errors end with it. */
function howTo(interview: Interview, question: Question): string {
  const put = question.put(interview.about, interview.state.answers);
  // In the conversation it stands beside buttons.
  if (put.hint !== undefined) return put.hint.replace('You could also write', 'You could write');
  if (question.field?.input === 'choice') return '';
  const [first] = choicesOf(interview, question, put);
  return first ? `For example: ${first.say}` : '';
}

/** `Planned for Friday 12 February 2027 — still so?`: what is asked of an item whose name stands in the label. */
function withoutName(line: string, name: string): string {
  const at = line.indexOf(name);
  if (at < 0) return line;
  const [kind, after] = [line.slice(0, at).replace(/:?\s*$/, ''), line.slice(at + name.length)];
  // `Risk: Fraud (12 of 25).`
  if (kind) return `${kind}${after.replace(/^ \((.*?)\)(?=[.,;:]|$)/, ', $1')}`;
  const bare = after.replace(/^ \(critical\)/, '');
  const rest = /^ (?!in\b)\p{L}/u.test(bare) ? `It${bare}` : bare.replace(/^[\s:?,.–—]+/, '');
  return `${bare === after ? '' : 'Critical. '}${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}

/** What was said last time of a rating that is not chosen yet: it stands again only if that does. */
function lastTime({ about, state }: Interview, { field, last, show }: Question): string {
  const rating = about.last?.rating;
  if (!field?.when || !last || rating === undefined || state.answers.rating !== undefined) return '';
  const before = last(about, { ...state.answers, rating });
  return before === undefined
    ? ''
    : `Last time (${ratingName(rating)}): “${excerpt(plain(show(before, about)), 200)}”.`;
}

/** Whoever sends a form as it is says that it is still so: they are told what they said when. */
function whence({ about }: Interview, standing: Standing, value = ''): string {
  if (standing.from === 'draft') return '';
  if (standing.from === 'last time') return saysSo.test(value) ? '' : 'Filled in as last time.';
  const on = sayShort(standing.from.on, about.today);
  return standing.from.unfinished
    ? `Filled in as you wrote on ${on}, not submitted.`
    : `Filled in as you said on ${on}.`;
}

const saysSo = /^(?:no change|unchanged)$/i;

/** What the choices mean, where that is written down. */
const meaning = ({ about }: Interview, { explain }: Question): string =>
  (explain?.(about) ?? [])
    .flatMap((block) => (block.kind === 'facts' ? block.facts : []))
    .map(({ label, value }) => `${label}: ${plain(value).replace(/\.$/, '')}.`)
    .join(' ');

/** What the answer that stands means, as one text whatever the day; undefined: there is none. */
export const answerAs = (interview: Interview, question: Question): string | undefined => {
  const answer = answerTo(interview, question);
  return answer === undefined ? undefined : JSON.stringify(meant(answer));
};
