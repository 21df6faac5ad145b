import { sayDayInFull, sayShort } from '../../calendar/say.ts';
import type { Line } from '../../message.ts';
import { sayProposed, saySlip } from '../../programme/milestone-days.ts';
import type { About } from '../about.ts';
import type { MilestoneTold } from '../shown/milestones.ts';
import { splitReason } from '../understand/reason.ts';
import { readItemState } from '../understand/state-of-item.ts';
import type { Item } from './milestones-item.ts';
import { saysNone } from './why.ts';

/** How an answer about a milestone is said back. */

/**
 * The words, and the reason apart from them where there is one. A reason that is no sentence keeps what made it one:
 * `because of the panel`.
 */
export function inWords(text: string): { readonly said: string; readonly why?: string } {
  const { what, because } = splitReason(text);
  if (because === undefined) {
    // `slips to 31 July, procurement had to restart`.
    const why = readItemState(text)?.because;
    return why ? { said: text.slice(0, text.lastIndexOf(why)).replace(/[\s,;.]+$/, ''), why } : { said: text };
  }
  if (saysNone(because)) return { said: what.trim() || text };
  const between = text.slice(what.length, text.lastIndexOf(because));
  const why = /\b(?:of|to|following)\s*$/i.test(between) ? `because of ${because}` : because;
  return { said: what.trim() || text, why };
}

/** `because procurement restarted`, as it goes on in a sentence. */
export function sayBecause(why: string): string {
  if (/^because\b/i.test(why)) return why;
  const goesOn = /^(?:The|A|An|We|It|They|This|That|These|Our|There|Some|No|Not|All|Both)\b/.test(why);
  const said = goesOn ? `${why.charAt(0).toLowerCase()}${why.slice(1)}` : why;
  return `because ${said.replace(/\.$/, '')}`;
}

/** Why it stays, or is done, as far as they said so in a sentence: `on track because the supplier delivered`. */
function whyIn(said: string): string | undefined {
  const { because } = splitReason(said);
  return because && /\S\s+\S/.test(because) ? because : undefined;
}

/** As the review shows it, with how far it is from the plan. */
export function showTold(item: Item, told: MilestoneTold, { today }: About): Line {
  const { milestone, approved, proposed, awaited, day } = item;
  const slip = (to: typeof day) => (to === undefined ? undefined : saySlip(to, milestone, today));
  const why = 'why' in told ? told.why : told.said === undefined ? undefined : whyIn(told.said);
  const because = why ? `, ${sayBecause(why)}` : '';
  switch (told.is) {
    case 'unchanged':
      if (proposed !== undefined) return [sayProposed(proposed, approved, today), because];
      if (day === undefined) return [`no date yet, as before${because}`];
      return [
        { bold: sayDayInFull(day) },
        `${day === milestone.baseline ? ', as planned' : ', as forecast'}${because}`,
      ];
    case 'done': {
      if (told.on === undefined) return [`done, the day still to be said${because}`];
      const against = slip(told.on);
      return ['done on ', { bold: sayDayInFull(told.on) }, `${against ? `, ${against}` : ''}${because}`];
    }
    case 'moved': {
      if (told.to === undefined) return [`a new date, still to be said${because}`];
      const against = slip(told.to);
      const stands = approved === undefined ? '' : `, approved date ${sayShort(approved, today)}`;
      const waits = told.to === awaited ? `; approval awaited${stands}` : '';
      return [{ bold: sayDayInFull(told.to) }, `${against ? `, ${against}` : ''}${because}${waits}`];
    }
    case 'no-date':
      return [`no date yet${because}`];
  }
}

/** In a word or two. */
export function shortOf({ day, proposed }: Item, told: MilestoneTold): string {
  switch (told.is) {
    case 'unchanged':
      if (day === undefined) return 'no date yet';
      return proposed === undefined ? sayShort(day) : `proposed ${sayShort(day)}`;
    case 'done':
      return told.on === undefined ? 'done' : `done on ${sayShort(told.on)}`;
    case 'moved':
      return told.to === undefined ? 'a new date' : sayShort(told.to);
    case 'no-date':
      return 'no date yet';
  }
}

/** As text that is read as the same answer. */
export function asText(told: MilestoneTold): string {
  const because = 'why' in told && told.why ? ` ${sayBecause(told.why)}` : '';
  switch (told.is) {
    case 'unchanged':
      return 'no change';
    case 'done':
      return told.on === undefined ? 'done' : `done on ${sayDayInFull(told.on)}`;
    case 'moved':
      return told.to === undefined ? `moved${because}` : `moved to ${sayDayInFull(told.to)}${because}`;
    case 'no-date':
      return `no date yet${because}`;
  }
}
