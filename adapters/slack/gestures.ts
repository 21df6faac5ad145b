import type { RespondFn, SlashCommand } from '@slack/bolt';
import type { Outcome, Receive } from '#core/incoming';
import type { Log } from '#core/ports';
import { type Ourselves, parse } from './parse.ts';
import { render } from './render.ts';

/** What a person is told whose gesture Slack will not repeat by itself. */
const notSaved = 'Not saved, please press again';
const working = 'I am working on it. The answer follows here.';

/** One request of Slack, as Bolt hands it over. Events have no `ack`: Slack knows them taken when nothing rejects. */
export interface Request {
  readonly body: object;
  readonly ack?: (answer?: Spoken) => Promise<void>;
  readonly respond?: RespondFn;
}

/** What one person alone sees, where they made the gesture. */
interface Spoken {
  readonly response_type: 'ephemeral';
  readonly replace_original: false;
  readonly text: string;
  readonly blocks?: never[];
}

export interface Hearing {
  readonly receive: Receive;
  ourselves(): Ourselves | undefined;
  /** Milliseconds after which a command is told that its answer follows; Slack gives up after 3,000. */
  readonly patience: number;
  readonly log: Log;
  /** Something that goes on after the acknowledgement and must end before we stop. */
  meanwhile(work: Promise<unknown>): void;
}

/**
 * Takes one request: what it says goes to the core, and only when that has stored it is Slack told so. Rejects when an
 * event was not stored, so that Slack delivers it again; a press or command is told so at once instead.
 */
export async function hear(hearing: Hearing, request: Request): Promise<void> {
  const { ack } = request;
  const store = async (): Promise<Outcome> => {
    const ourselves = hearing.ourselves();
    if (!ourselves) throw new Error('Slack has not told yet who we are');
    let outcome: Outcome = {};
    for (const incoming of parse(request.body, ourselves, new Date())) outcome = await hearing.receive(incoming);
    return outcome;
  };
  if (!ack) await store();
  else if (isCommand(request.body)) await command(hearing, ack, request.respond, store);
  else await press(hearing, ack, request.respond, store);
}

type Store = () => Promise<Outcome>;

/** The answer to a command stands in the acknowledgement, or follows it when it takes longer than Slack waits. */
async function command(
  hearing: Hearing,
  ack: NonNullable<Request['ack']>,
  respond: RespondFn | undefined,
  store: Store,
): Promise<void> {
  const answer = store().then(spoken, (fault) => {
    hearing.log.error({ platform: 'slack', err: fault }, 'a command was not stored');
    return [said(notSaved)];
  });
  const late = after(hearing.patience);
  const first = await Promise.race([answer, late.over]);
  late.cancel();
  if (first === 'late') {
    await ack(said(working));
    hearing.meanwhile(answer.then((parts) => tell(hearing.log, respond, parts)));
  } else {
    const [now, ...rest] = first;
    await ack(now);
    if (rest.length > 0) hearing.meanwhile(tell(hearing.log, respond, rest));
  }
}

async function press(
  hearing: Hearing,
  ack: NonNullable<Request['ack']>,
  respond: RespondFn | undefined,
  store: Store,
): Promise<void> {
  let outcome: Outcome;
  try {
    outcome = await store();
  } catch (fault) {
    // Without a way to tell them, Slack shows its own warning beside the button.
    if (!respond) throw fault;
    hearing.log.error({ platform: 'slack', err: fault }, 'a press was not stored');
    await respond(said(notSaved));
    return ack();
  }
  await ack();
  if (outcome.answer) hearing.meanwhile(tell(hearing.log, respond, spoken(outcome)));
}

/** Says the parts through the response address, which Slack accepts five times within half an hour. */
async function tell(log: Log, respond: RespondFn | undefined, parts: readonly Spoken[]): Promise<void> {
  try {
    for (const part of parts) await respond?.(part);
  } catch (fault) {
    log.warn({ platform: 'slack', err: fault }, 'an answer could not be shown to the person who asked');
  }
}

function spoken({ answer }: Outcome): Spoken[] {
  return answer
    ? render(answer).parts.map(({ text, blocks }) => ({ ...said(text), blocks: [...blocks] as never[] }))
    : [];
}

const said = (text: string): Spoken => ({ response_type: 'ephemeral', replace_original: false, text });

function isCommand(body: object): boolean {
  return 'command' in (body as Partial<SlashCommand>);
}

function after(milliseconds: number): { readonly over: Promise<'late'>; cancel(): void } {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), milliseconds);
  });
  return { over, cancel: () => clearTimeout(timer) };
}
