import { distance } from '../words/nearest.ts';
import { asked, every, type Interview } from './interview.ts';
import type { Question, Section } from './question.ts';
import { itemNamed, knownBy, tellingWords } from './understand/item-named.ts';
import { plainWords } from './understand/wording.ts';

/** What people call a question, or a section of them. */

/** The question that people call by this name. */
function questionCalled(interview: Interview, name: string): Question | undefined {
  const wanted = asCalled(name);
  const isCalled = ({ key, name, called }: Question) =>
    [key, name, ...called].some((known) => asCalled(known) === wanted);
  return asked(interview).find(isCalled) ?? every(interview).find(isCalled);
}

/** The same by a part of a name that only one has: `property` for “Property strategy to Cabinet”. */
export function questionMeant(interview: Interview, name: string): Question | undefined {
  const exact = questionCalled(interview, name);
  const wanted = asCalled(name);
  if (exact || wanted.length < 4) return exact;
  const hasIt = ({ key, name, called }: Question) =>
    [key, name, ...called].some((known) => ` ${asCalled(known)}`.includes(` ${wanted}`));
  const [only, ...more] = every(interview).filter((question) => !question.aside && hasIt(question));
  return more.length === 0 && only ? only : itemMeant(interview, name);
}

/** The item whose name alone has all the words that tell: `milestone property`, `go live` for “Service Centre live”. */
function itemMeant(interview: Interview, name: string): Question | undefined {
  const words = tellingWords(name.slice(0, LONGEST));
  const items = every(interview).filter(({ key, section, aside }) => section && !aside && key.split('/').length === 2);
  const found = itemNamed(
    words,
    knownBy(items, (item) => item.name),
  );
  if (found === undefined || found === 'several') return undefined;
  const known = tellingWords(found.name);
  return words.every((word) => known.includes(word)) ? found : undefined;
}

/** A milestone's title is a name too: its quotes, stops and article are nobody's to remember. */
const asCalled = (name: string): string => plainWords(name).replace(/^the /, '');

/** The question whose whole name this is, with at most a letter or two wrong: `milestons`, `raeson`. */
export function questionNear(interview: Interview, name: string): Question | undefined {
  const exact = questionCalled(interview, name);
  const wanted = asCalled(name);
  if (exact || wanted.length < 5 || wanted.length > LONGEST) return exact;
  const near = every(interview).filter(({ aside, key, name: called, called: also }) => {
    return !aside && [key, called, ...also].some((known) => isNear(wanted, asCalled(known)));
  });
  return near.length === 1 ? near[0] : undefined;
}

/** The section that is called so: `milestones`, `risk`, `savngs`. A question of that name is meant where it is the only one in it. */
export function sectionMeant(interview: Interview, name: string): Section | undefined {
  const wanted = asCalled(name).replace(/^(?:all|one of|some of) (?:the )?/, '');
  if (wanted.length > LONGEST) return undefined;
  const counts = new Map<string, { readonly section: Section; readonly count: number }>();
  for (const { section } of every(interview)) {
    if (section) counts.set(section.key, { section, count: (counts.get(section.key)?.count ?? 0) + 1 });
  }
  const isQuestion = questionCalled(interview, name) !== undefined;
  const several = [...counts.values()].filter(({ count }) => count > 1 || !isQuestion).map(({ section }) => section);
  const namesOf = (section: Section) => [section.key, section.key.replace(/s$/, ''), section.name.toLowerCase()];
  const exact = several.find((section) => namesOf(section).includes(wanted));
  if (exact || isQuestion || wanted.length < 5) return exact;
  return several.find((section) => namesOf(section).some((known) => isNear(wanted, known)));
}

/** Nobody misspells a whole sentence, and to compare long ones takes time. */
const LONGEST = 60;

const isNear = (wanted: string, known: string): boolean =>
  known.length >= 5 &&
  Math.abs(known.length - wanted.length) <= 2 &&
  distance(wanted, known) <= (known.length < 9 ? 1 : 2);
