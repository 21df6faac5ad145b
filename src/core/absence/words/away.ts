import type { LocalDate } from '../../calendar/local-date.ts';
import { sayDay } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { capital } from '../../capital.ts';
import { listed } from '../../interview/about.ts';
import { type Button, buttons, paragraph, sentence } from '../../message.ts';
import type { Tx } from '../../ports.ts';
import type { Person } from '../../programme/person.ts';
import { alone, type Call, type Reply, refusal, type Word } from '../../words/word.ts';
import { type Leave, noteAbsence } from '../note.ts';
import { readLeave } from '../read-leave.ts';
import { sayLeave } from '../say.ts';
import { longestName, whose } from '../whose.ts';

/** `away FROM TO [cover @person]`: nothing is sent meanwhile, and the cover is asked. Why is neither asked nor kept. */
export const away: Word = {
  name: 'away',
  alsoTyped: ['i am away', 'i will be away'],
  usage: 'FROM TO [cover @person]',
  summary: 'when you are away, both days included, and who answers for you; why is not asked',
  action: 'absence.note',
  examples: [
    'away 3 January 8 January',
    'away Monday to Friday cover @ben',
    'away @asha 3 January 8 January cover @ben',
  ],
  run,
  meant: async ({ args, tx }) => {
    const organisation = await tx.organisation();
    const { days, before } = readLeave(args, {
      today: localDateOf(tx.now, organisation?.timeZone ?? 'Europe/London'),
      financialYearStarts: organisation?.financialYearStarts ?? '04-01',
    });
    return days !== 'none' && (before === '' || before.startsWith('@'));
  },
};

async function run(call: Call): Promise<Reply> {
  const { tx, actor, args } = call;
  const organisation = await tx.organisation();
  const financialYearStarts = organisation?.financialYearStarts ?? '04-01';
  const todayOf = ({ timeZone }: Pick<Person, 'timeZone'>) =>
    localDateOf(tx.now, timeZone ?? organisation?.timeZone ?? 'Europe/London');
  const first = readLeave(args, { today: localDateOf(tx.now, actor.person.timeZone), financialYearStarts });
  const found = await whose(call, first.before);
  if ('refusal' in found) return found.refusal;
  const { person } = found;
  const today = todayOf(person);
  const read = readLeave(args, { today, financialYearStarts });
  const named = read.days === 'none' ? args.replace(/cover.*$/is, '').trim() : read.before;
  const { days } = read;
  const mine = person.key === actor.person.id;
  if (days === 'none') return ask(call, person, mine, named.startsWith('@'));
  if ('problem' in days) return refusal(sentence(problems[days.problem]));
  if (days.to === 'missing') {
    await tx.people.setFocus(actor.person.id, { restOf: `away${mine ? '' : ` @${person.key}`} ${days.from} to` });
    return alone(
      sentence(`Away from ${sayDay(days.from, today)} to when? The last day away, please: for example “8 January”.`),
    );
  }
  const cover = read.cover === undefined ? undefined : await coverOf(call, person, read.cover, days);
  if (cover && 'refusal' in cover) return cover.refusal;
  const why = read.more || 'others' in found || (cover?.more ?? false);
  return noted(call, person, { from: days.from, to: days.to }, cover?.person, today, why);
}

const problems = {
  'ends first':
    'The last day lies before the first, so nothing was noted. You could write “away 3 January 8 January”, or “away Monday to Friday”.',
  past: 'Those days are past, so there is nothing to note. For days to come, write them with the year: “away 3 January 2028 8 January 2028”.',
  'too long':
    'That is more than two years, so nothing was noted. Somebody who is away for so long is better replaced: the programme office does that with “assign”.',
} as const;

/** Without days: when? */
async function ask(call: Call, person: Person, mine: boolean, isNamed: boolean): Promise<Reply> {
  const { tx, actor } = call;
  await tx.people.setFocus(actor.person.id, { restOf: mine ? 'away' : `away @${person.key}` });
  const [standing] = await tx.absences.between(today(call), '9999-12-31' as LocalDate, [person.key]);
  const stands = standing ? ` Noted so far: away ${sayLeave(standing, today(call))}.` : '';
  const line = `From which day to which ${mine ? 'are you' : `is ${person.name}`} away?${stands} Both days count as away; you can add who answers meanwhile: “3 January 8 January cover @ben”. Why is not asked.`;
  return alone({
    summary: line,
    blocks: [
      paragraph(line),
      buttons(
        ...(isNamed || mine
          ? ['today', 'tomorrow', 'next week'].map((day): Button => {
              return {
                label: capital(day),
                say: `away${mine ? '' : ` @${person.key}`} ${day}`,
              };
            })
          : []),
      ),
    ].filter((block) => block.kind !== 'buttons' || block.buttons.length > 0),
  });
}

const today = ({ tx, actor }: Call): LocalDate => localDateOf(tx.now, actor.person.timeZone);

type Cover = { readonly person: Person; readonly more: boolean } | { readonly refusal: Reply };

