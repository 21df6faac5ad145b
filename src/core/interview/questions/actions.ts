import type { LocalDate } from '../../calendar/local-date.ts';
import { addMonths, lastDayOfMonth, monthOf } from '../../calendar/month.ts';
import { sayDayInFull } from '../../calendar/say.ts';
import { type Action, keyOf } from '../../programme/nouns.ts';
import { type About, dayFor } from '../about.ts';
import type { Effect, Family } from '../family.ts';
import type { Question, Section, Understanding } from '../question.ts';
import { actionOf } from '../shown/measures.ts';
import { type ActionSaid, actionSaid } from '../stored/measures.ts';
import { problemOfDay } from '../understand/problem.ts';
import { readDay } from '../understand/read-day.ts';
import { readItemState, splitReason } from '../understand/state-of-item.ts';
import { understandText } from '../understand/text.ts';
import { excerpt, plainWords } from '../understand/wording.ts';
import { apart, isEmpty, tooLong } from './item.ts';
import { type Dated, datesFor } from './path.ts';

const section: Section = { key: 'actions', name: 'Actions' };
export const whatWorks =
  'You could write “done on 27 November”, “12 February because the panel has not met”, or how it stands.';

/** What the leads still owe from decisions and reviews. */
export const actions: Family = {
  questions(about) {
    const name = apart(
      about.actions,
      (each) => each.text,
      (each) => keyOf(each.id),
    );
    return about.actions.map((action) => actionQuestion(about, action, name(action)) as Question);
  },

  effects: (about, answers) =>
    about.actions.flatMap((action): readonly Effect[] => {
      const given = actionOf(answers, keyOf(action.id));
      const fields = given && changes(action, given);
      return fields ? [{ what: 'set', kind: 'action', id: action.id, fields }] : [];
    }),
};

/** The fields that it changes. What comes back every quarter is done until then; all else is done with. */
export function changes(
  action: Action,
  { is, on, date }: ActionSaid,
): { readonly [field: string]: string | undefined } | undefined {
  if (is === 'moved') return { by: on, said: date };
  if (is !== 'done') return undefined;
  if (action.every === undefined) return { done: on };
  return { by: following(action.by ?? on!, action.every, on!), said: undefined };
}

const lengths = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const;

/** The next day on which it is due again, after it was done. */
function following(by: LocalDate, every: keyof typeof lengths, done: LocalDate): LocalDate {
  for (let months = lengths[every]; ; months += lengths[every]) {
    const month = addMonths(monthOf(by), months);
    const day = `${month}-${by.slice(8)}` as LocalDate;
    const last = lastDayOfMonth(month);
    if (day > last && last > done) return last;
    if (day <= last && day > done) return day;
  }
}

function actionQuestion(about: About, action: Action, short: string): Question<ActionSaid> {
  const key = `action/${keyOf(action.id)}`;
  const isOverdue = action.by !== undefined && action.by < about.today;
  return {
    key,
    name: excerpt(action.text, 120),
    called: [short, keyOf(action.id)],
    section,
    ...(action.sensitive ? { sensitive: true } : {}),
    stored: actionSaid,
    appears: 'the digest and the paper',
    skipping: 'Readers will see it as still open.',
    otherwise: 'Another date',
    asked: () => true,
    put: () => ({
      line: line(action, about, isOverdue),
      hint: whatWorks,
      saysLast: true,
      choices: [{ label: 'Done', say: 'Done' }],
    }),
    understand: (text) => readAction(text, about),
    show: (value) => shown(value, action),
    short: (value) => shortly(value),
    // A day that has passed cannot stand: it is done, or has another.
    ...(isOverdue ? {} : { last: () => ({ is: 'unchanged' as const }) }),
    compared: (value) =>
      value.is === 'moved' && action.by !== undefined && value.on !== action.by
        ? `was ${dayFor(about, action.by)}`
        : undefined,
    field: { input: 'line', text: typed },
  };
}

/** In a word or two. */
function shortly({ is, on, said }: ActionSaid): string {
  if (is === 'unchanged') return 'still to do';
  if (is === 'words') return excerpt(said ?? 'as said', 40);
  return is === 'moved' && on !== undefined ? sayDayInFull(on) : is.replaceAll('-', ' ');
}

