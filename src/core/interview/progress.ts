import { asked, type Interview, isOpen } from './interview.ts';
import type { Question } from './question.ts';

/** What an answer takes where its question does not say, in seconds. */
const SECONDS = 20;

const numbers = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** `Question 3 of 5, about four minutes left`; of what is no question of its own: nothing. */
export function progress(interview: Interview, question: Question): string | undefined {
  if (question.aside) return undefined;
  const all = asked(interview).filter(({ aside }) => !aside);
  const at = all.findIndex(({ key }) => key === question.key) + 1;
  const open = all.filter((each) => each.key === question.key || isOpen(interview, each));
  const seconds = open.reduce((sum, each) => sum + (each.seconds ?? SECONDS), 0);
  return `Question ${at} of ${all.length}, ${sayLeft(seconds)}`;
}

function sayLeft(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (minutes <= 1) return 'about a minute left';
  return `about ${numbers[minutes] ?? minutes} minutes left`;
}
