import type { Spot } from './address.ts';
import { slackCode } from './errors.ts';
import { readAll } from './read-back.ts';
import type { Desk } from './send.ts';

/**
 * Slack may show a message only after it was looked for twice, was not there, and was sent again. Of all that then stands
 * of a delivery the first stays, and what came later is deleted.
 */
export async function removeRepeats(
  desk: Desk,
  spot: Spot,
  key: string,
  since: Date,
): Promise<{ readonly stands: string; readonly removed: number } | undefined> {
  const { begun, last } = await readAll(desk, spot, key, since);
  const [stands] = last;
  if (stands === undefined) return undefined;
  const later = [...begun, last].flatMap((repeats) => repeats?.slice(1) ?? []);
  for (const ts of later)
    await desk.web.chat.delete({ channel: spot.channel, ts }).catch((fault: unknown) => {
      // Somebody else was faster.
      if (slackCode(fault) !== 'message_not_found') throw fault;
    });
  const ids = [...begun.map((repeats) => repeats?.[0]), stands].filter((ts) => ts !== undefined);
  return { stands: ids.join(','), removed: later.length };
}
