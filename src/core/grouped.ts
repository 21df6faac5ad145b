/** Looks things up by what they belong to: in lists of one programme's size a search for each would take their square. */
export function grouped<T>(things: readonly T[], keyOf: (thing: T) => string): (key: string) => readonly T[] {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(keyOf(thing));
    if (group) group.push(thing);
    else groups.set(keyOf(thing), [thing]);
  }
  return (key) => groups.get(key) ?? [];
}