async function coverOf(
  call: Call,
  absent: Person,
  typed: string,
  days: { from: LocalDate; to: LocalDate | 'missing' },
): Promise<Cover> {
  const mine = absent.key === call.actor.person.id;
  const begun = `away${mine ? '' : ` @${absent.key}`} ${days.from} to ${days.to} cover`;
  const found = await longestName(call, typed, (key) => `${begun} ${key}`);
  if ('refusal' in found) {
    await call.tx.people.setFocus(call.actor.person.id, { restOf: begun });
    return found;
  }
  const { person } = found;
  const no = whyNot(absent, person);
  if (no) return { refusal: refusal(sentence(no)) };
  const said = [person.key, person.name, person.email, person.email.split('@')[0]!].map((each) => each.toLowerCase());
  const rest = typed
    .replace(/^@/, '')
    .replace(/[\s.]+$/, '')
    .toLowerCase();
  return {
    person,
    more: !said.some((each) => each === rest) && /\s/.test(rest) && !person.name.toLowerCase().includes(rest),
  };
}

/** Councillors are not asked for updates, and partners see only what is approved. */
function whyNot(absent: Person, cover: Person): string | undefined {
  if (cover.key === absent.key)
    return 'Nobody can answer for themselves while they are away. You could name somebody else, or nobody: then the deputy is asked.';
  if (cover.kind === 'councillor')
    return `${cover.name} is a councillor, and is not asked for updates. You could name an officer.`;
  if (cover.kind === 'partner' && absent.kind !== 'partner')
    return `${cover.name} is with a partner, who sees only what is approved. You could name an officer.`;
  return undefined;
}

async function noted(
  call: Call,
  person: Person,
  days: Omit<Leave, 'cover'>,
  cover: Person | undefined,
  today: LocalDate,
  why: boolean,
): Promise<Reply> {
  const { tx, actor } = call;
  const { absence, joined, same } = await noteAbsence(
    tx,
    person,
    { ...days, ...(cover ? { cover: cover.key } : {}) },
    { by: actor.person.id, today },
  );
  const mine = person.key === actor.person.id;
  const who = mine ? 'you are' : `${person.name} is`;
  if (!same)
    await tx.trail.add({
      actor: actor.person.id,
      via: actor.via,
      action: 'absence.noted',
      subject: person.key,
      after: { from: absence.from, to: absence.to, ...(absence.cover === undefined ? {} : { cover: absence.cover }) },
    });
  const lines = [
    `${same ? 'That was noted already' : 'Noted'}: ${who} away ${sayLeave(absence, today)}, both days included.`,
    ...(joined.length > 0
      ? [`It is joined with what was noted before (${listed(joined.map((each) => sayLeave(each, today)))}).`]
      : []),
    await instead(tx, person, absence.cover, today, absence, mine),
    ...(why ? ['Why somebody is away is neither asked nor kept, so the other words were left out.'] : []),
  ];
  const back = mine ? 'back' : `back @${person.key}`;
  const summary = lines.join(' ');
  return alone({
    summary,
    blocks: [
      paragraph(summary),
      absence.from <= today
        ? buttons({ label: mine ? 'I am back' : `${person.name} is back`.slice(0, 75), say: back })
        : buttons({ label: 'Take it back', say: `${back} ${absence.from}` }),
    ],
  });
}

/** Who is asked meanwhile. */
async function instead(
  tx: Tx,
  person: Person,
  cover: string | undefined,
  today: LocalDate,
  days: Leave,
  mine: boolean,
): Promise<string> {
  const programmes = await tx.programmes.all();
  const all = (await Promise.all(programmes.map(({ id }) => tx.programmes.workstreams(id)))).flat();
  const led = all.filter(({ lead, status }) => lead.includes(person.key) && status === 'active');
  const names = await tx.people.many([cover, ...led.map(({ deputy }) => deputy)].filter((key) => key !== undefined));
  const nameOf = (key: string) => names.find((each) => each.key === key)?.name ?? key;
  const nothing = `Nothing is sent to ${mine ? 'you' : 'them'} meanwhile`;
  if (cover !== undefined) {
    const [away] = await tx.absences.between(days.from, days.to, [cover]);
    const both = away
      ? ` ${nameOf(cover)} is away ${sayLeave(away, today)} too; on those days the deputy is asked, if there is one.`
      : '';
    return led.length === 0
      ? `${nothing}. ${mine ? 'You lead' : 'They lead'} no workstream, so nothing is asked of ${nameOf(cover)}.`
      : `${nothing}; ${nameOf(cover)} is asked instead, and the update says who answered for whom.${both}`;
  }
  if (led.length === 0) return `${nothing}.`;
  const [without, deputies] = [
    led.filter(({ deputy, lead }) => !deputy && lead.length === 1),
    led.filter(({ deputy }) => deputy),
  ];
  const parts = [
    ...(deputies.length > 0
      ? [
          `${listed([...new Set(deputies.map(({ deputy }) => nameOf(deputy!)))])} ${deputies.length === 1 ? 'is' : 'are'} asked instead, as deputy`,
        ]
      : []),
    ...(without.length > 0 ? [`nobody is asked for ${listed(without.map(({ name }) => name))}`] : []),
  ];
  return `${nothing}${parts.length > 0 ? `; ${parts.join('; ')}` : ''}.${without.length > 0 ? ' To name somebody, write it again with “cover @person”.' : ''}`;
}
