import { can, programmesOf } from '../access/can.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { sayDay, sayDayInFull } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { capital } from '../capital.ts';
import { listed, theNamed } from '../interview/about.ts';
import { buttons, footnote, heading, list, type Message, paragraph, sentence } from '../message.ts';
import { keyOf, type SteeringGroup } from '../programme/nouns.ts';
import type { Organisation } from '../programme/organisation.ts';
import { hiddenAs, named } from '../words/named.ts';
import { which } from '../words/which.ts';
import { alone, type Call, type Reply, refusal, type Word } from '../words/word.ts';
import { agreed, cancel, handOver } from './hand-over.ts';
import { readHandover } from './read-handover.ts';

const example = 'handover transformation to performance, audit on 12 March';

/** `handover GROUP to GROUPS on DATE`: oversight passes from one body to others, once both have agreed to it. */
export const handover: Word = {
  name: 'handover',
  usage: '[GROUP to GROUPS on DATE | GROUP cancel]',
  summary: 'who takes over from a steering group that ends, and when',
  action: 'oversight.hand-over',
  examples: [
    'handover',
    example,
    'handover transformation agreed at Council, 18 February',
    'handover transformation cancel',
  ],
  run,
  meant: async (call) => {
    const groups = await mine(call);
    return readParts(call.args, groups) !== undefined || / to .+ on /is.test(call.args);
  },
};

/** The groups of the programmes whose oversight the asker arranges. */
async function mine({ tx, actor }: Call): Promise<readonly SteeringGroup[]> {
  const programmes = programmesOf(actor).filter((programme) => can(actor, 'oversight.hand-over', { programme }));
  return (await Promise.all(programmes.map((each) => tx.programmes.groups(each)))).flat();
}

/** `GROUP cancel`, `GROUP agreed at Council`. */
function readParts(typed: string, groups: readonly SteeringGroup[]) {
  const [, name, part, rest = ''] =
    /^(.+?)[\s,]+(cancel|agreed)\b(?:\s+(?:at|by|in|on))?:?\s*(.*)$/is.exec(typed) ?? [];
  const found = name === undefined ? undefined : named(groups, name);
  if (!found || !part || !('one' in found)) return undefined;
  return part.toLowerCase() === 'cancel' && rest === ''
    ? { group: found.one, part: 'cancel' as const }
    : part.toLowerCase() === 'agreed' && rest !== ''
      ? { group: found.one, part: 'agreed' as const, where: rest }
      : undefined;
}

async function run(call: Call): Promise<Reply> {
  const organisation = await call.tx.organisation();
  const groups = await mine(call);
  if (!organisation || groups.length === 0) return refusal(sentence('You arrange the oversight of no programme.'));
  const today = localDateOf(call.tx.now, organisation.timeZone);
  const typed = call.args.trim().replace(/[.!]$/, '');
  if (typed === '') return alone(listedHandovers(groups, today));
  const part = readParts(typed, groups);
  if (part?.part === 'cancel') return alone(await cancel(call, part.group, today));
  if (part?.part === 'agreed') return alone(await agreed(call, part.group, part.where, today));
  return arrange(call, typed, groups, organisation, today);
}

