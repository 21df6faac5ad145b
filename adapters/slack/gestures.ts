import type { RespondFn, SlashCommand } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Outcome, Receive } from '#core/incoming';
import type { Log } from '#core/ports';
import { publishHome } from './home.ts';
import { inTime } from './in-time.ts';
import { open } from './opening.ts';
import { type Ourselves, parse } from './parse.ts';
import { formWanted, pressedIn } from './parse-gestures.ts';
import { viewSubmission } from './payloads.ts';
import { type Answered, submit } from './submission.ts';
import { notSaved, type Spoken, said, spoken, tell } from './telling.ts';

/** What a person is told whose command takes longer than Slack waits. */
const working = 'I am working on it. The answer follows here.';

/** One request of Slack, as Bolt hands it over. Events have no `ack`: Slack knows them taken when nothing rejects. */
export interface Request {
  readonly body: object;
  readonly ack?: (answer?: Spoken | Answered) => Promise<void>;
  readonly respond?: RespondFn;
}

export interface Hearing {
  readonly receive: Receive;
  ourselves(): Ourselves | undefined;
  /** For forms, which are shown at the gesture itself and not sent. */
  readonly web: Pick<WebClient, 'views'>;
  /**
   * Milliseconds after which a gesture is told that its answer follows. Slack gives up after 3,000, and what we then do
   * takes its time too.
   */
  readonly patience: number;
  readonly log: Log;
  /** Something that goes on after the acknowledgement and must end before we stop. */
  meanwhile(work: Promise<unknown>): void;
}

/**
 * Takes one request: what it says goes to the core, and only when that has stored it is Slack told so. Rejects when an
 * event was not stored, so that Slack delivers it again; a press, a command or a form is told so at once instead.
 */
export async function hear(hearing: Hearing, request: Request): Promise<void> {
  const { ack, body, respond } = request;
  const store = async (): Promise<Outcome> => {
    const ourselves = hearing.ourselves();
    if (!ourselves) throw new Error('Slack has not told yet who we are');
    let outcome: Outcome = {};
    for (const incoming of parse(body, ourselves, new Date())) {
      const led = await hearing.receive(incoming);
      if (incoming.what.kind === 'opened-home') hearing.meanwhile(publishHome(hearing, incoming.from.id, led.answer));
      else outcome = led;
    }
    return outcome;
  };
  if (!ack) return void (await store());
  if (isCommand(body)) return command(hearing, ack, respond, store);
  const sent = viewSubmission.safeParse(body);
  if (sent.success) return submit(hearing, request, sent.data, store);
  const form = formWanted(body);
  if (form) return open(hearing, request, form.trigger, store);
  return press(hearing, request, store);
}

type Store = () => Promise<Outcome>;

/** The answer to a command stands in the acknowledgement, or follows it when it takes longer than Slack waits. */
async function command(
  hearing: Hearing,
  ack: NonNullable<Request['ack']>,
  respond: RespondFn | undefined,
  store: Store,
): Promise<void> {
  const answer = store().then(
    (outcome) => spoken(outcome.answer),
    (fault) => {
      hearing.log.error({ platform: 'slack', err: fault }, 'a command was not stored');
      return [said(notSaved)];
    },
  );
  const first = await inTime(answer, hearing.patience);
  if (first === 'late') {
    await ack(said(working));
    hearing.meanwhile(answer.then((parts) => tell(hearing.log, respond, parts)));
  } else {
    const [now, ...rest] = first;
    await ack(now);
    if (rest.length > 0) hearing.meanwhile(tell(hearing.log, respond, rest));
  }
}

async function press(hearing: Hearing, { ack, body, respond }: Request, store: Store): Promise<void> {
  let outcome: Outcome;
  try {
    outcome = await store();
  } catch (fault) {
    // Without a way to tell them, Slack shows its own warning beside the button.
    if (!respond) throw fault;
    hearing.log.error({ platform: 'slack', err: fault }, 'a press was not stored');
    await respond(said(notSaved));
    return ack?.();
  }
  await ack?.();
  if (outcome.answer) hearing.meanwhile(tell(hearing.log, respond, spoken(outcome.answer, pressedIn(body))));
}

function isCommand(body: object): boolean {
  return 'command' in (body as Partial<SlashCommand>);
}
