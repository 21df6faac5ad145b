import { can, programmesOf } from '../access/can.ts';
import { actionLine, refsAmong } from '../actions/say.ts';
import { ownActions } from '../actions/seen.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { sayCount, sayDay, sayFromToday } from '../calendar/say.ts';
import { capital } from '../capital.ts';
import { mayRecord } from '../decisions/matter.ts';
import { readMatters } from '../decisions/read.ts';
import { excerpt } from '../interview/understand/wording.ts';
import type { Button, Line } from '../message.ts';
import { nameOfPeriod } from '../programme/period.ts';
import { openQuestions } from '../questions/open.ts';
import { refOf } from '../questions/question.ts';
import { reviewsFor } from '../review/waiting.ts';
import { datesFor } from '../rounds/approval/meant.ts';
import { askedIn, askedOf, progressOf } from '../rounds/asked.ts';
import { figuresOf } from '../rounds/figures/owned.ts';
import { figureButtons, figureLines } from '../rounds/figures/say.ts';
import { namesAmong, startButtons } from '../rounds/left.ts';
import type { Call } from '../words/word.ts';

/** What waits for one person, and what they would press for it. */
export interface Waiting {
  readonly lines: readonly Line[];
  readonly buttons: readonly Button[];
}

type Asker = Pick<Call, 'tx' | 'actor'>;

/** So many of each are named; the word behind the button lists the others. */
const most = 3;

/** Everything that waits for them, what has a day first. */
export async function waitingFor(call: Asker, today: LocalDate): Promise<Waiting> {
  const parts = [
    await updates(call, today),
    await figures(call, today),
    await actions(call, today),
    await questions(call),
    await approvals(call),
    await decisions(call, today),
    await office(call),
  ];
  return { lines: parts.flatMap(({ lines }) => lines), buttons: parts.flatMap(({ buttons }) => buttons) };
}

async function updates({ tx, actor }: Asker, today: LocalDate): Promise<Waiting> {
  const open = (await askedOf(tx, actor.roles)).filter(({ given }) => !given);
  const nameOf = namesAmong(open);
  const lines = open.slice(0, most).map((each): Line => {
    const { dueOn, period } = each.round;
    const due =
      dueOn < today
        ? `was due on ${sayDay(dueOn, today)}, ${sayFromToday(dueOn, today)}`
        : `due ${sayDay(dueOn, today)}`;
    return [{ bold: nameOf(each) }, ` · your update for ${nameOfPeriod(period)} · ${due} · ${progressOf(each)}`];
  });
  return {
    lines: [...lines, ...more(open.length, 'update is due', 'updates are due', 'due')],
    buttons: startButtons(open.slice(0, most)),
  };
}

/** The line for what is not named. */
const more = (count: number, one: string, many: string, word: string): readonly Line[] =>
  count > most ? [[`and ${sayCount(count - most, `more ${one}`, `more ${many}`)}: “${word}” lists them`]] : [];

async function figures({ tx, actor }: Asker, today: LocalDate): Promise<Waiting> {
  const owed = (await figuresOf(tx, actor)).filter((each) => each.owed.length > 0);
  return {
    lines: figureLines(owed, today).slice(0, most),
    buttons: figureButtons(owed, actor.person.id).slice(0, most),
  };
}

async function actions(call: Asker, today: LocalDate): Promise<Waiting> {
  const open = await ownActions(call);
  if (open.length === 0) return nothing;
  const refOf = refsAmong(open);
  return {
    lines: [
      ...open.slice(0, most).map((each): Line => [...actionLine(each, refOf(each), today), ' · your action']),
      ...more(open.length, 'action is yours', 'actions are yours', 'actions mine'),
    ],
    buttons: [{ label: 'My actions', say: 'actions mine' }],
  };
}

