import { can } from '../../access/can.ts';
import { buttons, type Message, paragraph, sentence } from '../../message.ts';
import type { NewDelivery } from '../../outbox/delivery.ts';
import type { Workstream } from '../../programme/nouns.ts';
import type { Person } from '../../programme/person.ts';
import { personNamed } from '../../words/person.ts';
import { which } from '../../words/which.ts';
import { type Call, direct, type Reply, refusal, type Word } from '../../words/word.ts';
import { beginsWithWorkstream, meansWorkstream, subjectOf, typedAs, workstreamNamed } from '../../words/workstream.ts';
import { type Asked, askedIn, askedOf } from '../asked.ts';
import { delegationEnded, delegationTo } from '../delegated.ts';
import { namesAmong } from '../left.ts';

/** `delegate WORKSTREAM @person`: somebody else is asked in the lead's place; who answered for whom is kept. */
export const delegate: Word = {
  name: 'delegate',
  alsoTyped: ['ask someone else'],
  usage: '[workstream] [@person]',
  summary: 'ask somebody else to answer in your place, in this round',
  action: 'workstream.delegate',
  examples: ['delegate customer-focus @ben', 'delegate customer-focus back'],
  run: async (call) => {
    if (call.args === '') return ofMine(call);
    const { typed, rest: person } = await beginsWithWorkstream(call, 'workstream.delegate');
    const found = await workstreamNamed(call, typed, 'workstream.delegate', (id) => `delegate ${id} ${person}`.trim());
    if ('refusal' in found) return found.refusal;
    const { workstream } = found;
    const [asked] = await askedIn(call.tx, [workstream.programme], (each) => each.id === workstream.id);
    if (!asked)
      return direct(sentence(`${workstream.name} is not being asked about at the moment: no round is open for it.`));
    return person === '' ? direct(await whom(call, asked)) : pass(call, asked, person);
  },
  meant: async (call) =>
    meansWorkstream(call, (await beginsWithWorkstream(call, 'workstream.delegate')).typed, 'workstream.delegate'),
};

/** Without a name: which of theirs. */
async function ofMine(call: Call): Promise<Reply> {
  const mine = (await askedOf(call.tx, call.actor.roles)).filter(
    ({ workstream, given }) => !given && can(call.actor, 'workstream.delegate', subjectOf(workstream)),
  );
  const [only] = mine;
  if (!only) return direct(sentence('Nothing that is yours to pass on waits for an answer at the moment.'));
  if (mine.length === 1) return direct(await whom(call, only));
  const nameOf = namesAmong(mine);
  const choices: { id: string; name: string }[] = [];
  for (const asked of mine)
    choices.push({ id: await typedAs(call.tx, call.actor, asked.workstream), name: nameOf(asked) });
  return direct(which('For which workstream should somebody else answer?', choices, (id) => `delegate ${id}`));
}

/** Who could answer: the deputy a press away, anybody else by name. */
async function whom({ tx, actor }: Call, { workstream, delegatedTo }: Asked): Promise<Message> {
  const [deputy] = await tx.people.many(workstream.deputy ? [workstream.deputy] : []);
  const standing = delegatedTo === undefined ? undefined : (await tx.people.many([delegatedTo]))[0];
  const now = standing ? ` ${standing.name} is asked at present.` : '';
  const summary = `Who should answer for ${workstream.name}?${now} What is answered so far goes with it, and the update will say who answered for whom.`;
  const typed = `delegate ${workstream.id}`;
  await tx.people.setFocus(actor.person.id, { restOf: typed });
  const choices = [
    ...(deputy ? [{ label: `Ask ${deputy.name}, the deputy`.slice(0, 75), say: `${typed} ${deputy.key}` }] : []),
    ...(standing ? [{ label: 'Take it back', say: `${typed} back` }] : []),
  ];
  return {
    summary,
    blocks: [
      paragraph(summary),
      ...(choices.length > 0 ? [buttons(...choices)] : []),
      paragraph(choices.length > 0 ? 'Or write the name of somebody else.' : 'Please write their name.'),
    ],
  };
}

