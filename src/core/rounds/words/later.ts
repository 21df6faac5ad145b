import type { Actor } from '../../access/actor.ts';
import { habitOf, hoursBegin } from '../../calendar/habit.ts';
import { addDays, type LocalDate, weekdayOf } from '../../calendar/local-date.ts';
import { sayDay, sayShort, sayTime } from '../../calendar/say.ts';
import { weekdays } from '../../calendar/weekday.ts';
import { nextWorkingDay, workingCalendar } from '../../calendar/working-days.ts';
import { instantOf, type LocalTime, localDateOf, localTimeOf } from '../../calendar/zone.ts';
import { type Block, buttons, footnote, paragraph, sentence } from '../../message.ts';
import type { Tx } from '../../ports.ts';
import type { Organisation } from '../../programme/organisation.ts';
import type { Person } from '../../programme/person.ts';
import { type Call, direct, type Reply, refusal, type Word } from '../../words/word.ts';
import { againAt } from '../again.ts';
import { type Asked, askedOf } from '../asked.ts';
import { figuresOwed } from '../figures/owned.ts';
import { AFTERNOON, readWhen, type When } from '../when.ts';

/** `Later`: not now. With a time, Quarterdeck asks again then; until then it keeps quiet about what waits. */
export const later: Word = {
  name: 'later',
  alsoTyped: ['remind me'],
  unlisted: true,
  usage: '[when]',
  summary: 'not now; ask me again then',
  action: 'programme.read',
  examples: ['later', 'later tomorrow', 'later monday 10:00'],
  run: async (call) => {
    const { tx, actor } = call;
    const asked = (await askedOf(tx, actor.roles)).filter((each) => !each.given);
    const open = [...asked, ...(await figuresOwed(tx, actor))];
    if (open.length === 0) return direct(sentence('Nothing waits for you at the moment.'));
    const organisation = await tx.organisation();
    const person = await tx.people.get(actor.person.id);
    if (!organisation || !person) return direct(sentence('Nothing waits for you at the moment.'));
    if (call.args !== '') return until(call, open, person, organisation);
    await tx.people.setFocus(actor.person.id, { restOf: 'later' });
    const now = today(call);
    const due = firstDue(open);
    const line = `Fine. It ${due < now ? 'was due on' : 'is due on'} ${sayDay(due, now)}; what you have answered is kept. When shall I ask again?`;
    return direct({ summary: line, blocks: [paragraph(line), ...times(call, due, person, organisation)] });
  },
  meant: async ({ args, tx, actor }) => !('problem' in readWhen(args, localDateOf(tx.now, actor.person.timeZone))),
};

const today = ({ tx, actor }: Pick<Call, 'tx' | 'actor'>): LocalDate => localDateOf(tx.now, actor.person.timeZone);
/** An answer that waits for them, or figures that they own. */
type Waiting = Pick<Asked, 'programme' | 'round'> & Partial<Pick<Asked, 'last'>>;
const firstDue = (open: readonly Waiting[]): LocalDate => open.map(({ round }) => round.dueOn).sort()[0]!;

/** When to ask again, below what is said about it: what people say most is a press away. */
export async function laterTimes(tx: Tx, actor: Actor, due: LocalDate): Promise<readonly Block[]> {
  const [organisation, person] = [await tx.organisation(), await tx.people.get(actor.person.id)];
  return organisation && person ? times({ tx, actor }, due, person, organisation) : [];
}

function times(
  call: Pick<Call, 'tx' | 'actor'>,
  due: LocalDate,
  person: Person,
  organisation: Organisation,
): readonly Block[] {
  const now = today(call);
  const own = workingCalendar(organisation).forWeek(person.workingDays);
  const tomorrow = nextWorkingDay(own, addDays(now, 1));
  const monday = nextWorkingDay(own, nextMonday(now));
  const early = localTimeOf(call.tx.now, call.actor.person.timeZone) < '15:00' && own.isWorkingDay(now);
  const days = [...new Set([tomorrow, monday])].filter((day) => day <= due || due < now);
  return [
    buttons(
      ...(early ? [{ label: 'Today at 16:00', say: 'later today 16:00' }] : []),
      ...days.map((day) => ({ label: sayDay(day, now), say: `later ${day}` })),
    ),
    footnote('Or write when: “Thursday”, “12 January 10:00”. Until then I keep quiet about it.'),
  ];
}

