import { daysBetween, type LocalDate } from '../../calendar/local-date.ts';
import { sayCount, sayDay, sayDayInFull } from '../../calendar/say.ts';
import { workingCalendar } from '../../calendar/working-days.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { listed } from '../../interview/about.ts';
import { type DayRead, readDay } from '../../interview/understand/read-day.ts';
import { buttons, paragraph, sentence } from '../../message.ts';
import type { Programme, Workstream } from '../../programme/nouns.ts';
import type { Organisation } from '../../programme/organisation.ts';
import { nameOfPeriod } from '../../programme/period.ts';
import { named } from '../../words/named.ts';
import { which } from '../../words/which.ts';
import { alone, type Call, type Reply, refusal } from '../../words/word.ts';
import { beginsWithWorkstream, workstreamNamed } from '../../words/workstream.ts';
import { type Asked, askedIn } from '../asked.ts';
import { sayDays } from '../escalation/tried.ts';
import { type Extended, extendOne, extendRound } from '../extension/extend.ts';
import { tellOfExtension } from '../extension/told.ts';
import { ladder, type RoundPlan } from '../plan.ts';
import { planOf } from '../planned.ts';
import type { Round } from '../round.ts';
import { programmesRunBy } from './programme.ts';

/** `round extend [WORKSTREAM] DATE`: the due day moves, and with it all that follows. */
export async function extend(call: Call, args: string, organisation: Organisation): Promise<Reply> {
  const typed = args.replace(/^(?:to|until|till|by)\s+/i, '').replace(/[.!]$/, '');
  const today = localDateOf(call.tx.now, organisation.timeZone);
  if (typed === '')
    return refusal(sentence('Until when? You could write round extend 22 January, or round extend ict 22 January.'));
  const read = (text: string) => readNear(text, { today, financialYearStarts: organisation.financialYearStarts });
  const whole = read(typed);
  const isDayAlone = whole.kind === 'day' && whole.said.trim() === typed.trim();
  const begun = isDayAlone ? undefined : await beginning(call, typed);
  const day = begun ? read(begun.rest) : whole;
  const named = begun ? `${begun.id} ` : '';
  if (begun && begun.rest === '')
    return refusal(sentence(`Until when? You could write round extend ${begun.id} 22 January.`));
  // What is neither a name nor a day alone may be a name mistyped: the whole round is not moved by mistake.
  if (!begun && !isDayAlone) return unread(call, typed, today);
  if (day.kind !== 'day') {
    return refusal(
      sentence(
        `I could not read “${(begun?.rest ?? typed).slice(0, 60)}” as a day. You could write 22 January or 2027-01-22.`,
      ),
    );
  }
  if (!day.sure) return refusal(isItThat(day.said, day.on, `round extend ${named}${day.on}`));
  if (begun && 'workstream' in begun) return one(call, begun.workstream, day.on, today, organisation);
  return round(call, begun?.programme, day.on, today, organisation);
}

/** A day without a year that would be most of a year away is the one that has just been: it is past. */
function readNear(text: string, context: Parameters<typeof readDay>[1]): DayRead {
  const day = readDay(text, context);
  return day.kind === 'day' && !day.sure && daysBetween(context.today, day.on) > 183
    ? readDay(text, context, { past: true })
    : day;
}

type Begun = { readonly id: string; readonly rest: string } & (
  | { readonly workstream: Workstream; readonly programme?: undefined }
  | { readonly programme: Programme }
);

/** The workstream or programme with which it begins. */
async function beginning(call: Call, typed: string): Promise<Begun | undefined> {
  const found = await beginsWithWorkstream({ ...call, args: typed }, 'round.run');
  if (found.meant) return { id: found.meant.id, rest: found.rest, workstream: found.meant };
  const [first = '', ...rest] = typed.split(/\s+/);
  const programme = named(await programmesRunBy(call), first);
  return 'one' in programme ? { id: programme.one.id, rest: rest.join(' '), programme: programme.one } : undefined;
}

/** Neither a day nor something of theirs: in the same words whether or not it is there. */
async function unread(call: Call, typed: string, today: LocalDate): Promise<Reply> {
  const { typed: name, rest } = await beginsWithWorkstream({ ...call, args: typed }, 'round.run');
  if (readDay(rest, { today, financialYearStarts: '04-01' }).kind === 'none')
    return refusal(
      sentence(
        `I could not read “${typed.slice(0, 60)}” as a day. You could write round extend 22 January, or round extend ict 22 January.`,
      ),
    );
  const found = await workstreamNamed(call, name, 'round.run', (id) => `round extend ${id} ${rest}`);
  return 'refusal' in found
    ? found.refusal
    : refusal(sentence(`“round extend ${found.workstream.id} ${rest}” does that.`));
}

