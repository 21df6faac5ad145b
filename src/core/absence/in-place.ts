import type { LocalDate } from '../calendar/local-date.ts';
import { sayDay } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { listed, whoSees } from '../interview/about.ts';
import { buttons, footnote, paragraph, sentence } from '../message.ts';
import type { Delivery } from '../outbox/delivery.ts';
import type { Composed, Kind } from '../outbox/kinds.ts';
import type { Absence, Tx } from '../ports.ts';
import { zoneOf } from '../reader-zone.ts';
import { type Asked, askedOf, isTheirs, progressOf } from '../rounds/asked.ts';
import { audienceOf } from '../rounds/audience.ts';
import { namesAmong, startButtons } from '../rounds/left.ts';
import type { AbsenceAbout, InPlaceAbout } from './note.ts';
import { nameOf, sayInPlace, sayLeave } from './say.ts';

/** To whoever answers for somebody who is away: that they are named, and as it begins, what is asked of them. */
export const inPlace: Kind = { compose, keepsHours: true, whenUnknown: 'repeat', whenAway: 'drop' };
/** To the same: that they need not any more. */
export const inPlaceEnded: Kind = { compose: composeEnded, keepsHours: true, whenUnknown: 'repeat', whenAway: 'drop' };

async function compose(tx: Tx, { about }: Delivery): Promise<Composed> {
  const { absence: id, person, when } = about as InPlaceAbout;
  const absence = await tx.absences.get(BigInt(id));
  const actor = await tx.people.actor(person, 'schedule');
  if (!absence || absence.endedAt) return { cancel: 'they are not away, or it was noted otherwise' };
  const isNow = (await tx.absences.now(absence.person))[0]?.id === absence.id;
  const [absent] = await tx.people.many([absence.person]);
  const zone = await zoneOf(tx, person);
  const today = localDateOf(tx.now, zone);
  if (absence.to < today) return { cancel: 'they are back' };
  const asked = isNow ? await handedOver(tx, actor?.roles ?? [], absence, person) : [];
  if (asked.length > 0) return { message: await handOver(tx, asked, absence, person, today) };
  if (when === 'begins' && (absence.cover !== person || (await wasTold(tx, `in-place/${id}/named/${person}`))))
    return { cancel: 'nothing is asked of them in that place' };
  const names = await ledBy(tx, absence.person);
  if (names.length === 0) return { cancel: 'nothing is asked of whoever is away' };
  const leave = sayLeave(absence, today);
  return {
    message: sentence(
      `${absent?.name ?? absence.person} is away ${leave}, and named you to answer meanwhile for ${listed(names)}. You need do nothing now: if something is asked, I write to you, and the update will say that you answered for them. If that does not suit, please tell ${absent?.name ?? 'them'}.`,
    ),
  };
}

const wasTold = async (tx: Tx, key: string): Promise<boolean> => {
  const before = await tx.deliveries.get(key);
  return before?.status === 'sent' || before?.status === 'unknown';
};

/** What they lead; of what is sensitive nothing is said before it has to be. */
async function ledBy(tx: Tx, person: string): Promise<readonly string[]> {
  const programmes = await tx.programmes.all();
  const all = (await Promise.all(programmes.map(({ id }) => tx.programmes.workstreams(id)))).flat();
  const led = all.filter(({ lead, status }) => lead.includes(person) && status === 'active');
  const named = led.filter(({ sensitive }) => !sensitive).map(({ name }) => name);
  return named.length === led.length ? named : [...named, 'what else they lead'];
}

