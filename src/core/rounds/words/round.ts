import { sayCount, sayDay } from '../../calendar/say.ts';
import { workingCalendar } from '../../calendar/working-days.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { heading, joined, list, type Message, paragraph, sentence } from '../../message.ts';
import type { Tx } from '../../ports.ts';
import type { Programme } from '../../programme/nouns.ts';
import type { Organisation } from '../../programme/organisation.ts';
import { nameOfPeriod, type Period } from '../../programme/period.ts';
import { alone, type Call, type Reply, refusal, type Word } from '../../words/word.ts';
import { askedIn, isAsked } from '../asked.ts';
import { nextToOpen } from '../next.ts';
import { asksOf, closeRound, openRound, peopleAsked } from '../open.ts';
import { planRound } from '../plan.ts';
import { previewOf, readPeriod } from '../preview.ts';
import { extend } from './extend.ts';
import { programmeIn, programmesRunBy } from './programme.ts';

const parts = ['open', 'close', 'extend', 'preview'];

/** `round`: the office opens, closes, extends and previews rounds; alone it says where they stand. */
export const round: Word = {
  name: 'round',
  usage: '[open PERIOD | close | extend [WORKSTREAM] DATE | preview]',
  summary: 'open, close, extend or preview a round, or see where it stands',
  action: 'round.run',
  examples: [
    'round',
    'round preview',
    'round open Q3 2026/27',
    'round open this',
    'round extend 22 January',
    'round extend ict 22 January',
    'round close',
  ],
  // Who is asked and who is not reached is the office's business, not the channel's: all of it is for the asker alone.
  run: carryOut,
  meant: async ({ args }) => parts.some((part) => args.toLowerCase().startsWith(part)),
};

async function carryOut(call: Call): Promise<Reply> {
  const organisation = await call.tx.organisation();
  if (!organisation) return refusal(sentence('There is no programme yet, so there is no round.'));
  if (call.args === '') return alone(joined(await standings(call, await programmesRunBy(call), organisation)));
  const [first = '', ...rest] = call.args.split(/\s+/);
  const part = parts.find((each) => each === first.toLowerCase());
  const typed = part ? rest.join(' ') : call.args;
  if (part === 'extend') return extend(call, typed, organisation);
  const periodOf = (text: string, programme: Programme) => readPeriod(text, programme, organisation, call.tx.now);
  const meant = await programmeIn(
    call,
    part ?? '',
    typed,
    (text, programme) => periodOf(text, programme) !== undefined,
  );
  if ('refusal' in meant) return part ? meant.refusal : { ...meant.refusal, message: noSuchPart(call.args) };
  const { programme } = meant;
  const period = meant.rest === '' ? undefined : periodOf(meant.rest, programme);
  if (meant.rest !== '' && !period)
    return refusal(
      sentence(
        `I could not read “${meant.rest.slice(0, 60)}” as a period. You could write Q3 2026/27, 2026-11, this or last.`,
      ),
    );
  switch (part) {
    case 'open':
      return alone(
        await open(call, programme, organisation, period ?? (await nextToOpen(call.tx, programme, organisation))),
      );
    case 'preview': {
      const shown = period ?? (await nextToOpen(call.tx, programme, organisation));
      return alone(await previewOf(call.tx, call.chat, programme, shown));
    }
    case 'close':
      return alone(await close(call, programme, period));
    default:
      return alone(joined(await standings(call, [programme], organisation)));
  }
}

const noSuchPart = (args: string): Message =>
  sentence(
    `“round ${args.slice(0, 40)}” is nothing I can do. You could write round open Q3 2026/27, round extend 22 January, round close or round preview.`,
  );

