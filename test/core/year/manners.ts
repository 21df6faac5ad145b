import type { Lead } from './town.ts';

/** What somebody does so many hours after a message came, or when their hours begin then. */
export interface Reaction {
  readonly person: string;
  /** Hours. */
  readonly after: number;
  /** They answer for these workstreams, whole or only the beginning. */
  readonly answers?: readonly string[];
  readonly begins?: string;
  /** They type this. */
  readonly texts?: readonly string[];
}

/** What came: `owed` are the ids of the workstreams that waited for them then. */
interface Came {
  readonly kind: string;
  readonly text: string;
  readonly owed: readonly string[];
}

/** How a lead, whoever is asked in their place, or who approves takes what came. */
export function reactions(
  person: string,
  lead: Lead | undefined,
  { kind, text, owed }: Came,
  chance: () => number,
): readonly Reaction[] {
  const [first] = owed;
  // Whoever covers or deputises answers when they are reminded.
  const manner = lead?.manner ?? 'when reminded';
  switch (kind) {
    case 'ask':
      if (first === undefined) return [];
      if (manner === 'at once') return [{ person, after: 1 + chance() * 20, answers: owed }];
      if (manner !== 'in two sittings') return [];
      return [
        { person, after: 2, begins: first },
        { person, after: 60 + chance() * 40, answers: owed },
      ];
    case 'remind':
      return manner === 'when reminded' && chance() < 0.6 ? [{ person, after: 2, answers: owed }] : [];
    case 'escalate':
      return first !== undefined && chance() < 0.5 ? [{ person, after: 3, answers: owed }] : [];
    case 'touch':
      return touched(person, lead, chance);
    case 'review':
    case 'review-reminder':
      return approved(person, text, chance);
    default:
      return [];
  }
}

/** Half of them say at once that nothing has changed, some say what has, and a third does not answer; some never do. */
function touched(person: string, lead: Lead | undefined, chance: () => number): readonly Reaction[] {
  if (lead?.manner === 'never') return [];
  const rolled = chance();
  if (rolled < 0.5) return [{ person, after: 1 + chance() * 24, texts: ['nothing new'] }];
  const [own] = lead?.leads ?? [];
  if (own === undefined || rolled > 0.68) return [];
  const news = rolled < 0.58 ? 'amber, a post is vacant' : 'green, the new stock has come';
  return [{ person, after: 2, texts: [`note ${own} ${news}`, 'that is all'] }];
}

/** Dev and Olive approve within the day, Ruth when she comes to it; Omar leaves it to Olive. */
function approved(person: string, text: string, chance: () => number): readonly Reaction[] {
  const comes = { dev: 1, olive: 1, ruth: 0.4 }[person] ?? 0;
  const all = [...new Set(text.match(/\bU\d+\b/g))];
  return chance() < comes ? [{ person, after: 1 + chance() * 3, texts: all.map((ref) => `approve ${ref}`) }] : [];
}
