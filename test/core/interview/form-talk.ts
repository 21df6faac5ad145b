import type { About } from '#core/interview/about';
import { type FilledIn, fillIn, openForm } from '#core/interview/fill-in';
import { questionsOf } from '#core/interview/questions';
import { readReference } from '#core/interview/reference';
import type { InterviewState } from '#core/interview/state';
import { begin, type Stepped, step } from '#core/interview/step';
import type { Json } from '#core/json';
import { asText, type Field, type Form, formIn } from '#core/message';

/** Somebody who answers by form and in the conversation; each turn's state goes through the database's JSON. */
export function formTalk(about: About, existing?: InterviewState) {
  let turn: Stepped = begin(questionsOf, about, existing);
  let now = about;
  const take = (next: Stepped): string => {
    turn = { ...next, state: asStored(next.state as unknown as Json) as unknown as InterviewState };
    return asText(turn.message);
  };
  const interview = () => ({ questions: questionsOf, about: now, state: turn.state });
  return {
    /** Opens the form, from its first page. */
    opens(): Form {
      take(openForm(interview()));
      return this.form();
    },
    form(): Form {
      const form = formIn(turn.message);
      if (!form) throw new Error(`There is no form. Quarterdeck said:\n${asText(turn.message)}`);
      return form;
    },
    /** Writes this into the fields by their labels, leaves all else as it stands in it, and sends it. */
    sends(form: Form, written: Readonly<Record<string, string>> = {}): string {
      return take(fillIn(interview(), sent(form, written)));
    },
    /** Sends exactly these values, by the names of the fields, as an adapter may. */
    brings: (filled: FilledIn): string => take(fillIn(interview(), filled)),
    says: (say: string): string => take(step(questionsOf, now, turn.state, { say })),
    /** Something else has become known meanwhile. */
    learns(changed: Partial<About>): void {
      now = { ...now, ...changed };
    },
    get state() {
      return turn.state;
    },
    get done() {
      return turn.done;
    },
    get message() {
      return turn.message;
    },
  };
}

function sent(form: Form, written: Readonly<Record<string, string>> = {}): FilledIn {
  for (const label of Object.keys(written)) field(form, label);
  const values = form.fields.flatMap(({ name, label, value = '', choices }) => {
    const text = written[label] ?? value;
    if (choices && text !== '' && !choices.some(({ say }) => say === text)) throw new Error(`no choice “${text}”`);
    return text === '' ? [] : [[name, text] as const];
  });
  const number = readReference(form.to)?.seen;
  return { values: Object.fromEntries(values), ...(number === undefined ? {} : { number }) };
}

/** The field with this label. */
export function field(form: Form, label: string): Field {
  const found = form.fields.find((each) => each.label === label);
  if (!found)
    throw new Error(`There is no field “${label}” among: ${form.fields.map((each) => each.label).join(' | ')}`);
  return found;
}

/** As the database gives it back: the keys of objects in an order of its own. */
function asStored(value: Json): Json {
  if (Array.isArray(value)) return value.map(asStored);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return Object.fromEntries(
    keys.flatMap((key) => {
      const each = (value as Readonly<Record<string, Json | undefined>>)[key];
      return each === undefined ? [] : [[key, asStored(each)]];
    }),
  );
}