function line({ text, by, said, when, from, owner }: Action, about: About, isOverdue: boolean): string {
  const source = from === undefined ? '' : ` (from “${from.replaceAll('-', ' ')}”)`;
  const whose = about.workstream.lead.length > 1 && owner !== undefined ? `, ${about.names[owner] ?? owner}` : '';
  const what = `Action${whose}: ${text}${source}.`;
  if (by !== undefined && isOverdue)
    return `${what} It was due on ${dayFor(about, by)}. Is it done, or what is the new date?`;
  const due =
    by !== undefined
      ? `, due ${dayFor(about, by)}`
      : said !== undefined
        ? `, due ${said}`
        : when !== undefined
          ? `, once ${when}`
          : '';
  return `${what.slice(0, -1)}${due}. Is it done?`;
}

/** What somebody says of an action, wherever they say it. */
export function readAction(text: string, about: Dated): Understanding<ActionSaid> {
  const long = tooLong(text);
  if (long) return long;
  const said = text.trim();
  if (isEmpty(said)) return { problem: `I found nothing in that to take as an answer. ${whatWorks}` };
  const state = readItemState(said);
  const because = state?.because === undefined ? {} : { why: state.because };
  const full = isBare(said) ? {} : { said };
  switch (state?.is) {
    case 'unchanged':
    case 'new-date-unknown':
      return { understood: { is: state.is, ...because, ...full } };
    case 'done': {
      const read = readDay(said, datesFor(about), { past: true });
      if (read.kind === 'none') return { understood: { is: 'done', on: about.today, ...because, ...full } };
      if (read.kind !== 'day') return { problem: problemOfDay(read, said) ?? whatWorks };
      const value = { is: 'done' as const, on: read.on, ...because, said };
      return read.sure && read.on <= about.today ? { understood: value } : { confirm: value, said: read.said };
    }
    default:
      return moved(said, about);
  }
}

/** A new date and why; else how it stands, in their words. */
function moved(said: string, about: Dated): Understanding<ActionSaid> {
  const { what, because } = splitReason(said);
  const read = what.length <= 160 ? readDay(said, datesFor(about)) : ({ kind: 'none' } as const);
  if (read.kind === 'day') {
    const value = {
      is: 'moved' as const,
      on: read.on,
      ...(because === undefined ? {} : { why: because }),
      date: read.said,
      said,
    };
    if (read.on < about.today)
      return { problem: `I read “${read.said}” as ${dayFor(about, read.on)}, which is past. ${whatWorks}` };
    return read.sure && isOnlyDate(what, read.said) ? { understood: value } : { confirm: value, said: read.said };
  }
  if (read.kind === 'implausible') return { problem: problemOfDay(read, said) ?? whatWorks };
  const words = understandText(said);
  return 'problem' in words ? words : { understood: { is: 'words', said: words.understood } };
}

/** A day that stands among other words need not be the new date of this: it is put first. */
function isOnlyDate(what: string, date: string): boolean {
  const others = plainWords(what.replace(date, ' '))
    .split(' ')
    .filter((word) => word !== '' && !besideDate.test(word));
  return others.length < 3;
}
const besideDate =
  /^(?:slip(?:s|ped)?|moves?|moved|now|new|date|to|by|on|at|of|in|until|till|before|for|from|expected|due|delayed|postponed|put|back|it|this|that|is|will|should|be|done|ready|finished|completed?|the|about|around|probably|hopefully|latest)$/;

/** Only the state, and nothing beside it that is worth keeping. */
const isBare = (said: string): boolean =>
  /^(?:done|complete|completed|finished|no change|unchanged|not known|tbc)$/.test(plainWords(said.slice(0, 40)));

function shown({ is, on, why, said }: ActionSaid, action: Action): readonly string[] {
  const reason = why === undefined ? '' : `, because ${why}`;
  switch (is) {
    case 'unchanged':
      return [`no change${action.by === undefined ? '' : `, due ${sayDayInFull(action.by)}`}${reason}`];
    case 'done':
      return [`done${on === undefined ? '' : ` on ${sayDayInFull(on)}`}${reason}`];
    case 'moved':
      return [`${on === undefined ? 'a new date' : sayDayInFull(on)}${reason}`];
    case 'new-date-unknown':
      return [`new date not known${reason}`];
    case 'words':
      return [said ?? ''];
  }
}

function typed({ is, on, why, said }: ActionSaid): string {
  if (said !== undefined) return said;
  const reason = why === undefined ? '' : ` because ${why}`;
  if (is === 'done') return `done${on === undefined ? '' : ` on ${sayDayInFull(on).replace(/^\w+ /, '')}`}${reason}`;
  return is === 'new-date-unknown' ? `date not known${reason}` : `no change${reason}`;
}
