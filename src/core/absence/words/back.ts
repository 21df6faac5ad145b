import type { LocalDate } from '../../calendar/local-date.ts';
import { sayDay } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { findDates } from '../../interview/understand/date.ts';
import { buttons, type Message, paragraph, sentence } from '../../message.ts';
import type { Absence } from '../../ports.ts';
import type { Person } from '../../programme/person.ts';
import { alone, type Call, type Reply, type Word } from '../../words/word.ts';
import { endAbsence } from '../note.ts';
import { sayLeave } from '../say.ts';
import { whatWaits } from '../waiting.ts';
import { whose } from '../whose.ts';

/** `back`: here again, before the last day away; with a day, leave to come that is not taken. */
export const back: Word = {
  name: 'back',
  alsoTyped: ['i am back', 'i’m back', "i'm back"],
  usage: '[@person]',
  summary: 'that you are here again: you are asked yourself from now on',
  action: 'absence.note',
  examples: ['back', 'back @asha'],
  run,
  // In the middle of an answer, `Back` goes to the question before.
  meant: async ({ args }) => /^(?:@\S+|from leave)/i.test(args),
  // Nor is it of use to somebody who is not away, and will not be.
  meantAlone: ({ leave }) => leave === true,
};

async function run(call: Call): Promise<Reply> {
  const { tx, actor } = call;
  const organisation = await tx.organisation();
  const context = { financialYearStarts: organisation?.financialYearStarts ?? '04-01' };
  const [date] = findDates(call.args, { ...context, today: localDateOf(tx.now, actor.person.timeZone) });
  const name = (date ? call.args.slice(0, date.at) : call.args)
    .replace(/\b(?:from|on|again|now|today|leave|early)\b/gi, '')
    .trim();
  const found = await whose(call, name);
  if ('refusal' in found) return found.refusal;
  const { person } = found;
  const mine = person.key === actor.person.id;
  const today = localDateOf(tx.now, person.timeZone ?? organisation?.timeZone ?? actor.person.timeZone);
  const on = date && date.on > today ? date.on : today;
  const [absence] = await tx.absences.between(on, on, [person.key]);
  if (!absence) return alone(await notAway(call, person, mine, today));
  await endAbsence(tx, absence, mine);
  await tx.trail.add({
    actor: actor.person.id,
    via: actor.via,
    action: 'absence.ended',
    subject: person.key,
    before: { from: absence.from, to: absence.to },
  });
  return alone(
    absence.from > today ? takenBack(absence, person, mine, today) : await isBack(call, absence, person, mine, today),
  );
}

async function isBack(call: Call, absence: Absence, person: Person, mine: boolean, today: LocalDate): Promise<Message> {
  const line = `${mine ? 'Welcome back: you are' : `${person.name} is`} asked again from today, ${sayDay(today)}.`;
  if (!mine) return sentence(`${line} They read what waits for them as their hours begin.`);
  const waiting = await whatWaits(call.tx, call.actor, absence.at);
  return waiting.length === 0
    ? sentence(`${line} Nothing waits for you.`)
    : { summary: line, blocks: [paragraph(line), ...waiting] };
}

const takenBack = (absence: Absence, person: Person, mine: boolean, today: LocalDate): Message =>
  sentence(
    `${mine ? 'You are' : `${person.name} is`} not away ${sayLeave(absence, today)} after all; ${mine ? 'you are' : 'they are'} asked as usual.`,
  );

/** Nothing to end: what is noted for later is a press away. */
async function notAway({ tx }: Call, person: Person, mine: boolean, today: LocalDate): Promise<Message> {
  const who = mine ? 'You are' : `${person.name} is`;
  const [next] = await tx.absences.between(today, '9999-12-31' as LocalDate, [person.key]);
  if (!next) return sentence(`${who} not noted as away, so nothing was changed.`);
  const line = `${who} here today. Noted for later: away ${sayLeave(next, today)}.`;
  const say = `back ${mine ? '' : `@${person.key} `}${next.from}`;
  return { summary: line, blocks: [paragraph(line), buttons({ label: 'Take it back', say })] };
}
