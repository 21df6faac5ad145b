import { sayDay } from '../../../calendar/say.ts';
import type { Line } from '../../../message.ts';
import { type Indicator, keyOf, type Workstream } from '../../../programme/nouns.ts';
import type { About } from '../../about.ts';
import { figureOf } from '../../shown/measures.ts';
import { dueHere } from './due.ts';
import { shown } from './say.ts';

/** The one who is asked for a figure directly: an owner who does not lead the workstream. */
export const ownerOf = ({ lead }: Pick<Workstream, 'lead'>, { owner }: Pick<Indicator, 'owner'>): string | undefined =>
  owner === undefined || lead.includes(owner) ? undefined : owner;

/** A figure that is asked of somebody else than whoever answers for the workstream, and what became of it. */
export interface AskedOfOther {
  readonly name: string;
  /** Who is asked. */
  readonly who: string;
  /** What they gave. */
  readonly value?: Line;
  /** When they gave it; or, while they gave nothing, from when on they are asked. */
  readonly on?: string;
}

/** For the review: `asked of Ben Carter: 78%, 8 January`, `asked of Ben Carter, not yet given`. */
export function figuresAskedOfOthers(about: About): readonly AskedOfOther[] {
  if (about.part !== undefined) return [];
  return about.workstream.indicators.flatMap((indicator): readonly AskedOfOther[] => {
    const owner = ownerOf(about.workstream, indicator);
    if (owner === undefined || (indicator.sensitive && about.withoutSensitive)) return [];
    const given = about.figures.find(({ by, answers }) => by === owner && figureOf(answers, keyOf(indicator.id)));
    const value = given && figureOf(given.answers, keyOf(indicator.id));
    const { now, otherwise, later } = dueHere(about, indicator);
    if (!value && now.length === 0 && later.length === 0) return [];
    const who = about.names[owner] ?? owner;
    const on = given?.on ?? (now.length === 0 ? later[0] : undefined);
    return [
      {
        name: indicator.name,
        who,
        ...(value ? { value: shown(value, indicator, now.length > 0 ? now : otherwise) } : {}),
        ...(on ? { on: sayDay(on, about.today) } : {}),
      },
    ];
  });
}
