import { can, programmesOf } from '../../access/can.ts';
import { sayDay } from '../../calendar/say.ts';
import { workingCalendar } from '../../calendar/working-days.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { heading, list, type Message, paragraph, sentence } from '../../message.ts';
import type { Programme } from '../../programme/nouns.ts';
import type { Organisation } from '../../programme/organisation.ts';
import type { Period } from '../../programme/period.ts';
import { type Call, direct, here, type Reply, type Word } from '../../words/word.ts';
import { askedIn } from '../asked.ts';
import { asksOf, closeRound, openRound, peopleAsked } from '../open.ts';
import { planRound, roundsAround } from '../plan.ts';
import { previewOf, readPeriod } from '../preview.ts';

const parts = ['open', 'close', 'preview'] as const;

/** `round`: the office opens, closes and previews rounds; alone it says where they stand. */
export const round: Word = {
  name: 'round',
  usage: '[open PERIOD | close | preview]',
  summary: 'open, close or preview a round, or see where it stands',
  action: 'round.run',
  examples: ['round', 'round preview', 'round open Q3 2026/27', 'round open this', 'round close'],
  run: async (call) => reply(call, await carryOut(call)),
  meant: async ({ args }) => parts.some((part) => args.toLowerCase().startsWith(part)),
};

/** Who is asked and who is not reached is the office's business, not the channel's. */
const reply = (call: Call, message: Message): Reply => (call.place === 'channel' ? direct(message) : here(message));

async function carryOut(call: Call): Promise<Message> {
  const organisation = await call.tx.organisation();
  const [part = '', ...rest] = call.args.split(/\s+/);
  const { programme, period: typed } = await programmeOf(call, rest.join(' '));
  if (!organisation || !programme)
    return sentence('You run the rounds of no programme, so there is nothing to open, close or preview.');
  switch (part.toLowerCase()) {
    case '':
      return stand(call, programme);
    case 'open':
    case 'preview': {
      const period =
        typed === ''
          ? nextToOpen(call, programme, organisation)
          : readPeriod(typed, programme, organisation, call.tx.now);
      if (!period)
        return sentence(
          `I could not read “${typed.slice(0, 60)}” as a period. You could write Q3 2026/27, 2026-11, this or last.`,
        );
      return part.toLowerCase() === 'open'
        ? open(call, programme, organisation, period)
        : previewOf(call.tx, call.chat, programme, period);
    }
    case 'close':
      return close(call, programme);
    default:
      return sentence(
        `“round ${part.slice(0, 40)}” is nothing I can do. You could write round open Q3 2026/27, round close or round preview.`,
      );
  }
}

/** The programme whose rounds the asker runs: named first (`business-strategy this`), or the only one. */
async function programmeOf(
  call: Call,
  typed: string,
): Promise<{ readonly programme?: Programme; readonly period: string }> {
  const ids = programmesOf(call.actor).filter((programme) => can(call.actor, 'round.run', { programme }));
  const mine = (await call.tx.programmes.all()).filter(({ id }) => ids.includes(id));
  const named = mine.find(({ id }) => typed === id || typed.startsWith(`${id} `));
  const programme = named ?? mine[0];
  return programme ? { programme, period: named ? typed.slice(named.id.length).trim() : typed } : { period: typed };
}

/** The period whose round comes next, or is open between its opening and its end. */
function nextToOpen(call: Call, programme: Programme, organisation: Organisation): Period | undefined {
  const today = localDateOf(call.tx.now, organisation.timeZone);
  const around = roundsAround(
    programme.rounds,
    workingCalendar(organisation),
    organisation.financialYearStarts,
    today,
    today,
  );
  return (around.find((plan) => (plan.closesOn ?? plan.dueOn) >= today) ?? around.at(-1))?.period;
}

async function open(call: Call, programme: Programme, organisation: Organisation, period: Period): Promise<Message> {
  const { tx, actor } = call;
  const plan = planRound(programme.rounds, period, workingCalendar(organisation));
  const today = localDateOf(tx.now, organisation.timeZone);
  const before = (await tx.rounds.ofProgramme(programme.id)).find(
    (each) => each.period.label === period.label && each.state !== 'planned',
  );
  if (before)
    return sentence(
      `The round for ${period.label} is ${before.state === 'open' ? 'open already' : 'closed'}, so nothing was changed.`,
    );
  const opened = await openRound(tx, programme.id, plan, actor.via, actor.person.id);
  const people = await peopleAsked(tx, opened);
  await tx.deliveries.add(asksOf(opened, people, tx.now));
  const late = plan.dueOn < today ? ' That day has passed, so answers count as late from the start.' : '';
  return sentence(
    `The round for ${period.label} is open. ${people.length} people are asked, each at the start of their hours; due ${sayDay(plan.dueOn, today)}.${late}`,
  );
}

async function close(call: Call, programme: Programme): Promise<Message> {
  const { tx, actor } = call;
  const rounds = await tx.rounds.open([programme.id]);
  if (rounds.length === 0) return sentence(`No round of ${programme.name} is open, so there is nothing to close.`);
  const missing = (await askedIn(tx, [programme.id], () => true)).filter((each) => !each.given);
  for (const each of rounds) await closeRound(tx, each, { actor: actor.person.id, via: actor.via });
  const labels = rounds.map((each) => each.period.label).join(' and ');
  return sentence(
    `Closed: ${labels}. ${missing.length === 0 ? 'Every answer was received.' : `Not received: ${missing.map((each) => each.workstream.name).join(', ')}.`}`,
  );
}

async function stand(call: Call, programme: Programme): Promise<Message> {
  const asked = await askedIn(call.tx, [programme.id], () => true);
  const [first] = asked;
  const today = localDateOf(call.tx.now, call.actor.person.timeZone);
  if (!first) {
    const organisation = await call.tx.organisation();
    const next = organisation && nextToOpen(call, programme, organisation);
    return sentence(
      `No round of ${programme.name} is open.${next ? ` Next: ${next.label}; “round preview” shows it.` : ''}`,
    );
  }
  const given = asked.filter((each) => each.given).length;
  const summary = `${first.round.period.label}: ${given} of ${asked.length} answers received, due ${sayDay(first.round.dueOn, today)}.`;
  return {
    summary,
    blocks: [
      heading(`${programme.name}, ${first.round.period.label}`),
      paragraph(summary),
      list(
        asked.map(({ workstream, given, draft }) => [
          { bold: workstream.name },
          ` · ${given ? 'received' : draft ? 'begun, not sent' : 'not started'}`,
        ]),
      ),
    ],
  };
}
