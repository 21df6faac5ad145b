import { addDays } from '../calendar/local-date.ts';
import type { Workstream } from '../programme/nouns.ts';
import type { DigestFacts, News } from './facts.ts';

/** What leads said between rounds, since the last digest; in the first one, of the last week. */
export function newsSince({
  workstreams,
  last,
  today,
}: DigestFacts): readonly { readonly workstream: Workstream; readonly text: string }[] {
  const isNew = ({ at, on }: News) => (last?.at ? at >= last.at : on > addDays(today, -7));
  return workstreams.flatMap(({ workstream, news = [] }) =>
    news.filter(isNew).map(({ text }) => ({ workstream, text })),
  );
}