async function pass(call: Call, asked: Asked, person: string): Promise<Reply> {
  const { tx, actor } = call;
  const { workstream } = asked;
  const typed = person.replace(/^@/, '');
  if (/^(?:back|me|myself|nobody)$/i.test(typed)) return takeBack(call, asked);
  const found = await personNamed(tx, typed, actor.via);
  if ('many' in found)
    return refusal(
      which(
        `“${typed}” could be several people. Whom do you mean?`,
        found.many,
        (id) => `delegate ${workstream.id} ${id}`,
      ),
    );
  if ('none' in found) {
    await tx.people.setFocus(actor.person.id, { restOf: `delegate ${workstream.id}` });
    return refusal(
      sentence(
        `I know nobody called “${typed.slice(0, 80)}”. You could write a name, an e-mail address or a mention of somebody whom the programme file has; the programme office adds people.`,
      ),
    );
  }
  const to = found.one;
  const refused = mayNotAnswer(workstream, to);
  if (refused) return refusal(sentence(refused));
  if (workstream.lead.includes(to.key)) return takeBack(call, asked);
  if (asked.delegatedTo === to.key) return direct(sentence(`${to.name} is asked for ${workstream.name} already.`));
  await tx.delegations.add({ round: asked.round.id, workstream: workstream.id, to: to.key, by: actor.person.id });
  await tx.deliveries.add([delegationTo(asked, to.key, actor.person.id, tx.now), ...endOf(call, asked)]);
  await noted(call, asked, to.key);
  return direct(
    sentence(
      `${to.name} is asked to answer for ${workstream.name}, and the update will say so. You can still answer yourself; “delegate ${await typedAs(tx, actor, workstream)} back” takes it back.${await whatStays(call, workstream, to)}`,
    ),
  );
}

/** Items that are sensitive are asked of nobody who may not read them (access/can.ts); the lead is told. */
async function whatStays({ tx }: Call, workstream: Workstream, to: Person): Promise<string> {
  const readers = [...workstream.lead, workstream.deputy, workstream.director];
  if (readers.includes(to.key)) return '';
  const items = await tx.programmes.sensitiveItems(workstream.programme);
  const own = items.some(({ id }) => id.startsWith(`${workstream.id}/`));
  return own ? ` They are not asked about items that are sensitive: these stay with you.` : '';
}

/** Sensitive workstreams stay with those who may read them; councillors and partners are asked nothing in a lead's place. */
function mayNotAnswer(workstream: Workstream, to: Person): string | undefined {
  const readers = [...workstream.lead, workstream.deputy, workstream.director];
  if (to.kind === 'councillor')
    return `${to.name} is a councillor, and is not asked for updates. You could name an officer.`;
  if (to.kind === 'partner' && !readers.includes(to.key))
    return `${to.name} is with a partner, who sees only what is approved. You could name an officer.`;
  if (workstream.sensitive && !readers.includes(to.key))
    return `${workstream.name} is sensitive: only its lead, deputy and director may read it, so ${to.name} cannot be asked. The programme office can change that.`;
  return undefined;
}

async function takeBack(call: Call, asked: Asked): Promise<Reply> {
  const { workstream } = asked;
  if (asked.delegatedTo === undefined) return direct(sentence(`${workstream.name} is with its lead already.`));
  await call.tx.delegations.end(asked.round.id, workstream.id);
  await call.tx.deliveries.add(endOf(call, asked));
  await noted(call, asked, undefined);
  return direct(
    sentence(
      `${workstream.name} is with its lead again. “update ${await typedAs(call.tx, call.actor, workstream)}” goes on with it.`,
    ),
  );
}

/** What whoever was asked until now is told. */
function endOf({ tx, actor }: Call, asked: Asked): readonly NewDelivery[] {
  const end = delegationEnded(asked, actor.person.id, tx.now);
  return end ? [end] : [];
}

async function noted({ tx, actor }: Call, { round, workstream, delegatedTo }: Asked, to: string | undefined) {
  await tx.trail.add({
    programme: workstream.programme,
    actor: actor.person.id,
    via: actor.via,
    action: to === undefined ? 'delegation.ended' : 'delegation.made',
    subject: `${round.id}:${workstream.id}`,
    ...(delegatedTo === undefined ? {} : { before: { to: delegatedTo } }),
    ...(to === undefined ? {} : { after: { to } }),
  });
}
