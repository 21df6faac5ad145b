import type { RespondFn } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { Message } from '#core/message';
import type { Log } from '#core/ports';
import { limits } from './limits.ts';
import type { Pressed } from './parse-gestures.ts';
import type { ButtonValue } from './payloads.ts';
import { render } from './render.ts';

/** What a person is told whose gesture Slack will not repeat by itself. */
export const notSaved = 'Not saved, please press again';

/** What one person alone sees, where they made the gesture. */
export interface Spoken {
  readonly response_type: 'ephemeral';
  readonly replace_original: false;
  readonly thread_ts?: string;
  readonly text: string;
  readonly blocks?: never[];
}

export const said = (text: string): Spoken => ({ response_type: 'ephemeral', replace_original: false, text });

/** How often Slack takes something at one response address. */
const most = 5;
const more = 'There is more than fits here. Please ask me for it in our direct message.';

export function spoken(message: Message | undefined, { thread, under }: Pressed = {}): Spoken[] {
  if (!message) return [];
  const parts = render(message).parts.map(({ text, blocks }) => ({
    ...said(text),
    ...(thread === undefined ? {} : { thread_ts: thread }),
    blocks: belonging(blocks, under) as never[],
  }));
  return parts.length > most ? [...parts.slice(0, most - 1), said(more)] : parts;
}

/** With buttons that know to which thread they belong: an answer that one person sees does not tell by itself. */
export function belonging(blocks: readonly KnownBlock[], under: string | undefined): KnownBlock[] {
  if (under === undefined) return [...blocks];
  return blocks.map((block) => {
    if (block.type !== 'actions') return block;
    const elements = block.elements.map((element) => {
      if (element.type !== 'button' || element.value === undefined) return element;
      const value = JSON.stringify({ ...(JSON.parse(element.value) as ButtonValue), under } satisfies ButtonValue);
      return value.length > limits.buttonValue ? element : { ...element, value };
    });
    return { ...block, elements };
  });
}

/** Says the parts through the response address, which Slack accepts five times within half an hour. */
export async function tell(log: Log, respond: RespondFn | undefined, parts: readonly Spoken[]): Promise<void> {
  try {
    for (const part of parts) await respond?.(part);
  } catch (fault) {
    log.warn({ platform: 'slack', err: fault }, 'an answer could not be shown to the person who asked');
  }
}
