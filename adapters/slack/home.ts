import type { HomeView } from '@slack/types';
import type { Message } from '#core/message';
import type { Hearing } from './gestures.ts';
import { limits } from './limits.ts';
import { render } from './render.ts';

/**
 * Our page in Slack, App Home: the same blocks as in a message, cut where a view takes no more. What was cut off is said,
 * and stands behind the word.
 */
export function homeView(message: Message): HomeView {
  const blocks = render(message, 'modal').parts.flatMap((part) => part.blocks);
  if (blocks.length <= limits.viewBlocks) return { type: 'home', blocks };
  const rest = { type: 'plain_text', text: 'There is more: write “home” in our messages.', emoji: false } as const;
  return { type: 'home', blocks: [...blocks.slice(0, limits.viewBlocks - 1), { type: 'context', elements: [rest] }] };
}

/** Shows somebody their page. Nothing is lost if it fails: it is made anew whenever they open it. */
export async function publishHome(
  { web, log }: Pick<Hearing, 'web' | 'log'>,
  user: string,
  message: Message | undefined,
): Promise<void> {
  if (!message) return;
  try {
    await web.views.publish({ user_id: user, view: homeView(message) });
  } catch (fault) {
    log.warn({ platform: 'slack', err: fault }, 'a home page was not shown');
  }
}
