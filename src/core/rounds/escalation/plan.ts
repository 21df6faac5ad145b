import { awayNow } from '../../absence/asked-now.ts';
import type { LocalDate } from '../../calendar/local-date.ts';
import type { NewDelivery } from '../../outbox/delivery.ts';
import type { Tx } from '../../ports.ts';
import type { RoundDue } from '../due.ts';
import type { Escalation } from '../plan.ts';
import type { Round } from '../round.ts';
import { notBefore } from './before-sponsor.ts';
import { type TurnedTo, turnedTo, whose } from './escalated.ts';
import { ofHabit, waitingFor } from './waiting.ts';

/** `about` of what asks somebody for an answer that is not theirs to give first. */
export type EscalateAbout = TurnedTo & {
  readonly programme: string;
  readonly round: string;
  readonly step: Escalation;
  /** Of workstreams that were due on this day. */
  readonly dueOn: LocalDate;
  /** When it was due itself: nothing late pretends to be on time. */
  readonly due: string;
  /** The day on which the sponsor is asked, where that is still to come. */
  readonly sponsorOn?: LocalDate;
};

/**
 * Plans one message for each person whom a step turns to, as the hours of this habit begin. Ids only: for what they are
 * asked is decided when it is sent.
 */
export async function escalate(tx: Tx, round: Round, due: RoundDue): Promise<void> {
  const { escalation: step, plan } = due;
  if (!step) return;
  const waiting = await waitingFor(tx, round, plan.dueOn);
  const principals = await ofHabit(
    tx,
    due,
    waiting.flatMap((asked) => whose(step, asked) ?? []),
  );
  if (principals.length === 0) return;
  const here = new Set(principals.map(({ key }) => key));
  const away = await awayNow(tx);
  const turned = waiting
    .filter((asked) => here.has(whose(step, asked) ?? ''))
    .flatMap((asked) => turnedTo(step, asked, away) ?? []);
  const at = step === 'sponsor' ? await notBefore(tx, round.id, plan.dueOn, due) : due.at;
  const { sponsor } = plan.escalations;
  const keyOf = (to: TurnedTo) =>
    `escalate/${round.id}/${plan.dueOn}/${step}/${to.for === undefined ? '' : `${to.for}/`}${to.person}`;
  await tx.deliveries.add(
    [...new Map(turned.map((to) => [keyOf(to), to]))].map(
      ([key, to]): NewDelivery => ({
        key,
        kind: 'escalate',
        about: {
          ...to,
          programme: round.programme,
          round: round.id,
          step,
          dueOn: plan.dueOn,
          due: at.toISOString(),
          ...(step !== 'sponsor' && sponsor ? { sponsorOn: sponsor } : {}),
        } satisfies EscalateAbout,
        reader: { person: to.person },
        urgent: false,
        dueAt: at,
      }),
    ),
  );
}
