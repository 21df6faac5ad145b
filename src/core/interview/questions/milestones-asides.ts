import { sayDayInFull, sayShort } from '../../calendar/say.ts';
import { dayFor } from '../about.ts';
import type { Answers } from '../answers.ts';
import type { Question } from '../question.ts';
import { milestoneOf } from '../shown/milestones.ts';
import { type MilestoneDay, milestoneDay, milestoneSaid, milestoneWhy } from '../stored/milestones.ts';
import { readAs } from '../stored/read-as.ts';
import { type Item, titleOf } from './milestones-item.ts';
import { understandDay } from './milestones-read.ts';
import { sayBecause } from './milestones-said.ts';
import { understandWhy } from './why.ts';

/** What is asked about the answer to a milestone, and stands in the review as part of it. */
const about = ({ milestone, question }: Item, what: 'on' | 'why') =>
  ({
    key: `${question}/${what}`,
    section: { key: 'milestones', name: 'Milestones' },
    aside: true,
    ...(milestone.sensitive ? { sensitive: true as const } : {}),
    appears: 'the digest and the paper',
  }) as const;

const dayKnown = milestoneDay.refine(({ on }) => on !== undefined);

/** On what day it was done, or is done now: asked where “done” or “new date” was said and no day. */
export function dayQuestion(item: Item, answers: Answers): Question<MilestoneDay> {
  const { milestone, question, short, day } = item;
  const isDone = saidOf(question, answers)?.is === 'done';
  return {
    ...about(item, 'on'),
    name: `${milestone.title}, ${isDone ? 'done on' : 'new date'}`,
    called: [`day of ${short}`],
    otherwise: 'Another date',
    stored: isDone ? dayKnown : milestoneDay,
    // Without its day nobody could be told that it is done.
    required: isDone,
    skipping: isDone ? 'The update cannot be submitted without the day.' : 'Readers will see that it has no date yet.',
    asked(given) {
      const said = saidOf(question, given);
      return (said?.is === 'done' && said.on === undefined) || (said?.is === 'moved' && said.to === undefined);
    },
    put: (here) =>
      isDone
        ? {
            line: `${titleOf(milestone)}: on what day was it done?`,
            hint: 'You could write “12 December” or “last Friday”.',
            choices: [
              { label: 'Today', say: 'Today' },
              { label: 'Yesterday', say: 'Yesterday' },
              ...(day !== undefined && day < here.today
                ? [{ label: `As planned, ${dayFor(here, day)}`, say: sayDayInFull(day) }]
                : []),
            ],
          }
        : {
            line: `${titleOf(milestone)}: what is the new date?`,
            hint: 'You could write “31 July”, “end of March” or “Easter”, and why: “31 July because procurement restarted”.',
            choices: [{ label: 'No date yet', say: 'No date yet' }],
          },
    understand: (text, here) => understandDay(text, isDone ? 'done' : 'moved', item, here),
    show: ({ on, why }) => [on ? sayDayInFull(on) : 'no date yet', why ? `, ${sayBecause(why)}` : ''],
    short: ({ on }) => (on ? sayShort(on) : 'no date yet'),
  };
}

const saidOf = (question: string, answers: Answers) => readAs(milestoneSaid, answers[question]);

/** Asked where it moved later, or has no date, and no reason stood in the same words. */
export function whyQuestion(item: Item, answers: Answers): Question<string> {
  const { milestone, question, key, short, approved } = item;
  const itsOwn = `${question}/why`;
  const told = milestoneOf(answers, key);
  const waits = milestone.critical && told?.is === 'moved';
  return {
    ...about(item, 'why'),
    name: `${milestone.title}, why`,
    called: [`reason for ${short}`],
    stored: milestoneWhy,
    skipping: 'Readers will see it without a reason.',
    asked(given) {
      const { [itsOwn]: _, ...others } = given;
      const said = milestoneOf(others, key);
      if (said?.is === 'no-date') return said.why === undefined;
      if (said?.is !== 'moved' || said.to === undefined || said.why !== undefined) return false;
      return approved !== undefined && said.to > approved;
    },
    put: ({ today, names, workstream }) => {
      const approver = milestone.approver ?? workstream.director;
      return {
        line:
          told?.is === 'moved' && told.to !== undefined
            ? `${titleOf(milestone)}: why has it moved to ${sayShort(told.to, today)}?`
            : `${titleOf(milestone)}: why is there no date yet?`,
        hint: waits
          ? `A sentence: what happened. ${names[approver] ?? approver}, who approves the new date, reads it.`
          : 'A sentence: what happened.',
      };
    },
    understand(text) {
      const read = understandWhy(text, 'Readers need the reason. You could write “procurement had to restart”.');
      if ('problem' in read) return read;
      const why = read.understood.replace(/^because\s+(?!of\b)(?=\S)/i, '');
      return { understood: why };
    },
    show: (why) => [why],
  };
}
