import { sayDay } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { listed } from '../../interview/about.ts';
import { sentence } from '../../message.ts';
import { alone, type Call, type Reply, refusal, type Word } from '../../words/word.ts';
import { meansWorkstream, typedAs, workstreamNamed } from '../../words/workstream.ts';
import { type Asked, askedIn } from '../asked.ts';
import { turnedTo } from '../escalation/escalated.ts';
import { escalationsIn } from '../escalation/read.ts';
import { ladder } from '../plan.ts';
import { planOf } from '../planned.ts';
import { programmesRunBy } from './programme.ts';

const off = /\s+(?:off|release|no more)$/i;

/** `hold WORKSTREAM`: nobody further is asked for it in this round, until the office lets it go on. */
export const hold: Word = {
  name: 'hold',
  usage: 'WORKSTREAM [off]',
  summary: 'asks nobody further for a workstream’s answer in this round; “off” lets it go on',
  action: 'round.run',
  examples: ['hold ict', 'hold ict off'],
  run: async (call) => {
    if (call.args === '') return held(call);
    const release = off.test(call.args);
    const typed = call.args.replace(off, '');
    const found = await workstreamNamed(call, typed, 'round.run', (id) => `hold ${id}${release ? ' off' : ''}`);
    if ('refusal' in found) return found.refusal;
    const { workstream } = found;
    const [asked] = await askedIn(call.tx, [workstream.programme], ({ id }) => id === workstream.id);
    if (!asked) return refusal(sentence(`No round is open for ${workstream.name}, so there is nothing to hold.`));
    return release ? letGo(call, asked) : keep(call, asked);
  },
  meant: (call) => meansWorkstream(call, call.args.replace(off, ''), 'round.run'),
};

async function keep(call: Call, asked: Asked): Promise<Reply> {
  const { tx, actor } = call;
  const { round, workstream, given } = asked;
  if (given) return alone(sentence(`${workstream.name} is answered, so nobody further is asked about it.`));
  const back = `“hold ${await typedAs(tx, actor, workstream)} off” lets it go on.`;
  const fresh = await tx.escalations.hold({ round: round.id, workstream: workstream.id, by: actor.person.id });
  if (!fresh) return alone(sentence(`${workstream.name} is held already. ${back}`));
  await noted(call, asked, 'escalation.held');
  const next = await nextStep(call, asked);
  const would = next === undefined ? '' : ` Without that it would have been ${next}.`;
  return alone(
    sentence(
      `Held: nobody further is asked about ${workstream.name} in this round.${would} Whoever leads it is still reminded. ${back}`,
    ),
  );
}

async function letGo(call: Call, asked: Asked): Promise<Reply> {
  const { round, workstream } = asked;
  const released = await call.tx.escalations.release(round.id, workstream.id);
  if (!released) return alone(sentence(`${workstream.name} is not held.`));
  await noted(call, asked, 'escalation.released');
  const next = await nextStep(call, asked);
  return alone(
    sentence(
      `${workstream.name} is held no more. ${next === undefined ? 'No further step is left in this round.' : `Next is ${next}.`} Steps that fell into the time of the hold are not made up for.`,
    ),
  );
}

/** `Claire Osei, the sponsor, on Friday 22 January`: the first that is still to come. */
async function nextStep({ tx, actor }: Call, asked: Asked): Promise<string | undefined> {
  const organisation = await tx.organisation();
  if (!organisation || asked.given) return undefined;
  const { programme, round, dueOn } = asked;
  const { escalations, closesOn } = planOf(programme, round, organisation, dueOn);
  const today = localDateOf(tx.now, organisation.timeZone);
  const { away } = await escalationsIn(tx, []);
  for (const step of ladder) {
    const day = escalations[step];
    const to = turnedTo(step, asked, away);
    if (!day || !to || day <= today || (closesOn && day > closesOn)) continue;
    const name = (await tx.people.get(to.person))?.name ?? to.person;
    return `${name}, the ${step}, on ${sayDay(day, localDateOf(tx.now, actor.person.timeZone))}`;
  }
  return undefined;
}

const noted = ({ tx, actor }: Call, { round, workstream }: Asked, action: string) =>
  tx.trail.add({
    programme: workstream.programme,
    actor: actor.person.id,
    via: actor.via,
    action,
    subject: `${round.id}:${workstream.id}`,
  });

/** Without a name: what is held. */
async function held(call: Call): Promise<Reply> {
  const programmes = (await programmesRunBy(call)).map(({ id }) => id);
  const asked = await askedIn(call.tx, programmes, () => true);
  const { holds } = await escalationsIn(
    call.tx,
    asked.map(({ round }) => round.id),
  );
  const names = asked
    .filter(({ round, workstream }) =>
      holds.some((each) => each.round === round.id && each.workstream === workstream.id),
    )
    .map(({ workstream }) => workstream.name);
  const now = names.length === 0 ? 'Nothing is held.' : `Held: ${listed(names)}.`;
  return alone(sentence(`${now} “hold” and the name of a workstream holds it, with “off” behind it goes on.`));
}
