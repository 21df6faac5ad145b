import { listed } from '../interview/about.ts';
import type { Tx } from '../ports.ts';
import { nameOfPeriod } from '../programme/period.ts';
import type { Due } from '../rounds/due.ts';

/** What falls due at one instant, in words: `the digest of the Business Strategy Group and leads are asked`. */
export async function whatFalls(tx: Tx, dues: readonly Due[]): Promise<string> {
  const words: string[] = [];
  for (const due of dues) words.push(await inWords(tx, due));
  return listed([...new Set(words)]);
}

async function inWords(tx: Tx, due: Due): Promise<string> {
  switch (due.what) {
    case 'digest':
      return `the digest of the ${(await tx.programmes.group(due.group))?.name ?? due.group}`;
    case 'touch':
      return 'leads are asked whether anything has changed';
    case 'actions':
      return 'owners are asked about actions';
    case 'notice':
      return `the preview of ${nameOfPeriod(due.plan.period)} for the office`;
    case 'open':
      return due.habit
        ? `leads are asked for ${nameOfPeriod(due.plan.period)}`
        : `the round for ${nameOfPeriod(due.plan.period)} opens`;
    case 'remind':
      return `reminders for ${nameOfPeriod(due.plan.period)}`;
    case 'escalate':
      return due.escalation === 'sponsor'
        ? `the sponsor is asked for what is missing of ${nameOfPeriod(due.plan.period)}`
        : `${due.escalation}s are asked for what is missing of ${nameOfPeriod(due.plan.period)}`;
    case 'before-sponsor':
      return `the office is told that the sponsor will be asked about ${nameOfPeriod(due.plan.period)}`;
    case 'office-late':
      return `the sponsor is told if the office owes anything for ${nameOfPeriod(due.plan.period)}`;
    case 'due-passed':
      return `${nameOfPeriod(due.plan.period)} was due`;
    case 'close':
      return `the round for ${nameOfPeriod(due.plan.period)} closes`;
  }
}
