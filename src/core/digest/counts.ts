import { type Rating, ratingName, ratings } from '../programme/rag.ts';
import type { WorkstreamStatus } from '../programme/workstream.ts';
import type { Overseen } from './facts.ts';

/** How many of each rating; not received ones are counted apart. Never an average. */
export interface Counts {
  readonly ratings: readonly { readonly rating: Rating; readonly count: number }[];
  readonly notReceived: number;
  /** Asked for nothing yet, and states that are no colours: `without a rating`, `paused`. */
  readonly others?: readonly { readonly called: string; readonly count: number }[];
}

/** The worst first. */
export function countsOf(given: readonly Rating[], notReceived: number): Counts {
  const counted = [...ratings]
    .reverse()
    .map((rating) => ({ rating, count: given.filter((each) => each === rating).length }));
  return { ratings: counted.filter(({ count }) => count > 0), notReceived };
}

const states: Readonly<Record<Exclude<WorkstreamStatus, 'active'>, string>> = {
  complete: 'complete',
  deferred: 'deferred',
  paused: 'paused',
  'not-started': 'not started',
};

/** What has no rating that counts, so that all of them together are all there are. */
export function othersIn(workstreams: readonly Overseen[]): NonNullable<Counts['others']> {
  const called = workstreams.flatMap(({ workstream: { status }, standing, notReceived }) => {
    if (status !== 'active') return notReceived ? [] : [states[status]];
    return standing.now || notReceived ? [] : ['without a rating'];
  });
  return [...new Set(called)].map((name) => ({ called: name, count: called.filter((each) => each === name).length }));
}

/** `1 Red, 2 Amber, 4 Green, 1 not received`. */
export function sayCounts({ ratings, notReceived, others = [] }: Counts): string {
  const words = [
    ...ratings.map(({ rating, count }) => `${count} ${ratingName(rating)}`),
    ...others.map(({ called, count }) => `${count} ${called}`),
    ...(notReceived > 0 ? [`${notReceived} not received`] : []),
  ];
  return words.join(', ') || 'no ratings yet';
}
