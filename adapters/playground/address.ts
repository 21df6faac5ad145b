import type { Place } from './view.ts';

/** The page of a person's direct messages, or of a channel as that person, at its newest message. */
export function address(place: Place, extra: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({ ...place, ...extra }).toString();
  return `/playground${query && '?'}${query}#latest`;
}