async function open(call: Call, programme: Programme, organisation: Organisation, period: Period): Promise<Message> {
  const { tx, actor } = call;
  const plan = planRound(programme.rounds, period, workingCalendar(organisation));
  const today = localDateOf(tx.now, organisation.timeZone);
  const why = await whyNotToOpen(tx, programme, period);
  if (why) return sentence(`${why}, so nothing was changed.`);
  const opened = await openRound(tx, programme.id, plan, actor.via, actor.person.id);
  const people = await peopleAsked(tx, opened);
  await tx.deliveries.add(asksOf(opened, people, tx.now));
  const late = plan.dueOn < today ? ' That day has passed, so answers count as late from the start.' : '';
  return sentence(
    `The round for ${nameOfPeriod(period)}, ${programme.name}, is open. ${sayCount(people.length, 'person is', 'people are')} asked, each at the start of their hours; due ${sayDay(plan.dueOn, today)}.${late}`,
  );
}

/** One round of a rhythm at a time, each period once, in order, and only where something is asked. */
async function whyNotToOpen(tx: Tx, programme: Programme, period: Period): Promise<string | undefined> {
  const isMonth = ({ from, to }: Period) => from === to;
  const held = (await tx.rounds.ofProgramme(programme.id)).filter(
    (each) => each.state !== 'planned' && isMonth(each.period) === isMonth(period),
  );
  const same = held.find((each) => each.period.label === period.label);
  if (same)
    return `The round for ${nameOfPeriod(period)}, ${programme.name}, is ${same.state === 'open' ? 'open already' : 'closed'}`;
  const open = held.find((each) => each.state === 'open');
  if (open)
    return `The round for ${nameOfPeriod(open.period)}, ${programme.name}, is still open; “round close ${programme.id}” closes it`;
  const later = held.find((each) => each.period.from > period.from);
  if (later)
    return `The round for ${nameOfPeriod(later.period)}, ${programme.name}, was held already, and ${nameOfPeriod(period)} lies before it`;
  const workstreams = await tx.programmes.workstreams(programme.id);
  if (workstreams.some((each) => isAsked(programme, each, { period }))) return undefined;
  return `No workstream of ${programme.name} is asked every ${isMonth(period) ? 'month' : 'quarter'}`;
}

async function close(call: Call, programme: Programme, period: Period | undefined): Promise<Message> {
  const { tx, actor } = call;
  const rounds = (await tx.rounds.open([programme.id])).filter((each) => !period || each.period.label === period.label);
  if (rounds.length === 0)
    return sentence(
      `No round of ${programme.name}${period ? ` for ${nameOfPeriod(period)}` : ''} is open, so there is nothing to close.`,
    );
  const missing = (await askedIn(tx, [programme.id], () => true)).filter(
    (each) => !each.given && rounds.some(({ id }) => id === each.round.id),
  );
  for (const each of rounds) await closeRound(tx, each, { actor: actor.person.id, via: actor.via });
  const labels = rounds.map((each) => nameOfPeriod(each.period)).join(' and ');
  return sentence(
    `Closed: ${programme.name}, ${labels}. ${missing.length === 0 ? 'Every answer was received.' : `Not received: ${missing.map((each) => each.workstream.name).join(', ')}.`}`,
  );
}

const standings = (call: Call, programmes: readonly Programme[], organisation: Organisation) =>
  Promise.all(programmes.map((programme) => stand(call, programme, organisation)));

async function stand(call: Call, programme: Programme, organisation: Organisation): Promise<Message> {
  const asked = await askedIn(call.tx, [programme.id], () => true);
  const [first] = asked;
  const today = localDateOf(call.tx.now, call.actor.person.timeZone);
  if (!first) {
    const next = await nextToOpen(call.tx, programme, organisation);
    return sentence(
      `No round of ${programme.name} is open. Next: ${next.label}; “round preview ${programme.id}” shows it.`,
    );
  }
  const given = asked.filter((each) => each.given).length;
  const summary = `${nameOfPeriod(first.round.period)}: ${given} of ${asked.length} answers received, due ${sayDay(first.round.dueOn, today)}.`;
  return {
    summary,
    blocks: [
      heading(`${programme.name}, ${nameOfPeriod(first.round.period)}`),
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
