import type { RespondFn } from '@slack/bolt';
import type { Message } from '#core/message';
import type { Log } from '#core/ports';
import { render } from './render.ts';

/** What a person is told whose gesture Slack will not repeat by itself. */
export const notSaved = 'Not saved, please press again';

/** What one person alone sees, where they made the gesture. */
export interface Spoken {
  readonly response_type: 'ephemeral';
  readonly replace_original: false;
  readonly text: string;
  readonly blocks?: never[];
}

export const said = (text: string): Spoken => ({ response_type: 'ephemeral', replace_original: false, text });

export function spoken(message: Message | undefined): Spoken[] {
  if (!message) return [];
  return render(message).parts.map(({ text, blocks }) => ({ ...said(text), blocks: [...blocks] as never[] }));
}

/** Says the parts through the response address, which Slack accepts five times within half an hour. */
export async function tell(log: Log, respond: RespondFn | undefined, parts: readonly Spoken[]): Promise<void> {
  try {
    for (const part of parts) await respond?.(part);
  } catch (fault) {
    log.warn({ platform: 'slack', err: fault }, 'an answer could not be shown to the person who asked');
  }
}
