import type { Message, Picture } from '#core/message';
import type { ChatAdapter } from '#core/ports';
import { pathOf } from '../adapters/pictures/index.ts';

/**
 * The same adapter, which is given pictures with the address at which its platform fetches them. The adapter draws one
 * without an address as the sentence that says what it shows.
 */
export function withPictures(adapter: ChatAdapter, addressOf: (id: string) => string | undefined): ChatAdapter {
  const placed = (image: Picture): Picture => {
    const href = addressOf(image.picture);
    return href === undefined ? image : { ...image, href };
  };
  const addressed = ({ summary, blocks }: Message): Message => ({
    summary,
    blocks: blocks.map((block) => (block.kind === 'image' ? { ...block, image: placed(block.image) } : block)),
  });
  return {
    ...adapter,
    render: (message) => adapter.render(addressed(message)),
    start: (receive) =>
      adapter.start(async (incoming) => {
        const { answer, ...outcome } = await receive(incoming);
        return answer ? { ...outcome, answer: addressed(answer) } : outcome;
      }),
  };
}

/** Platforms fetch a picture by a web address, and Teams only by https; without one they show what it says. */
export const reachedAt =
  (publicUrl: string | undefined) =>
  (picture: string): string | undefined =>
    publicUrl?.startsWith('https:') ? `${publicUrl}${pathOf(picture)}` : undefined;
