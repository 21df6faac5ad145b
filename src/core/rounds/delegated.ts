import { sayDay } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { whoSees } from '../interview/about.ts';
import { buttons, footnote, paragraph, sentence } from '../message.ts';
import type { Delivery, NewDelivery } from '../outbox/delivery.ts';
import type { Composed, Kind } from '../outbox/kinds.ts';
import type { Tx } from '../ports.ts';
import { type Asked, askedIn } from './asked.ts';
import { audienceOf } from './audience.ts';
import { startButtons } from './left.ts';

type About = {
  readonly programme: string;
  readonly round: string;
  readonly workstream: string;
  readonly person: string;
  readonly by: string;
};

/** Somebody is asked to answer in the lead's place. Asked again after it was taken back, they are told again. */
export const delegationTo = ({ round, workstream }: Asked, person: string, by: string, at: Date): NewDelivery => ({
  key: `delegated/${round.id}/${workstream.id}/${person}/${at.toISOString()}`,
  kind: 'delegated',
  about: { programme: workstream.programme, round: round.id, workstream: workstream.id, person, by } satisfies About,
  reader: { person },
  urgent: false,
});

/** Whoever was told of it is told that it is theirs no more: it was taken back, or somebody else is asked. */
export const delegationEnded = (asked: Asked, by: string, at: Date): NewDelivery | undefined => {
  const { round, workstream, delegatedTo: person, delegatedAt } = asked;
  if (person === undefined || delegatedAt === undefined || person === by) return undefined;
  const told = delegationTo(asked, person, by, delegatedAt).key;
  return {
    key: `delegation-ended/${round.id}/${workstream.id}/${person}/${at.toISOString()}`,
    kind: 'delegation-ended',
    about: {
      programme: workstream.programme,
      round: round.id,
      workstream: workstream.id,
      person,
      by,
      told,
    } satisfies Ended,
    reader: { person },
    urgent: false,
  };
};

type Ended = About & { /** The key of the message that told them. */ readonly told: string };

export const ended: Kind = { compose: composeEnded, keepsHours: true, whenUnknown: 'repeat', whenAway: 'drop' };

async function composeEnded(tx: Tx, { about }: Delivery): Promise<Composed> {
  const { programme, round, workstream, person, by, told } = about as Ended;
  const before = await tx.deliveries.get(told);
  if (before?.status !== 'sent' && before?.status !== 'unknown') return { cancel: 'they were not told of it before' };
  const [asked] = await askedIn(tx, [programme], (each) => each.id === workstream);
  if (asked?.round.id !== round) return { cancel: 'the round is closed' };
  if (asked.given) return { cancel: 'it is answered' };
  if (asked.delegatedTo === person) return { cancel: 'they are asked once more' };
  const [who] = await tx.people.many([by]);
  const done = asked.delegatedTo === undefined ? 'has taken it back' : 'has asked somebody else';
  return {
    message: sentence(
      `You need not answer for ${asked.workstream.name} any more: ${who?.name ?? by} ${done}.${asked.draft ? ' What is answered so far is kept.' : ''}`,
    ),
  };
}

export const delegated: Kind = { compose, keepsHours: true, whenUnknown: 'repeat', whenAway: 'drop' };

async function compose(tx: Tx, { about }: Delivery): Promise<Composed> {
  const { programme, round, workstream, person, by } = about as About;
  const [asked] = await askedIn(tx, [programme], (each) => each.id === workstream);
  if (asked?.round.id !== round || asked.delegatedTo !== person)
    return { cancel: 'it was taken back, or the round is closed' };
  if (asked.given) return { cancel: 'it is answered' };
  const people = await tx.people.many([by, person]);
  const nameOf = (key: string) => people.find((each) => each.key === key)?.name ?? key;
  const zone = people.find((each) => each.key === person)?.timeZone ?? (await tx.organisation())?.timeZone;
  const due = sayDay(asked.round.dueOn, localDateOf(tx.now, zone ?? 'Europe/London'));
  const { name } = asked.workstream;
  const begun = asked.draft ? ' It is begun; what is answered already is there.' : '';
  const summary = `${nameOf(by)} asks you to answer for ${name}, due ${due}.`;
  return {
    message: {
      summary,
      blocks: [
        paragraph(`${nameOf(by)} asks you to answer for `, { bold: name }, ` in their place, due ${due}.${begun}`),
        paragraph(`${whoSees(await audienceOf(tx, asked.workstream))} The update will say that you answered for them.`),
        buttons(...startButtons([asked]), { label: 'Later', say: 'Later' }),
        footnote(`If it is not yours to answer, please tell ${nameOf(by)}: they can take it back.`),
      ],
    },
  };
}