async function until(call: Call, open: readonly Waiting[], person: Person, organisation: Organisation): Promise<Reply> {
  const { tx, actor } = call;
  const now = today(call);
  const when = withTime(readWhen(call.args, now), call);
  if ('problem' in when) return notThen(call, when.problem);
  const asked = instantIn(when, tx.now, organisation, person);
  if ('on' in when && asked <= tx.now) {
    const said = `${sayDay(when.on, now)}${when.time ? `, ${when.time},` : ''}`;
    if (when.on === now && !when.time)
      return notThen(call, 'At what time today? You could write “later today 17:30”, or “later tomorrow”.');
    return notThen(call, `${said} is past. You could write “later today 17:30”, “later tomorrow” or a day to come.`);
  }
  // Somebody's hours are kept, also when they name an hour outside them: said, so that nobody waits for it.
  const at = hoursBegin(asked, habitOf(person, organisation), workingCalendar(organisation));
  const zone = actor.person.timeZone;
  const [day, time] = [localDateOf(at, zone), sayTime(at, zone)];
  const closes = lastClose(open);
  if (closes !== undefined && day > closes) return notThen(call, afterClose(day, closes, now));
  await tx.people.setLater(actor.person.id, at);
  await tx.deliveries.add([againAt(actor.person.id, open[0]!.programme.id, at)]);
  const moved = at.getTime() === asked.getTime() ? '' : ' That is when your hours begin.';
  const due = firstDue(open);
  const late =
    day > due ? ` That is after the due date, ${sayDay(due, now)}: until then it counts as not received.` : '';
  return direct(
    sentence(
      `I will ask you again on ${sayDay(day, now)} at ${time}, and not before.${moved}${late} “update” goes on at any time.`,
    ),
  );
}

/** `Today` alone means this afternoon, as long as that is to come. */
function withTime(when: When, { tx, actor }: Call): When {
  const alone = 'on' in when && when.time === undefined && when.on === today({ tx, actor });
  return alone && localTimeOf(tx.now, actor.person.timeZone) < AFTERNOON ? { ...when, time: AFTERNOON } : when;
}

/** The day after which none of this is asked any more; undefined: there is none, as for figures that may come later. */
function lastClose(open: readonly Waiting[]): LocalDate | undefined {
  const days = open.map((each) => (each.last ? each.round.closesOn : undefined));
  return days.every((day) => day !== undefined) ? [...days].sort().at(-1) : undefined;
}

const afterClose = (day: LocalDate, closes: LocalDate, now: LocalDate): string =>
  `${sayDay(day, now)} is after the round closes, on ${sayDay(closes, now)}: it counts as not received then, and is not asked any more. You could write “later ${sayShort(closes, now)}”, or an earlier day.`;

/** No time that can be kept. What they write next is still when, unless they are in the middle of an answer. */
async function notThen({ tx, actor }: Call, problem: string): Promise<Reply> {
  if (!(await tx.people.focus(actor.person.id))) await tx.people.setFocus(actor.person.id, { restOf: 'later' });
  return refusal(sentence(problem));
}

const MINUTE = 60_000;

function instantIn(
  when: Exclude<When, { problem: string }>,
  now: Date,
  organisation: Organisation,
  person: Person,
): Date {
  if ('minutes' in when) return new Date(now.getTime() + when.minutes * MINUTE);
  const { timeZone, hours } = habitOf(person, organisation);
  return instantOf(when.on, (when.time ?? hours.from) as LocalTime, timeZone);
}

/** The Monday after this day. */
const nextMonday = (day: LocalDate): LocalDate => addDays(day, 7 - weekdays.indexOf(weekdayOf(day)));
