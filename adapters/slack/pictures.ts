import type { KnownBlock } from '@slack/types';
import { WebAPIPlatformError } from '@slack/web-api';
import type { SlackPart } from './render.ts';

/**
 * Slack fetches pictures before it posts, and refuses the whole message when it cannot reach one
 * (https://docs.slack.dev/reference/block-kit/blocks/image-block). Nothing was posted then, and what the picture says is
 * posted in its place: a reader misses a picture, and no answer.
 */
export async function orWithoutPictures<T>(part: SlackPart, put: (part: SlackPart) => Promise<T>): Promise<T> {
  try {
    return await put(part);
  } catch (fault) {
    const isForm = fault instanceof WebAPIPlatformError && fault.data.error === 'invalid_blocks';
    if (!isForm || !part.blocks.some(({ type }) => type === 'image')) throw fault;
    return put({ ...part, blocks: part.blocks.map(inWords) });
  }
}

const inWords = (block: KnownBlock): KnownBlock =>
  block.type === 'image'
    ? {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: block.alt_text }] }],
      }
    : block;
