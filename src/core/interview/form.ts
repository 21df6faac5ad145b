import { type Field, type Form, footnote, form, type Line, type Message, paragraph } from '../message.ts';
import { nameOfPeriod } from '../programme/period.ts';
import { dayFor, whoSees } from './about.ts';
import { type Drawing, type Drawn, nextNumber, sumOf, withDrawing } from './drawing.ts';
import { answerAs, fieldOf, fieldsOf } from './form-field.ts';
import { every, type Interview } from './interview.ts';
import type { Stepped } from './place.ts';
import type { Question } from './question.ts';
import { makeReference } from './reference.ts';

/** What a reference into a form names in place of a question. */
export const FORM = 'form';

/**
 * What a page holds: few enough fields for a modal and for a phone, and so little text that the smallest card has room
 * for all of it, since what a platform has to shorten comes back shortened. In bytes of JSON; `each`: what a field costs
 * beside its words.
 */
const PAGE = { fields: 25, bytes: 24_000, each: 450 } as const;

/** The questions of a form, in their order: what is due, and what another field can make due. What these lead to is asked in the conversation. */
export const fillable = (interview: Interview): readonly string[] =>
  every(interview)
    .filter(
      (question) =>
        !question.aside &&
        (question.field?.when !== undefined || question.asked(interview.state.answers, interview.about)),
    )
    .map(({ key }) => key);

/** The first of these questions as a page; undefined: none of them is there any more. `first`: what is said above it. */
export function page(
  interview: Interview,
  keys: readonly string[],
  at = 1,
  first: readonly Line[] = [],
): Stepped | undefined {
  const questions = questionsIn(interview, keys);
  const [whole, ...later] = inPages(questions.map((question) => fieldOf(interview, question)));
  if (!whole) return undefined;
  const here = fieldsOf(interview, questions.slice(0, whole.length));
  const left = later.flatMap((each) => each.map(({ name }) => name));
  const number = nextNumber(interview.state);
  const drawn = here.map(({ name, value }, i) => [name, drawnAs(interview, questions[i]!, value)]);
  const state = withDrawing(interview.state, number, { fields: Object.fromEntries(drawn), left, at });
  const pages = { at, of: at + later.length };
  return { state, message: draw(interview, number, here, pages, first) };
}

/** The same page again, as it was sent, with what was wrong at its fields. */
export function pageAgain(
  interview: Interview,
  [number, drawing]: readonly [number, Drawing],
  values: Readonly<Record<string, string>>,
  errors: ReadonlyMap<string, string>,
): Stepped {
  const questions = questionsIn(interview, Object.keys(drawing.fields));
  const fields = fieldsOf(interview, questions, errors).map(({ value: _, ...field }): Field => {
    const value = values[field.name];
    return { ...field, ...(value === undefined ? {} : { value }) };
  });
  const drawn = fields.map(({ name, value, error }, i) => {
    const shows = drawnAs(interview, questions[i]!, value);
    return [name, error === undefined ? shows : { ...shows, wrong: value ?? '' }];
  });
  const state = withDrawing(interview.state, number, { ...drawing, fields: Object.fromEntries(drawn) });
  const later = inPages(questionsIn(interview, drawing.left).map((question) => fieldOf(interview, question)));
  const pages = { at: drawing.at, of: drawing.at + later.length };
  const wrong = errors.size === 1 ? 'One field needs' : `${errors.size} fields need`;
  return {
    state,
    message: draw(interview, number, fields, pages, [[`${wrong} another look; the others are kept.`]]),
  };
}

function questionsIn(interview: Interview, keys: readonly string[]): readonly Question[] {
  const wanted = new Set(keys);
  return every(interview).filter(({ key }) => wanted.has(key));
}

function drawnAs(interview: Interview, question: Question, value = ''): Drawn {
  const answer = answerAs(interview, question);
  return { shows: sumOf(value), ...(answer === undefined ? {} : { answer: sumOf(answer) }) };
}

function inPages(fields: readonly Field[]): readonly (readonly Field[])[] {
  const pages: Field[][] = [];
  let room = 0;
  for (const field of fields) {
    const size = PAGE.each + bytes(`${field.label}${field.hint ?? ''}${field.value ?? ''}`);
    const open = pages.at(-1);
    if (open && open.length < PAGE.fields && size <= room) open.push(field);
    else {
      pages.push([field]);
      room = PAGE.bytes;
    }
    room -= size;
  }
  return pages;
}

/** At most so many, as UTF-8 within JSON. */
const bytes = (text: string): number => text.length + 2 * (text.match(/[^ -~]|["\\]/g)?.length ?? 0);

function draw(
  { about }: Interview,
  number: number,
  fields: readonly Field[],
  { at, of }: { readonly at: number; readonly of: number },
  first: readonly Line[],
): Message {
  const title = `${about.workstream.name}, ${nameOfPeriod(about.round.period)}${of > 1 ? `, page ${at} of ${of}` : ''}`;
  const due = about.round.dueOn < about.today ? 'It was due on' : 'Due';
  const drawn: Form = {
    to: makeReference({
      round: about.round.id,
      workstream: about.workstream.id,
      ...(about.part === undefined ? {} : { part: about.part }),
      question: FORM,
      seen: number,
    }),
    title,
    intro: [`${whoSees(about.audience)} ${due} ${dayFor(about, about.round.dueOn)}.`],
    fields: toldApart(fields),
    send: at < of ? 'Next page' : 'Go to the review',
  };
  const kept = of > 1 ? 'What you send is kept at once, page by page. ' : '';
  return {
    summary: `${title}: ${fields.length === 1 ? 'one question' : `${fields.length} questions`} as a form.`,
    blocks: [
      ...first.map((line) => paragraph(...line)),
      form(drawn),
      footnote(`${kept}Nothing is submitted before you say so in the review.`),
    ],
  };
}

/** Where two items are called the same, their keys tell which is which. */
function toldApart(fields: readonly Field[]): readonly Field[] {
  const count = (label: string) => fields.filter((each) => each.label === label).length;
  return fields.map((field) =>
    count(field.label) > 1 ? { ...field, label: `${field.label} (${field.name.split('/')[1] ?? field.name})` } : field,
  );
}
