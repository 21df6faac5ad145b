import { can, programmesOf } from '../../access/can.ts';
import { actionButtons, actionLine, refsAmong } from '../../actions/say.ts';
import { ownActions } from '../../actions/seen.ts';
import type { LocalDate } from '../../calendar/local-date.ts';
import { sayDay, sayFromToday } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { buttons, heading, type Line, list, type Message, paragraph, sentence } from '../../message.ts';
import type { Action } from '../../programme/nouns.ts';
import { nameOfPeriod } from '../../programme/period.ts';
import { type OpenQuestion, openQuestionBlocks, openQuestions, openQuestionsLine } from '../../questions/open.ts';
import { alone, type Call, type Word } from '../../words/word.ts';
import { type Asked, askedIn, askedOf, progressOf } from '../asked.ts';
import type { Escalations } from '../escalation/escalated.ts';
import { escalationsIn } from '../escalation/read.ts';
import { figuresOf, type Owned } from '../figures/owned.ts';
import { figureButtons, figureLines } from '../figures/say.ts';
import { namesAmong, startButtons } from '../left.ts';

/** `due`: what waits for me; for the office, for whom everybody's answers wait, with how late. */
export const due: Word = {
  name: 'due',
  usage: '',
  summary: 'what is due from you; for the programme office, from everybody',
  action: 'programme.read',
  examples: ['due'],
  run: async (call) => {
    const office = programmesOf(call.actor).filter((programme) => can(call.actor, 'round.see-all', { programme }));
    const mine = await askedOf(call.tx, call.actor.roles);
    const all = office.length > 0 ? await askedIn(call.tx, office, () => true) : [];
    const figures = (await figuresOf(call.tx, call.actor)).filter(({ owed }) => owed.length > 0);
    const actions = await ownActions(call);
    const questions = await openQuestions(call.tx, call.actor);
    // Who is late is nobody's business in a channel.
    return alone(
      withQuestions(withActions(call, withFigures(call, await answer(call, mine, all), figures), actions), questions),
    );
  },
  meant: async () => false,
};

async function answer(call: Call, mine: readonly Asked[], all: readonly Asked[]): Promise<Message> {
  const today = localDateOf(call.tx.now, call.actor.person.timeZone);
  const open = mine.filter((each) => !each.given);
  const waiting = all.filter((each) => !each.given);
  const own = open.length > 0 ? `${open.length} due from you` : 'Nothing is due from you';
  const others = all.length > 0 ? `; ${waiting.length} of ${all.length} not received in all` : '';
  const known = await escalationsIn(
    call.tx,
    waiting.map((each) => each.round.id),
  );
  const keys = [...waiting.flatMap((each) => each.workstream.lead), ...known.before.map(({ to }) => to)];
  const people = new Map((await call.tx.people.many([...new Set(keys)])).map((person) => [person.key, person.name]));
  const nameOf = namesAmong([...open, ...waiting]);
  if (open.length === 0 && all.length === 0) return sentence('Nothing is due from you at the moment.');
  return {
    summary: `${own}${others}.`,
    blocks: [
      heading(`${own}${others}`),
      ...(open.length > 0
        ? [list(open.map((each) => line(each, nameOf(each), today))), buttons(...startButtons(open).slice(0, 5))]
        : []),
      ...(waiting.length > 0
        ? [
            heading('Not received'),
            list(waiting.slice(0, 30).map((each) => lateLine(each, nameOf(each), today, people, known))),
          ]
        : []),
      ...(waiting.length > 30 ? [list([[`and ${waiting.length - 30} more`]])] : []),
    ],
  };
}

/** The figures that are theirs in other people's workstreams, before what others owe. */
function withFigures({ tx, actor }: Call, message: Message, owed: readonly Owned[]): Message {
  if (owed.length === 0) return message;
  const { length } = owed.flatMap((each) => each.owed);
  const line = `${length === 1 ? 'One figure is' : `${length} figures are`} asked of you.`;
  return {
    summary: `${line} ${message.summary}`,
    blocks: [
      paragraph(line),
      list(figureLines(owed, localDateOf(tx.now, actor.person.timeZone))),
      buttons(...figureButtons(owed, actor.person.id).slice(0, 5)),
      ...message.blocks,
    ],
  };
}

/** The actions that are theirs, also where an answer asks about them. */
function withActions({ tx, actor }: Call, message: Message, open: readonly Action[]): Message {
  if (open.length === 0) return message;
  const today = localDateOf(tx.now, actor.person.timeZone);
  const refOf = refsAmong(open);
  const line = `${open.length === 1 ? 'One action of yours is' : `${open.length} actions of yours are`} open.`;
  return {
    summary: `${line} ${message.summary}`,
    blocks: [
      paragraph(line),
      list(open.slice(0, 10).map((each) => actionLine(each, refOf(each), today))),
      buttons(...actionButtons(open, refOf)),
      ...message.blocks,
    ],
  };
}

/** The questions that wait for their answer, before all else: somebody waits for each. */
function withQuestions(message: Message, open: readonly OpenQuestion[]): Message {
  if (open.length === 0) return message;
  const summary = openQuestionsLine(open);
  return {
    summary: `${summary} ${message.summary}`,
    blocks: [paragraph(summary), ...openQuestionBlocks(open), ...message.blocks],
  };
}

function line(asked: Asked, name: string, today: LocalDate): Line {
  const { round } = asked;
  const late =
    round.dueOn < today
      ? `was due on ${sayDay(round.dueOn, today)}, ${sayFromToday(round.dueOn, today)}`
      : `due ${sayDay(round.dueOn, today)}`;
  return [{ bold: name }, ` · ${nameOfPeriod(round.period)} · ${late} · ${progressOf(asked)}`];
}

function lateLine(
  asked: Asked,
  name: string,
  today: LocalDate,
  people: ReadonlyMap<string, string>,
  { before, holds }: Escalations,
): Line {
  const isIts = (each: { readonly round: string; readonly workstream: string }) =>
    each.round === asked.round.id && each.workstream === asked.workstream.id;
  const leads = asked.workstream.lead.map((key) => people.get(key) ?? key).join(' and ');
  const turned = before.findLast((each) => isIts(each) && each.dueOn === asked.dueOn && each.fate === 'sent');
  return [
    ...line(asked, name, today),
    ' · ',
    { person: leads },
    ...(turned ? [` · gone to the ${turned.step}, `, { person: people.get(turned.to) ?? turned.to }] : []),
    ...(holds.some(isIts) ? [' · held'] : []),
  ];
}
