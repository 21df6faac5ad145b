import { expect } from '@jest/globals';
import type { Rig, Writer } from './rig.ts';

/**
 * Conversations as a page of documentation prints them, in quotes:
 *
 *     > **Asha** · amber, procurement had to restart\        typed; `in code`: the button with this label
 *     > **Asha** · (edits “the charter”) the new charter\    or (deletes “the charter”)
 *     > **Quarterdeck** · Rating: Amber … By when?\          these pieces, in this order; between the dots is more
 *     > **Quarterdeck** (to Dev) · A critical date …         the newest message of somebody else
 *
 * Each begins where the one before ended; `<!-- clock 2027-01-25T10:00:00Z -->` moves the clock.
 */
export interface Spoken {
  readonly who: string;
  readonly to?: string;
  readonly says: string;
}

/** A quote of a page, line by line; or where the clock is moved to. */
export type Told = { readonly clock: string } | { readonly lines: readonly Spoken[] };

/** Anything that can take place, with people who can write. */
export interface Stage extends Rig {
  person(key: string): Writer;
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What a page tells, in its order; quotes in which nobody speaks are left out. */
export function conversationsIn(page: string): readonly Told[] {
  return [...page.matchAll(/^<!-- clock (\S+) -->$|(?:^> .*\n)+/gm)].flatMap(([quoted, clock]): Told[] => {
    if (clock) return [{ clock }];
    const lines = quoted
      .replace(/^> /gm, '')
      .split('\\\n')
      .map((line) => /^\*\*([^*]+)\*\*(?: \(to ([^)]+)\))? · (.+)$/s.exec(flat(line)));
    return lines.some((line) => !line)
      ? []
      : [{ lines: lines.map((line) => ({ who: line![1]!, ...(line![2] ? { to: line![2] } : {}), says: line![3]! })) }];
  });
}

/** The pieces between the dots, in this order. */
export function expectPieces(text: string, says: string): void {
  let rest = flat(text);
  for (const piece of says.split('…').map(flat).filter(Boolean)) {
    expect(rest).toContain(piece);
    rest = rest.slice(rest.indexOf(piece) + piece.length);
  }
}

/** By first name, as the sample programme's keys are. */
const keyOf = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

async function gesture(person: Writer, says: string): Promise<string> {
  const [, verb, said = '', text = ''] = /^\((edits|deletes) “(.+?)”\) ?(.*)$/s.exec(says) ?? [];
  if (verb === 'edits') return (await person.edits(said, text)).text;
  if (verb === 'deletes') return (await person.deletes(said)).text;
  const [, label] = /^`([^`]+)`$/.exec(says) ?? [];
  return (label ? await person.presses(label) : await person.types(says)).text;
}

/** Has it take place: everybody says their lines, and Quarterdeck must answer as it is printed. */
export async function takesPlace(stage: Stage, told: readonly Told[]): Promise<void> {
  for (const each of told) {
    if ('clock' in each) {
      await stage.quarterdeck.moveTo(each.clock);
      continue;
    }
    const newest = async (name: string) => (await stage.person(keyOf(name)).read()).at(-1)?.text ?? '';
    const first = each.lines.find(({ who }) => who !== 'Quarterdeck')?.who;
    let said = first === undefined ? '' : await newest(first);
    for (const { who, to, says } of each.lines) {
      if (who === 'Quarterdeck') expectPieces(to === undefined ? said : await newest(to), says);
      else said = await gesture(stage.person(keyOf(who)), says);
    }
  }
}