async function questions({ tx, actor }: Asker): Promise<Waiting> {
  const open = await openQuestions(tx, actor);
  return {
    lines: [
      ...open
        .slice(0, most)
        .map(
          ({ question, workstream }): Line => [
            { bold: workstream.name },
            ` · a question to you (${refOf(question)}): ${excerpt(question.text ?? '', 160)}`,
          ],
        ),
      ...more(open.length, 'question waits for you', 'questions wait for you', 'reply'),
    ],
    buttons: open
      .slice(0, most)
      .map(({ question }) => ({ label: `Answer ${refOf(question)}`, say: `reply ${refOf(question)}` })),
  };
}

/** To find whose turn each is takes some reading, so no more are looked at than anybody would read here. */
const mostReviews = 20;

async function approvals(call: Asker): Promise<Waiting> {
  const dates = await datesFor(call);
  const updates = await reviewsFor(call.tx, call.actor, mostReviews);
  const names = [...dates.map(({ name }) => name), ...updates.map(({ workstream }) => workstream.name)];
  if (names.length === 0) return nothing;
  const counted = [
    ...(dates.length > 0 ? [sayCount(dates.length, 'date')] : []),
    ...(updates.length > 0 ? [sayCount(updates.length, 'update')] : []),
  ].join(', ');
  const few = names.length > most ? `${names.slice(0, most).join(', ')} and others` : names.join(', ');
  return {
    lines: [[{ bold: 'To approve' }, ` · ${counted} · ${few}`]],
    buttons: [{ label: 'What I approve', say: 'approve' }],
  };
}

const nothing: Waiting = { lines: [], buttons: [] };

/** For who chairs the body that decides; the office's own list is long, and lies behind its word. */
async function decisions(call: Asker, today: LocalDate): Promise<Waiting> {
  const mine = (await readMatters(call))
    .filter((each) => each.isAsked && mayRecord(call, each))
    .sort((a, b) => (a.by ?? '9999').localeCompare(b.by ?? '9999'));
  if (mine.length === 0) return nothing;
  const isOffice = programmesOf(call.actor).some((programme) => can(call.actor, 'round.see-all', { programme }));
  if (isOffice) {
    const late = mine.filter(({ by }) => by !== undefined && by < today).length;
    return {
      lines: [[{ bold: 'Decisions' }, ` · ${mine.length} needed${late > 0 ? `, ${late} overdue` : ''}`]],
      buttons: [{ label: 'Decisions', say: 'decisions' }],
    };
  }
  return {
    lines: [
      ...mine
        .slice(0, most)
        .map(
          ({ needed, by, ref }): Line => [
            { bold: capital(excerpt(needed, 160)) },
            ` · to decide (${ref})${by === undefined ? '' : by < today ? `, was needed by ${sayDay(by, today)}` : `, by ${sayDay(by, today)}`}`,
          ],
        ),
      ...more(mine.length, 'decision is needed', 'decisions are needed', 'decisions'),
    ],
    buttons: mine
      .slice(0, most)
      .map(({ ref }) => ({ label: `${ref.slice(0, 50)}: record the decision`, say: `decide ${ref}` })),
  };
}

/** How many are looked for among what did not go. */
const mostFailed = 100;

/** The programme office's own: what was not received, what did not go. */
async function office({ tx, actor }: Asker): Promise<Waiting> {
  const programmes = programmesOf(actor).filter((programme) => can(actor, 'round.see-all', { programme }));
  if (programmes.length === 0) return nothing;
  const asked = await askedIn(tx, programmes, () => true);
  const missing = asked.filter(({ given }) => !given).length;
  const failed = (await tx.deliveries.untold(programmes, mostFailed)).length;
  return {
    lines: [
      ...(asked.length > 0 ? [[{ bold: 'Updates' }, ` · ${missing} of ${asked.length} not received`]] : []),
      ...(failed > 0
        ? [[{ bold: 'Messages' }, ` · ${failed === mostFailed ? `${failed} or more` : failed} did not go`]]
        : []),
    ],
    buttons: [
      ...(missing > 0 ? [{ label: 'Not received', say: 'due' }] : []),
      ...(failed > 0 ? [{ label: 'What did not go', say: 'deliveries failed' }] : []),
    ],
  };
}
