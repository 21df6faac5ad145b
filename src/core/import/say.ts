import { list, type Message, paragraph } from '../message.ts';
import { describe, type Tense, verbs } from './describe.ts';
import type { Plan } from './plan.ts';

/** The longest list worth reading in a chat; the command line has no such limit. */
const mostLines = 40;

/** What an import would do, or has done, as a message. `name` is the file's. */
export function planMessage(name: string, plan: Plan, tense: Tense): Message {
  return message(`${name}: ${counted(plan, tense)}.`, describe(plan, tense));
}

/** Why a file was not imported: its problems as lines. */
export function problemsMessage(name: string, problems: readonly string[]): Message {
  const number = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  return message(`${name} has ${number}, so nothing of it was imported.`, problems);
}

function message(summary: string, lines: readonly string[]): Message {
  const more = lines.length - mostLines;
  const rest = more > 0 ? [paragraph(`And ${more} more, which the command line shows.`)] : [];
  return { summary, blocks: [paragraph(summary), list(lines.slice(0, mostLines).map((line) => [line])), ...rest] };
}

/** `will add 8, will change 1; 1 conflict`. */
function counted({ steps, conflicts }: Plan, tense: Tense): string {
  const counts = (['add', 'restore', 'set', 'retire'] as const).flatMap((verb) => {
    const number = steps.filter(({ change }) => change.change === verb).length;
    return number > 0 ? [`${verbs[verb][tense].toLowerCase()} ${number}`] : [];
  });
  const conflict =
    conflicts.length > 0 ? [`${conflicts.length} ${conflicts.length === 1 ? 'conflict' : 'conflicts'}`] : [];
  return [...counts, ...conflict].join(', ') || 'nothing to change';
}
