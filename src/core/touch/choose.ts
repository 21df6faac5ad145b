import type { Actor } from '../access/actor.ts';
import { localDateOf } from '../calendar/zone.ts';
import { listed } from '../interview/about.ts';
import { type Button, type Message, paragraph, sentence } from '../message.ts';
import type { TouchChoice, Tx } from '../ports.ts';
import type { Workstream } from '../programme/nouns.ts';
import { typedAs } from '../words/workstream.ts';
import { type Paced, pacesOf } from './pace.ts';
import { isPressing, rhythmOf } from './rhythm.ts';

const paced = async (tx: Tx, actor: Actor, workstreams: readonly Workstream[]): Promise<readonly Paced[]> => {
  const { timeZone } = actor.person;
  const today = localDateOf(tx.now, timeZone);
  const all: Paced[] = [];
  for (const id of new Set(workstreams.map(({ programme }) => programme))) {
    const programme = await tx.programmes.get(id);
    if (!programme) continue;
    const own = workstreams.filter((each) => each.programme === id);
    all.push(...(await pacesOf(tx, programme, own, today, timeZone)));
  }
  return all;
};

/** Keeps how often these workstreams are to be asked about, and says what follows from it. */
export async function choose(
  tx: Tx,
  actor: Actor,
  workstreams: readonly Workstream[],
  chosen: TouchChoice,
): Promise<Message> {
  const ids = workstreams.map(({ id }) => id);
  await tx.touchChoices.choose(ids, chosen, actor.person.id);
  await tx.trail.addAll(
    workstreams.map(({ id, programme }) => ({
      programme,
      actor: actor.person.id,
      via: actor.via,
      action: 'touch.chosen',
      subject: id,
      after: { touch: chosen },
    })),
  );
  const all = await paced(tx, actor, workstreams);
  const [first] = workstreams;
  const undo = workstreams.length === 1 ? `touch ${await typedAs(tx, actor, first!)} ` : 'touch ';
  return chosen === 'monthly' ? monthlyFrom(all, `${undo}weekly`) : weeklyFrom(all, `${undo}monthly`);
}

const namesOf = (all: readonly Paced[]): string => listed(all.map(({ workstream }) => workstream.name));
const are = (all: readonly Paced[]): string => (all.length === 1 ? 'is' : 'are');
const itIs = (all: readonly Paced[]): string => (all.length === 1 ? 'it is' : 'they are');

function monthlyFrom(all: readonly Paced[], undo: string): Message {
  const never = all.filter(({ pace }) => pace.set === 'none');
  const pressing = all.filter(({ pace }) => pace.set !== 'none' && isPressing(pace));
  const unrated = all.filter(
    (each) => !never.includes(each) && each.pace.rating === undefined && !isPressing(each.pace),
  );
  const monthly = all.filter((each) => ![...never, ...pressing, ...unrated].includes(each));
  const lines = [
    ...(monthly.length > 0
      ? [
          `I ask about ${namesOf(monthly)} once a month from now on, as long as ${itIs(monthly)} green and no milestone is due within four weeks; then it is weekly again by itself.`,
        ]
      : []),
    ...(pressing.length > 0
      ? [
          `${namesOf(pressing)} ${are(pressing)} not green, or a milestone is due within four weeks, so I still ask weekly; once a month begins when that is over.`,
        ]
      : []),
    ...(unrated.length > 0
      ? [`${namesOf(unrated)} ${are(unrated)} not rated yet; once a month begins with the first green.`]
      : []),
    ...(never.length > 0 ? [`${namesOf(never)} ${are(never)} not asked about between rounds at all.`] : []),
  ];
  return {
    summary: lines.join(' '),
    blocks: [...lines.map((line) => paragraph(line)), paragraph(`“${undo}” changes it back.`)],
  };
}

const often = { weekly: 'every week', fortnightly: 'every other week', monthly: 'once a month' } as const;

function weeklyFrom(all: readonly Paced[], undo: string): Message {
  const said = all.map(({ workstream, pace }) => {
    const touch = rhythmOf(pace);
    return touch === 'none' ? `${workstream.name} not at all` : `${workstream.name} ${often[touch]}`;
  });
  const note = all.some(({ pace }) => rhythmOf(pace) !== 'weekly') ? ' That is how the programme has set it.' : '';
  return sentence(
    `Between rounds I ask about ${listed(said)} from now on.${note} “${undo}” asks less while it is green.`,
  );
}

/** The button that offers fewer questions, where some of these workstreams are green and asked about more often. */
export async function fewerButton(
  tx: Tx,
  actor: Actor,
  workstreams: readonly Workstream[],
): Promise<Button | undefined> {
  const led = workstreams.filter(({ lead }) => lead.includes(actor.person.id));
  const green = (await paced(tx, actor, led)).filter(({ pace }) => {
    return (
      rhythmOf(pace) !== 'none' && rhythmOf({ ...pace, monthly: true }) === 'monthly' && rhythmOf(pace) !== 'monthly'
    );
  });
  const [first] = green;
  if (!first) return undefined;
  return green.length === 1
    ? { label: 'Ask me monthly while it is green', say: `touch ${first.workstream.id} monthly` }
    : { label: 'Ask me monthly while they are green', say: 'touch monthly' };
}
