import type { DecisionNeeded } from '../interview/stored.ts';
import type { SteeringGroup } from '../programme/nouns.ts';

/**
 * What is needed, as it reads beside the name of the group that decides: of `Customer First Board to agree the extra
 * £60,000` it is `agree the extra £60,000`, so that the name does not stand there twice.
 */
export function besideDecider(
  { text, of }: Pick<DecisionNeeded, 'text' | 'of'>,
  groups: readonly Pick<SteeringGroup, 'id' | 'name'>[],
): string {
  const name = groups.find(({ id }) => id === of)?.name.replace(/^the /i, '');
  if (name === undefined) return text;
  const begins = text.replace(/^the /i, '');
  if (begins.slice(0, name.length).toLowerCase() !== name.toLowerCase()) return text;
  return (
    /^(?: to | must | should | needs? to | has to |: )\s*(\S[\s\S]*)$/.exec(begins.slice(name.length))?.[1] ?? text
  );
}
