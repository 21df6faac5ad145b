import type { ModalView } from '@slack/types';
import type { Outcome } from '#core/incoming';
import { joined, type Message, sentence } from '#core/message';
import { slackCode } from './errors.ts';
import type { Hearing, Request } from './gestures.ts';
import { ended, inTime } from './in-time.ts';
import { modal, told } from './modal.ts';
import { pressedIn } from './parse-gestures.ts';
import { notSaved, said, spoken, tell } from './telling.ts';

/**
 * The press of a button that opens a form. Slack lets a press open one thing, once, within three seconds. As a rule the form
 * is stored and composed within hundredths of a second, so it is opened as it is: opening an empty one first, as is often
 * advised, would cost everybody a second call and a flicker, and show a form to people who are then refused it. Only when
 * the store is slow is the trigger spent on "One moment…", which is replaced when there is an answer. Whatever goes wrong,
 * the person gets the message, with a button that opens the form anew.
 */
export async function open(
  hearing: Hearing,
  { ack, body, respond }: Request,
  trigger: string | undefined,
  store: () => Promise<Outcome>,
): Promise<void> {
  const turn = ended(store());
  const first = await inTime(turn, hearing.patience);
  const waiting = first === 'late' && trigger !== undefined ? await openWaiting(hearing, trigger) : undefined;
  const end = first === 'late' ? await turn : first;
  if ('fault' in end) {
    // Without a way to tell them, Slack shows its own warning beside the button.
    if (!waiting && !respond) throw end.fault;
    hearing.log.error({ platform: 'slack', err: end.fault }, 'a press was not stored');
    const alone = () => respond?.(said(notSaved));
    await (waiting ? replace(hearing, waiting, told(sentence(notSaved))).catch(alone) : alone());
    return ack?.();
  }
  await ack?.();
  hearing.meanwhile(show(end.result));

  async function show({ answer, became }: Outcome): Promise<void> {
    const form = answer && modal(answer);
    try {
      if (waiting) return await replace(hearing, waiting, form ?? told(answer ?? sentence(elsewhere)));
      if (!form) return await tell(hearing.log, respond, spoken(answer, pressedIn(body)));
      await hearing.web.views.open({ trigger_id: trigger ?? '', view: form });
    } catch (fault) {
      // Delivered twice by Slack: the first has opened it.
      if (became === 'repeated' && slackCode(fault) === 'exchanged_trigger_id') return;
      hearing.log.warn({ platform: 'slack', err: fault }, 'a form did not open, and was offered again');
      await tell(hearing.log, respond, spoken(answer && again(answer), pressedIn(body)));
    }
  }
}

const elsewhere = 'The answer follows in our conversation.';

const again = (answer: Message): Message =>
  joined([sentence('If the form did not open, press the button below.'), answer]);

/** The view that stands, as views.update wants it named. */
interface Standing {
  readonly view_id: string;
  readonly hash?: string;
}

async function openWaiting({ web, log }: Hearing, trigger: string): Promise<Standing | undefined> {
  try {
    const { view } = await web.views.open({ trigger_id: trigger, view: told(sentence('One moment…')) });
    return view?.id === undefined ? undefined : { view_id: view.id, ...(view.hash && { hash: view.hash }) };
  } catch (fault) {
    log.warn({ platform: 'slack', err: fault }, 'a form did not open');
    return undefined;
  }
}

async function replace({ web }: Hearing, standing: Standing, view: ModalView): Promise<void> {
  await web.views.update({ ...standing, view });
}