/** What waits for an answer and is theirs because of this absence; not what a prompt that came since has said. */
async function handedOver(
  tx: Tx,
  roles: Parameters<typeof askedOf>[1],
  { person: absent, at }: Absence,
  person: string,
): Promise<readonly Asked[]> {
  const open = (await askedOf(tx, roles)).filter(
    (each) =>
      !each.given &&
      isTheirs(each, person) &&
      (each.delegatedTo === absent ||
        (each.workstream.lead.includes(absent) && !each.workstream.lead.includes(person))),
  );
  const asked: Asked[] = [];
  for (const each of open) {
    const prompt = await tx.deliveries.get(`ask/${each.round.id}/${person}`);
    if (prompt?.status === 'cancelled' || !prompt || prompt.dueAt < at || !(await isWithin(tx, absent, prompt.dueAt)))
      asked.push(each);
  }
  return asked;
}

/** Whether somebody was away on the day of this instant already. */
async function isWithin(tx: Tx, absent: string, at: Date): Promise<boolean> {
  const [absence] = await tx.absences.now(absent);
  const zone = await zoneOf(tx, absent);
  return absence !== undefined && localDateOf(at, zone) >= absence.from;
}

async function handOver(tx: Tx, asked: readonly Asked[], absence: Absence, person: string, today: LocalDate) {
  const [absent] = await tx.people.many([absence.person]);
  const back = asked.filter(({ workstream }) => workstream.lead.includes(person));
  const own = listed(back.map(({ workstream }) => workstream.name));
  const lines = [
    ...(await sayInPlace(tx, asked, person, today)),
    ...(back.length > 0
      ? [`${absent?.name ?? absence.person} is away ${sayLeave(absence, today)}, so ${own} is with you again.`]
      : []),
  ];
  const name = namesAmong(asked);
  const stands = asked.map(
    (each) =>
      `${name(each)} is due ${sayDay(each.round.dueOn, today)} and ${progressOf(each)}${each.draft ? '; what is answered already is there' : ''}.`,
  );
  const [only] = asked;
  return {
    summary: lines.join(' '),
    blocks: [
      ...lines.map((line) => paragraph(line)),
      ...stands.map((line) => paragraph(line)),
      ...(asked.length === 1 ? [paragraph(whoSees(await audienceOf(tx, only!.workstream)))] : []),
      buttons(...startButtons(asked).slice(0, 5), { label: 'Later', say: 'Later' }),
      footnote('If it is not yours to answer, please tell the programme office.'),
    ],
  };
}

async function composeEnded(tx: Tx, { about }: Delivery): Promise<Composed> {
  const { absence: id, person, early } = about as AbsenceAbout;
  const absence = await tx.absences.get(BigInt(id));
  if (!absence || (absence.endedAt !== undefined) !== (early === true)) return { cancel: 'it was noted otherwise' };
  if ((await tx.absences.now(absence.person)).some((each) => each.cover === person))
    return { cancel: 'they answer for them still' };
  const [absent] = await tx.people.many([absence.person]);
  const open = (await askedOf(tx, (await tx.people.actor(absence.person, 'schedule'))?.roles ?? [])).filter(
    (each) => !each.given && isTheirs(each, absence.person) && !isTheirs(each, person),
  );
  const told: Asked[] = [];
  for (const each of open) if (await wasAsked(tx, each, id, person)) told.push(each);
  if (told.length === 0) {
    const named = absence.endedAt && absence.cover === person && (await wasTold(tx, `in-place/${id}/named/${person}`));
    return named
      ? { message: sentence(`You need not answer for ${nameOf(absent ? [absent] : [], absence.person)} any more.`) }
      : { cancel: 'they were asked for nothing that waits' };
  }
  const names = listed(told.map(({ workstream }) => workstream.name));
  const kept = told.some(({ draft }) => draft) ? ' What is answered so far is kept.' : '';
  const who = absent?.name ?? absence.person;
  return {
    message: sentence(`${who} is back: you need not answer for ${names} any more.${kept} Thank you for standing in.`),
  };
}

/** They were asked for it in that place: as the absence began, or with the prompt of a round that opened meanwhile. */
async function wasAsked(tx: Tx, { round }: Asked, absence: string, person: string): Promise<boolean> {
  return (await wasTold(tx, `in-place/${absence}/begins/${person}`)) || wasTold(tx, `ask/${round.id}/${person}`);
}
