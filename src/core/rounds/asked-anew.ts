import { sayInPlace } from '../absence/say.ts';
import { sayDay } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { listed } from '../interview/about.ts';
import { buttons, paragraph, sentence } from '../message.ts';
import type { Delivery } from '../outbox/delivery.ts';
import type { Composed, Kind } from '../outbox/kinds.ts';
import type { Tx } from '../ports.ts';
import { sayPeriod } from '../programme/period.ts';
import { type Asked, askedIn, askedOf, isTheirs } from './asked.ts';
import { howFar } from './how-far.ts';
import { namesAmong, startButtons } from './left.ts';
import { type ReplacedAbout, toldSoFar } from './replaced.ts';

/** To whoever is asked from now on: one message for all that is new, with what is answered and who was asked before. */
export const askedAnew: Kind = { compose, keepsHours: true, whenUnknown: 'repeat', whenAway: 'drop' };
/** To whoever was asked: once, that they need not answer any more. */
export const askedNoMore: Kind = { compose: composeNoMore, keepsHours: true, whenUnknown: 'repeat', whenAway: 'drop' };

async function compose(tx: Tx, delivery: Delivery): Promise<Composed> {
  const { person } = delivery.about as ReplacedAbout;
  const actor = await tx.people.actor(person, 'schedule');
  if (!actor) return { cancel: 'the person has no role any more' };
  const others = await tx.deliveries.companions(delivery);
  const abouts = [delivery, ...others].map((each) => each.about as ReplacedAbout);
  const asked: Asked[] = [];
  const before = new Map<string, readonly string[]>();
  for (const each of (await askedOf(tx, actor.roles)).filter((one) => !one.given && isTheirs(one, person))) {
    const about = abouts.find(({ round, workstream }) => round === each.round.id && workstream === each.workstream.id);
    if (!about || (await isPrompted(tx, about))) continue;
    asked.push(each);
    before.set(each.workstream.id, about.before);
  }
  const [first] = asked;
  if (!first) return { cancel: 'it is answered, asked of somebody else, or said in the prompt' };
  const today = localDateOf(tx.now, actor.person.timeZone);
  const far = await howFar(tx, actor, asked);
  const names = new Map((await tx.people.many([...before.values()].flat())).map(({ key, name }) => [key, name]));
  const nameOf = namesAmong(asked);
  const lines = asked.map((each) => {
    const was = (before.get(each.workstream.id) ?? []).map((key) => names.get(key) ?? key);
    const { answered = 0, of = 0 } = far(each) ?? {};
    const by =
      was.length === 0 ? 'Nobody was asked before' : `${listed(was)} ${was.length === 1 ? 'was' : 'were'} asked before`;
    const stands =
      each.draft && answered > 0
        ? `${answered} of ${of} questions are answered, and go on where they stopped`
        : 'nothing is answered so far';
    return `${by}; ${stands}.`;
  });
  const led = asked.filter(({ workstream }) => workstream.lead.includes(person));
  const periods = listed([...new Set(asked.map(({ round }) => sayPeriod(round.period)))]);
  const due = sayDay(asked.map(({ dueOn }) => dueOn).sort()[0]!, today);
  const summary = `${led.length > 0 ? `You lead ${listed(led.map(nameOf))} now.` : `You are asked for ${listed(asked.map(nameOf))} now.`} The update for ${periods} is due ${due}.`;
  return {
    message: {
      summary,
      blocks: [
        paragraph(summary),
        ...(await sayInPlace(tx, asked, person, today)).map((line) => paragraph(line)),
        ...asked.map((each, at) => paragraph({ bold: nameOf(each) }, `: ${lines[at]}`)),
        buttons(
          ...startButtons(asked).slice(0, 5),
          { label: 'Later', say: 'Later' },
          { label: 'Ask someone else', say: 'Ask someone else' },
        ),
      ],
    },
    keep: (tx) => tx.deliveries.sayWith(delivery, others),
  };
}

/** The prompt of the round comes, or came, after the change, and says it. */
async function isPrompted(tx: Tx, { round, person, at }: ReplacedAbout): Promise<boolean> {
  const prompt = await tx.deliveries.get(`ask/${round}/${person}`);
  if (prompt?.status === 'sent') return prompt.settledAt !== undefined && prompt.settledAt.toISOString() >= at;
  return prompt?.status === 'pending' || prompt?.status === 'sending';
}

async function composeNoMore(tx: Tx, delivery: Delivery): Promise<Composed> {
  const { person, round, programme, workstream } = delivery.about as ReplacedAbout;
  if (!(await tx.people.actor(person, 'schedule'))) return { cancel: 'the person has left' };
  const [asked] = (await askedIn(tx, [programme], ({ id }) => id === workstream)).filter(
    (each) => each.round.id === round,
  );
  if (!asked || asked.given) return { cancel: 'it is answered, or the round is closed' };
  if (isTheirs(asked, person)) return { cancel: 'they are asked again' };
  if (!(await wasAsked(tx, delivery.about as ReplacedAbout))) return { cancel: 'they were not asked before' };
  const now = (await tx.people.many(asked.now.map((each) => each.person))).map(({ name }) => name);
  const by =
    now.length > 0 ? `${listed(now)} ${now.length === 1 ? 'is' : 'are'} asked now.` : 'Somebody else leads it now.';
  const kept = asked.draft ? ' What is answered so far is kept, and goes on from there.' : '';
  return { message: sentence(`You need not answer for ${asked.workstream.name} any more: ${by}${kept}`) };
}

/** They had read of it: in the prompt, or when it came to them as this goes. */
async function wasAsked(tx: Tx, { round, workstream, person }: ReplacedAbout): Promise<boolean> {
  const told = [
    await tx.deliveries.get(`ask/${round}/${person}`),
    ...(await toldSoFar(tx, 'asked-anew', { round, workstream, person })),
  ];
  return told.some((each) => each?.status === 'sent' || each?.status === 'unknown');
}