async function arrange(
  call: Call,
  typed: string,
  groups: readonly SteeringGroup[],
  { financialYearStarts }: Organisation,
  today: LocalDate,
): Promise<Reply> {
  const read = readHandover(typed, groups, { today, financialYearStarts });
  if (!read) return refusal(sentence(`Who takes over, and when? You could write “${example}”.`));
  const { from, to, unknown, on, notADay } = read;
  if ('many' in from)
    return refusal(
      which('Which group hands over?', from.many, (id) => typed.replace(/^.*?(?= to )/is, `handover ${id}`)),
    );
  if ('none' in from) {
    const all = await Promise.all((await call.tx.programmes.all()).map(({ id }) => call.tx.programmes.groups(id)));
    const names = groups.slice(0, 8).map(({ name }) => name);
    return refusal(
      sentence(
        `There is no steering group “${from.none.slice(0, 80)}” whose oversight you arrange. You could name ${listed(names)}.`,
      ),
      hiddenAs(all.flat(), from.none, 'oversight.hand-over'),
    );
  }
  const group = from.one;
  const others = groups.filter(({ id, programme }) => programme === group.programme && id !== group.id);
  if (unknown.length > 0 || to.length === 0)
    return refusal(
      sentence(
        `I cannot tell which steering group “${(unknown[0] ?? '').slice(0, 80)}” is. ${
          others.length > 0
            ? `You could name ${listed(others.map(({ name }) => name))}.`
            : 'The programme has no other; groups come from the programme file.'
        }`,
      ),
    );
  if (on === undefined)
    return refusal(
      sentence(`I could not read “${(notADay ?? '').slice(0, 60)}” as a day. You could write 12 March or 2027-03-12.`),
    );
  const problem = whyNot(group, to, on, groups, today);
  if (problem) return refusal(sentence(problem));
  if (read.unsure) {
    const summary = `I read that as ${sayDayInFull(on)}. Is that right?`;
    const say = `handover ${group.id} to ${to.map(({ id }) => id).join(', ')} on ${on}${read.agreed ? ` agreed at ${read.agreed}` : ''}`;
    return refusal({ summary, blocks: [paragraph(summary), buttons({ label: 'Right', say })] });
  }
  return alone(await handOver(call, group, { to, on, today, ...(read.agreed ? { agreed: read.agreed } : {}) }));
}

function whyNot(
  group: SteeringGroup,
  to: readonly SteeringGroup[],
  on: LocalDate,
  groups: readonly SteeringGroup[],
  today: LocalDate,
): string | undefined {
  const nameOf = (id: string) => theNamed(groups.find((each) => each.id === id)?.name ?? keyOf(id));
  if (to.some(({ id }) => id === group.id)) return `${group.name} cannot take over from itself.`;
  if (group.until !== undefined && group.until < today)
    return `${capital(theNamed(group.name))} ended on ${sayDay(group.until, today)}${group.handedOverTo ? `; ${listed(group.handedOverTo.map(nameOf))} took over` : ''}. That cannot be changed any more.`;
  if (on < today) return `${sayDay(on, today)} has passed. You could write today, or a day to come.`;
  const over = to.find(({ until }) => until !== undefined && until <= on);
  if (over)
    return `${capital(theNamed(over.name))} ends on ${sayDay(over.until!, today)} itself. You could name who takes over from it.`;
  const back = to.find(({ successors }) => successors.includes(keyOf(group.id)));
  if (back)
    return `${capital(theNamed(back.name))} is to hand over to ${theNamed(group.name)}. “handover ${keyOf(back.id)} cancel” takes that back.`;
  return undefined;
}

function listedHandovers(groups: readonly SteeringGroup[], today: LocalDate): Message {
  const nameOf = (programme: string) => (key: string) =>
    theNamed(groups.find(({ id }) => id === `${programme}/${key}`)?.name ?? key);
  const ending = groups.filter(({ until }) => until !== undefined);
  if (ending.length === 0)
    return {
      summary: 'No steering group hands over to another.',
      blocks: [paragraph('No steering group hands over to another.'), footnote(`You could write “${example}”.`)],
    };
  const lines = ending.map(({ name, until, successors, programme }) => {
    const to = listed(successors.map(nameOf(programme)));
    const verb =
      until! <= today
        ? successors.length > 1
          ? 'have taken over'
          : 'has taken over'
        : successors.length > 1
          ? 'take over'
          : 'takes over';
    return [
      { bold: name },
      ` · ${until! < today ? 'ended' : 'ends'} on ${sayDay(until!, today)} · ${to ? `${to} ${verb}` : 'nobody takes over'}`,
    ];
  });
  const planned = ending.filter(({ until, successors }) => until! > today && successors.length > 0);
  return {
    summary: `${ending.length === 1 ? 'One steering group hands' : `${ending.length} steering groups hand`} over.`,
    blocks: [
      heading('Handovers'),
      list(lines),
      ...(planned.length > 0
        ? [footnote(`“handover ${keyOf(planned[0]!.id)} cancel” takes one back before its day.`)]
        : []),
    ],
  };
}