const isItThat = (said: string, on: LocalDate, say: string) => {
  const summary = `I read “${said}” as ${sayDayInFull(on)}. Is that right?`;
  return { summary, blocks: [paragraph(summary), buttons({ label: 'Right', say })] };
};

async function one(call: Call, workstream: Workstream, day: LocalDate, today: LocalDate, organisation: Organisation) {
  const { tx } = call;
  const [asked] = await askedIn(tx, [workstream.programme], ({ id }) => id === workstream.id);
  if (!asked) return refusal(sentence(`No round is open for ${workstream.name}, so there is nothing to extend.`));
  const moved = extendOne(asked, day, today);
  if ('problem' in moved) return refusal(sentence(moved.problem));
  const plan = planOf(asked.programme, asked.round, organisation, day);
  return done(call, asked.round, [asked], moved, plan, workstream);
}

async function round(
  call: Call,
  programme: Programme | undefined,
  day: LocalDate,
  today: LocalDate,
  organisation: Organisation,
) {
  const { tx } = call;
  const mine = programme ? [programme] : await programmesRunBy(call);
  const open = await tx.rounds.open(mine.map(({ id }) => id));
  const of = mine.filter(({ id }) => open.some((each) => each.programme === id));
  const [only, another] = of;
  if (!only)
    return refusal(
      sentence(`No round${programme ? ` of ${programme.name}` : ''} is open, so there is nothing to extend.`),
    );
  if (another) return refusal(which('Which programme?', of, (id) => `round extend ${id} ${day}`));
  // Of a monthly and a quarterly one, the first that would be due before that day.
  const [first] = [...open].sort(
    (a, b) => Number(a.dueOn >= day) - Number(b.dueOn >= day) || a.dueOn.localeCompare(b.dueOn),
  );
  const moved = extendRound(first!, day, today, workingCalendar(organisation));
  if ('problem' in moved) return refusal(sentence(moved.problem));
  const waiting = (await askedIn(tx, [only.id], () => true)).filter(
    (each) => each.round.id === first!.id && each.dueOn < day && !each.given,
  );
  const { dueOn, closesOn } = moved;
  const later: Round = { ...first!, dueOn, ...(closesOn ? { closesOn } : {}) };
  await tx.rounds.save(later);
  return done(call, later, waiting, moved, planOf(only, later, organisation));
}

/** Notes it, tells who is asked, and says what follows. */
async function done(
  { tx, actor }: Call,
  { id, programme, period, closesOn }: Round,
  moved: readonly Asked[],
  { dueOn, was }: Exclude<Extended, { problem: string }>,
  plan: RoundPlan,
  workstream?: Workstream,
): Promise<Reply> {
  const by = actor.person.id;
  await tx.extensions.add({ round: id, ...(workstream ? { workstream: workstream.id } : {}), was, dueOn, by });
  await tx.trail.add({
    programme,
    actor: by,
    via: actor.via,
    action: 'round.extended',
    subject: workstream ? `${id}:${workstream.id}` : id,
    before: { dueOn: was },
    after: { dueOn, ...(workstream || !closesOn ? {} : { closesOn }) },
  });
  const told = tellOfExtension(moved, dueOn, by, tx.now);
  await tx.deliveries.add(told);
  const today = localDateOf(tx.now, actor.person.timeZone);
  const what = workstream ? workstream.name : `The round for ${nameOfPeriod(period)}`;
  const people = told.length > 0 ? ` ${sayCount(told.length, 'person is', 'people are')} told.` : '';
  return alone(
    sentence(
      `${what} is due on ${sayDay(dueOn, today)} now, not on ${sayDay(was, today)}.${people} ${follows(plan, today)}`.trim(),
    ),
  );
}

/** What comes by itself if no answer does. */
function follows({ reminders, escalations, closesOn }: RoundPlan, today: LocalDate): string {
  const isBefore = (day: LocalDate | undefined) => day !== undefined && (closesOn === undefined || day <= closesOn);
  const coming = reminders.filter((day) => day > today);
  const steps = ladder
    .filter((step) => isBefore(escalations[step]))
    .map((step) => `the ${step} on ${sayDay(escalations[step]!, today)}`);
  const lost = ladder.filter((step) => escalations[step] && !isBefore(escalations[step])).map((step) => `the ${step}`);
  return [
    ...(coming.length > 0 ? [`Reminders to those who have not answered: ${sayDays(coming, today)}.`] : []),
    ...(steps.length > 0 ? [`Then ${listed(steps)}.`] : []),
    ...(closesOn
      ? [
          `The round closes on ${sayDay(closesOn, today)}${lost.length > 0 ? `, before ${listed(lost)} would be asked` : ''}.`,
        ]
      : []),
  ].join(' ');
}
