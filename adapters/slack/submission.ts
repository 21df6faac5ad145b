import type { ModalView } from '@slack/types';
import type { Outcome } from '#core/incoming';
import { type Form, formIn } from '#core/message';
import { fieldOf } from './fields.ts';
import type { Hearing, Request } from './gestures.ts';
import { ended, inTime } from './in-time.ts';
import { limits } from './limits.ts';
import { modal, told } from './modal.ts';
import type { viewSubmission } from './payloads.ts';
import { notSaved } from './telling.ts';
import { shortened } from './text.ts';

/** How a form that was sent is answered: errors below its fields, or what takes its place; nothing: it closes. */
export type Answered =
  | { readonly response_action: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly response_action: 'update'; readonly view: ModalView }
  | undefined;

/** Nothing is closed before it is stored: what was written stays before the person until then. */
export async function submit(
  hearing: Hearing,
  { ack }: Request,
  { view }: ReturnType<typeof viewSubmission.parse>,
  store: () => Promise<Outcome>,
): Promise<void> {
  const shown = Object.keys(view.state.values);
  const turn = ended(store());
  const end = await inTime(turn, hearing.patience);
  if (end === 'late') {
    hearing.meanwhile(turn.then((late) => 'fault' in late && note(late.fault)));
    return ack?.(below(shown, 'This takes longer than usual. Please press again in a moment: it counts only once'));
  }
  if (!('fault' in end)) return ack?.(answered(end.result, view.private_metadata, shown));
  // Without a field to tell it at, Slack says by itself that it did not work.
  if (shown.length === 0) throw end.fault;
  note(end.fault);
  return ack?.(below(shown, `${notSaved}: what you wrote is still here`));

  function note(fault: unknown): void {
    hearing.log.error({ platform: 'slack', err: fault }, 'a form was not stored');
  }
}

/** Pure. `to` and `shown` (the ids of its inputs) are of the form that was sent. */
export function answered({ answer }: Outcome, to: string, shown: readonly string[]): Answered {
  if (!answer) return undefined;
  const form = formIn(answer);
  const errors = form?.to === to ? errorsIn(form, shown) : undefined;
  if (errors) return { response_action: 'errors', errors };
  return { response_action: 'update', view: modal(answer) ?? told(answer) };
}

/**
 * The errors by the inputs at which they are shown; undefined where there are none, or one of them belongs to a field that
 * does not stand before the person: then the form is drawn anew, with that field and the error below it.
 */
function errorsIn(form: Form, shown: readonly string[]): Record<string, string> | undefined {
  const wrong = form.fields.filter(({ error }) => error);
  const errors = wrong.flatMap(({ name, error = '' }) => {
    const id = shown.find((each) => fieldOf(each) === name);
    return id === undefined ? [] : [[id, shortened(error, limits.inputError)] as const];
  });
  return errors.length > 0 && errors.length === wrong.length ? Object.fromEntries(errors) : undefined;
}

const below = ([first = '']: readonly string[], text: string): Answered => ({
  response_action: 'errors',
  errors: { [first]: text },
});
