import { daysBetween, type LocalDate } from '../../calendar/local-date.ts';
import { sayCount, sayDay, sayDayInFull, sayShort } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { listed } from '../../interview/about.ts';
import { makeReference } from '../../interview/reference.ts';
import { milestoneQuestion } from '../../interview/shown/milestones.ts';
import { type Block, buttons, facts, footnote, heading, type Message, paragraph, quote } from '../../message.ts';
import { sayAgainst, sayProposed } from '../../programme/milestone-days.ts';
import { keyOf } from '../../programme/nouns.ts';
import { type Proposal, refOf, titleOf } from './reading.ts';

/** What is said of a critical date that moved: to its approver, to the programme office, to whoever said it. */

/** Who reads it, in their own zone. */
export interface Reading {
  readonly today: LocalDate;
  readonly zone: string;
}

const dayOf = ({ change }: Proposal): string => (change.to === undefined ? 'no date' : sayDayInFull(change.to));

/** `from Wednesday 30 June 2027 to Saturday 31 July 2027, 31 days later`. */
function move(proposal: Proposal): string {
  const { from, to } = proposal.change;
  if (from === undefined || to === undefined) return `to ${dayOf(proposal)}; it had no date before`;
  const days = daysBetween(from, to);
  const far = `${sayCount(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`;
  return `from ${sayDayInFull(from)} to ${sayDayInFull(to)}, ${far}`;
}

/** To its approver: what moves, how far, why, who said it, what depends on it, and the two ways to answer. */
export function approvalMessage(proposal: Proposal, reading: Reading, reminder?: string): Message {
  const { change, workstream } = proposal;
  const { today } = reading;
  const ref = refOf(change);
  const title = titleOf(proposal);
  const summary = `${proposal.nameOf(change.by)} asks you to approve a new date for ${title}: ${dayOf(proposal)}.`;
  return {
    summary: reminder ? `Still waiting for you. ${summary}` : summary,
    blocks: [
      heading(reminder ? 'A critical date still waits for you' : 'A critical date waits for you'),
      paragraph({ bold: title }, ` (${workstream.name}) is to move ${move(proposal)}${againstPlan(proposal, today)}.`),
      facts(whatIsKnown(proposal, reading)),
      paragraph(`Until you decide, readers see “${sayProposed(change.to, change.from, today)}”.`),
      buttons(
        { label: `Approve ${change.to ? sayShort(change.to, today) : ref}`, say: `approve ${ref}`, style: 'primary' },
        { label: 'Return …', say: `return ${ref}` },
      ),
      footnote(
        `${reminder ?? 'You are asked because you approve changes of this date.'} You can also type “approve ${ref}”, or “return ${ref}” and the reason.`,
      ),
    ],
  };
}

/** Beside the change itself, where the plan is another day than the one it moves from. */
function againstPlan({ milestone, change }: Proposal, today: LocalDate): string {
  const baseline = milestone?.baseline;
  if (change.to === undefined || baseline === undefined || baseline === change.from) return '';
  return `, ${sayAgainst(change.to, baseline, 'plan', today)}`;
}

function whatIsKnown({ change, dependents, nameOf }: Proposal, { today, zone }: Reading) {
  return [
    { label: 'Why', value: [change.why ?? 'no reason was given'] },
    { label: 'Said by', value: [{ person: nameOf(change.by) }, `, ${sayDay(localDateOf(change.at, zone), today)}`] },
    ...(dependents.length > 0 ? [{ label: 'What depends on it', value: [listed(dependents)] }] : []),
  ];
}

/** To the programme office, when nothing was decided for four working days. */
export function undecidedMessage(proposal: Proposal, reading: Reading): Message {
  const { change, nameOf } = proposal;
  const { today, zone } = reading;
  const title = titleOf(proposal);
  const approver = nameOf(change.approver);
  const summary = `${title}: ${approver} has not decided on the new date since ${sayDay(localDateOf(change.at, zone), today)}.`;
  return {
    summary,
    blocks: [
      paragraph(
        { bold: title },
        `: `,
        { person: approver },
        ` was asked on ${sayDay(localDateOf(change.at, zone), today)} to approve a new date, was reminded, and has not decided.`,
      ),
      paragraph(
        `It is to move ${move(proposal)}. Until it is decided, readers see “${sayProposed(change.to, change.from, today)}”.`,
      ),
      footnote(`Nobody else can approve or return it (${refOf(change)}): a word with ${approver} may help.`),
    ],
  };
}

/** To whoever said it, and the leads: what was decided, and how to change it where it was returned. */
export function decidedMessage(proposal: Proposal, { today }: Reading, isOpen: boolean): Message {
  const { change, workstream, nameOf } = proposal;
  const title = titleOf(proposal);
  const who = nameOf(change.decidedBy);
  if (change.state === 'approved') {
    const slip = againstPlan(proposal, today);
    const line = `${who} has approved ${dayOf(proposal)} for ${title}${slip}. It is the date that readers see from now on.`;
    return { summary: line, blocks: [paragraph(line)] };
  }
  const stands = change.from === undefined ? 'It has no date.' : `The date stays ${sayDayInFull(change.from)}.`;
  const line = `${who} has returned ${dayOf(proposal)} for ${title}. ${stands}`;
  return {
    summary: `${line} ${change.reason ?? ''}`.trim(),
    blocks: [
      paragraph(line),
      ...(change.reason ? [quote(change.reason)] : []),
      ...again(proposal, workstream.id, isOpen),
    ],
  };
}

function again({ change, milestone }: Proposal, workstream: string, isOpen: boolean): readonly Block[] {
  if (change.round === undefined || !isOpen || !milestone)
    return [footnote(`To say another date, write “note ${keyOf(workstream)}” and what is new.`)];
  const question = milestoneQuestion(keyOf(change.milestone));
  return [
    buttons({
      label: 'Change the date',
      say: `Change milestone ${keyOf(change.milestone)}`,
      to: makeReference({ round: change.round, workstream, question }),
    }),
    footnote(`Or type “update ${keyOf(workstream)}” and change it there.`),
  ];
}
