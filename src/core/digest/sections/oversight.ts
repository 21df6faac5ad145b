import { type Block, paragraph } from '../../message.ts';
import type { Digest } from '../digest.ts';

/** Who takes over from this group, or from whom it has. */
export const oversight = ({ oversight }: Digest): readonly Block[] =>
  oversight.length > 0 ? [paragraph(oversight.join(' '))] : [];
