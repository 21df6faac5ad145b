import type { Tx } from '../ports.ts';
import type { Actor } from './actor.ts';
import type { Action } from './can.ts';

/** Something that somebody asked for and may not have or do. */
export interface Refused {
  readonly action: Action;
  /** Absent where it is of no single programme. */
  readonly programme?: string;
  /** Id of what it was to be done to, or what was typed. */
  readonly subject: string;
}

/** Into the trail, where the office sees who tried what. */
export const noteRefused = (tx: Tx, actor: Actor, { action, programme, subject }: Refused): Promise<void> =>
  tx.trail.add({
    ...(programme === undefined ? {} : { programme }),
    actor: actor.person.id,
    via: actor.via,
    action: 'refused',
    subject: `${action} ${subject}`,
  });
