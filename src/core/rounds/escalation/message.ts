import type { LocalDate } from '../../calendar/local-date.ts';
import { sayDay, sayShort } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { listed } from '../../interview/about.ts';
import { type Block, buttons, footnote, type Line, list, type Message, paragraph } from '../../message.ts';
import { type Asked, progressOf } from '../asked.ts';
import { namesAmong, startButtons } from '../left.ts';
import type { EscalateAbout } from './plan.ts';
import { type Tried, whatWasTried } from './tried.ts';

/** One workstream that somebody is asked for. */
export interface Missing {
  readonly asked: Asked;
  readonly about: EscalateAbout;
  readonly tried: Tried;
  /** They may answer themselves. */
  readonly answers: boolean;
}

/** What somebody is asked for others' answers: who may answer is asked to, the others read what they can do. */
export function escalationMessage(missing: readonly Missing[]): Message {
  const own = missing.filter(({ answers }) => answers);
  const others = missing.filter(({ answers }) => !answers);
  const question = own.length > 0 ? ' Could you answer?' : '';
  return {
    summary: `${sayMissing(missing)}${question}`,
    blocks: [
      ...away(missing),
      ...lines(missing),
      ...(own.length > 0 ? toAnswer(own, missing.length > own.length) : []),
      ...(others.length > 0 ? toActOn(others) : []),
      footnote(whyThem(missing)),
    ],
  };
}

/** `Customer focus was due on Friday 15 January and is not received.` */
function sayMissing(missing: readonly Pick<Missing, 'asked' | 'tried'>[]): string {
  const nameOf = namesAmong(missing.map(({ asked }) => asked));
  const days = [...new Set(missing.map(({ asked }) => asked.dueOn))].sort();
  const said = days.map((day) => {
    const then = missing.filter(({ asked }) => asked.dueOn === day);
    const one = then.length === 1;
    const names = listed(then.map(({ asked }) => nameOf(asked)));
    return `${names} ${one ? 'was' : 'were'} due on ${sayDay(day, then[0]!.tried.today)} and ${one ? 'is' : 'are'} not received.`;
  });
  return said.join(' ');
}

/** What was tried for each, one below the other. */
export function triedLines(missing: readonly Pick<Missing, 'asked' | 'tried'>[], progress: boolean): readonly Line[] {
  const nameOf = namesAmong(missing.map(({ asked }) => asked));
  return missing.map(({ asked, tried }): Line => {
    const far = progress ? ` ${howFar(asked, tried)}` : '';
    const due = `was due on ${sayDay(asked.dueOn, tried.today)} and is not received.`;
    return [{ bold: nameOf(asked) }, ` ${due} ${whatWasTried(asked, tried)}${far}`];
  });
}

const lines = (missing: readonly Missing[]): readonly Block[] => {
  const all = missing.flatMap((each) => triedLines([each], !each.answers));
  const named = all.length === missing.length && missing.length > 1 ? triedNames(missing, all) : all;
  return named.length === 1 ? [paragraph(...named[0]!)] : [list(named)];
};

/** Among several, each is called so that it cannot be taken for another. */
const triedNames = (missing: readonly Missing[], all: readonly Line[]): readonly Line[] => {
  const nameOf = namesAmong(missing.map(({ asked }) => asked));
  return all.map((line, i) => [{ bold: nameOf(missing[i]!.asked) }, ...line.slice(1)]);
};

/** How far it is, and nothing of what it says. */
function howFar(asked: Asked, { zone, today }: Tried): string {
  const { draft } = asked;
  if (!draft) return asked.told ? 'It is not started, but partly filled in from notes.' : `It is ${progressOf(asked)}.`;
  return `It is begun and not sent; last changed on ${sayShort(localDateOf(draft.changedAt, zone), today)}.`;
}

function away(missing: readonly Missing[]): readonly Block[] {
  const people = new Map(
    missing.flatMap(({ about, tried }) => (about.for === undefined ? [] : [[about.for, tried.nameOf(about.for)]])),
  );
  const names = [...people.values()];
  return names.length === 0
    ? []
    : [paragraph(`${listed(names)} ${names.length === 1 ? 'is' : 'are'} away and named you; you are asked instead.`)];
}

function toAnswer(own: readonly Missing[], some: boolean): readonly Block[] {
  const asked = own.map((each) => each.asked);
  const nameOf = namesAmong(asked);
  const which = some ? ` for ${listed(asked.map(nameOf))}` : '';
  return [
    paragraph(`Could you answer${which}? What is begun is kept, and the update will say who answered for whom.`),
    buttons(
      ...startButtons(asked).slice(0, 5),
      ...asked.slice(0, 5).map((each) => ({
        label: `Ask someone else${asked.length === 1 ? '' : ` for ${nameOf(each)}`}`.slice(0, 75),
        say: `delegate ${each.workstream.id}`,
      })),
    ),
  ];
}

/** Director and sponsor: they lead no answer, but can see to it that one comes. */
function toActOn(others: readonly Missing[]): readonly Block[] {
  const nameOf = namesAmong(others.map(({ asked }) => asked));
  const all = (of: (each: Missing) => readonly string[]) => [...new Set(others.flatMap(of))];
  const asked = all(({ asked, tried }) => asked.now.map(({ person }) => tried.nameOf(person)));
  const office = all(({ asked, tried }) => asked.programme.office.map(tried.nameOf));
  const closes = others.map(({ asked }) => asked.round.closesOn).filter((day) => day !== undefined);
  const today = others[0]!.tried.today;
  const until = closes.length > 0 ? ` It is taken until the round closes on ${sayDay(closes.sort()[0]!, today)}.` : '';
  return [
    paragraph('What you can do:'),
    list([
      [`Ask ${asked.length > 0 ? listed(asked) : 'its lead'} what stands in the way of an answer.${until}`],
      [`Ask the programme office, ${listed(office)}, to ask somebody else, to move the due day, or to hold this.`],
      ...next(others, today),
    ]),
    buttons(
      ...others.slice(0, 5).map(({ asked }) => ({
        label: `Status of ${nameOf(asked)}`.slice(0, 75),
        say: `status ${asked.workstream.id}`,
      })),
    ),
  ];
}

function next(others: readonly Missing[], today: LocalDate): readonly Line[] {
  const further = others.find(({ about }) => about.sponsorOn !== undefined && about.sponsorOn > today);
  if (!further) return [];
  const { sponsor } = further.asked.programme;
  if (sponsor === further.about.person) return [];
  return [
    [
      `If nothing comes, ${further.tried.nameOf(sponsor)}, the sponsor, is asked on ${sayDay(further.about.sponsorOn!, today)}.`,
    ],
  ];
}

function whyThem(missing: readonly Missing[]): string {
  const roles = listed([...new Set(missing.map(({ about }) => `${about.step}`))]);
  const stands = missing.some(({ about }) => about.for !== undefined) ? 'stand in for' : 'are';
  return `You are asked because you ${stands} the ${roles}. It falls silent as soon as there is an answer.`;
}
