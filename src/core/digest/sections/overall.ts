import { sayShort } from '../../calendar/say.ts';
import { type Block, paragraph } from '../../message.ts';
import { sayOverall } from '../../overall/said.ts';
import { sayCounts } from '../counts.ts';
import type { Digest } from '../digest.ts';
import type { Room } from './section.ts';
import { overWhat } from './turn.ts';

/** The worst and the counts, and those of last time; what somebody says of the whole; and Greens over what is not green. */
export function overall(digest: Digest, { lines }: Room): readonly Block[] {
  const { overall: set, worst, today, overRed } = digest;
  const named = overRed.slice(0, lines).map((turn) => `${turn.workstream.name} (${overWhat(turn)})`);
  const more = overRed.length > lines ? `, and ${overRed.length - lines} more` : '';
  return [
    paragraph(counted(digest)),
    ...(set ? [paragraph(sayOverall(set, worst, today))] : []),
    ...(named.length > 0 ? [paragraph(`Green, but not all of it: ${named.join(', ')}${more}.`)] : []),
  ];
}

/** `8 workstreams: 1 Red, 7 Green (last time, 11 January: 8 Green)`. */
export function counted({ size, counts, before, today }: Pick<Digest, 'size' | 'counts' | 'before' | 'today'>): string {
  const last = before ? ` (last time, ${sayShort(before.on, today)}: ${sayCounts(before.counts)})` : '';
  return `${size} ${size === 1 ? 'workstream' : 'workstreams'}: ${sayCounts(counts)}${last}`;
}
