import type { Gesture, SeenForm } from '../../contracts/chat.ts';
import type { FakeSlack, Wire } from './fake-slack.ts';
import { formSeen, inputsOf, standing, viewProblems, type Written } from './form-reader.ts';
import { seen } from './reader.ts';

/** A person before the modals of a Slack: what they read there, write and send. */
export interface Person {
  form(): Promise<SeenForm | undefined>;
  submitForm(written: Readonly<Record<string, string>>): Promise<Gesture>;
}

/** `deliver` brings a payload to the adapter and gives what was said in the acknowledgement, if it was accepted. */
export function personBefore(
  fake: Pick<FakeSlack, 'views' | 'tick'>,
  payload: () => Wire,
  deliver: (payload: Wire) => Promise<Gesture & { readonly answer?: Wire }>,
): Person {
  const written: Written = new Map();
  let errors: Record<string, string> = {};
  const open = () => fake.views.at(-1);

  const takeAnswer = (answer: Wire): string | undefined => {
    const view = open()!;
    errors = {};
    if (answer?.response_action === 'errors') {
      errors = answer.errors;
      const ids = inputsOf(view).map((each) => each.block_id);
      // Slack closes the modal and shows a warning over errors at blocks that are not there.
      for (const id of Object.keys(errors)) if (!ids.includes(id)) throw new Error(`an error at ${id}`);
      return Object.values(errors).join('\n');
    }
    fake.views.splice(fake.views.indexOf(view), 1);
    if (answer?.response_action !== 'update') return undefined;
    const problems = viewProblems(answer.view);
    if (problems.length > 0) throw new Error(`Slack would refuse the view: ${problems.join(', ')}`);
    fake.views.push({ ...answer.view, id: view.id, hash: fake.tick() });
    return seen({ ts: '', blocks: answer.view.blocks.filter((each: Wire) => each.type !== 'input') }).text;
  };

  return {
    async form() {
      const view = open();
      return view?.submit ? formSeen(view, written, errors) : undefined;
    },
    async submitForm(words) {
      const view = open();
      if (!view?.submit) throw new Error('no form is open');
      for (const [label, text] of Object.entries(words)) {
        const input = inputsOf(view).find((each) => each.label.text === label);
        if (!input) throw new Error(`there is no field ${label}`);
        written.set(input.block_id, enter(input.element, text));
      }
      const state = Object.fromEntries(
        inputsOf(view).map((input) => {
          const stands = standing(input, written);
          if (!stands && !input.optional) throw new Error(`Slack sends no form without ${input.label.text}`);
          return [input.block_id, { [input.element.action_id]: entered(input.element, stands) }];
        }),
      );
      const { accepted, at, answer } = await deliver({
        ...payload(),
        view: { ...payload().view, ...view, state: { values: state } },
      });
      const told = accepted ? takeAnswer(answer) : undefined;
      return { accepted, at, ...(told && { told }) };
    },
  };
}

function enter(element: Wire, text: string): Wire {
  if (text === '') return null;
  if (element.options) {
    const option = element.options.find((each: Wire) => each.text.text === text);
    if (!option) throw new Error(`there is no choice ${text}`);
    return option;
  }
  if (element.type === 'datepicker' && !/^\d{4}-\d\d-\d\d$/.test(text)) throw new Error(`${text} is no day`);
  if (text.length > element.max_length) throw new Error('Slack lets nobody write as much as that');
  if (!element.multiline && text.includes('\n')) throw new Error('there is only one line');
  return text;
}

function entered({ type }: Wire, stands: Wire): Wire {
  if (type === 'plain_text_input') return { type, value: stands ?? null };
  if (type === 'datepicker') return { type, selected_date: stands ?? null };
  return { type, selected_option: stands ?? null };
}
