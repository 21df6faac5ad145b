import type { LocalDate } from '../../calendar/local-date.ts';
import { sayDay, sayShort } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { capital } from '../../capital.ts';
import { theNamed } from '../../interview/about.ts';
import { lastDayForNotice, reachesThreshold } from '../../interview/questions/key-decision.ts';
import { excerpt } from '../../interview/understand/wording.ts';
import { buttons, footnote, type Line, list, type Message, paragraph, sentence } from '../../message.ts';
import type { Organisation } from '../../programme/organisation.ts';
import type { Call } from '../../words/word.ts';
import type { Matter } from '../matter.ts';

/** One decision that is needed: `Agree the extra £60,000, by Monday 1 February (A12). ICT.` */
export function neededLine(matter: Matter, today: LocalDate, keyDecision?: Organisation['keyDecision']): Line {
  const { needed, by, ref, workstream, tookOverFrom } = matter;
  const day = by === undefined ? '' : by < today ? `, was needed by ${sayDay(by, today)}` : `, by ${sayDay(by, today)}`;
  const from = workstream ? `. ${workstream.name}` : '';
  const before = tookOverFrom ? `. Taken over from ${theNamed(tookOverFrom.name)}` : '';
  return [
    { bold: capital(excerpt(needed, 300)) },
    `${day} (${ref})${from}${before}${notice(matter, today, keyDecision)}`,
  ];
}

/** Said while there is still something to be done about it: the last day for notice. */
function notice({ needed, by, isKey }: Matter, today: LocalDate, keyDecision: Organisation['keyDecision']): string {
  if (isKey === false || !keyDecision || (isKey === undefined && !reachesThreshold(needed, keyDecision))) return '';
  const which = isKey ? 'A key decision' : 'Could be a key decision';
  const clear = keyDecision.noticeClearDays ?? 28;
  if (by === undefined) return `. ${which}: notice needs ${clear} clear days`;
  const last = lastDayForNotice(by, clear);
  return `. ${which}: notice ${last < today ? 'had to be given' : 'must be given'} by ${sayDay(last, today)}`;
}

/** `Choose the three pilot areas: Rose Hill, Barton and Littlemore. 26 February (pilots).` */
export function takenLine({ needed, decided, ref }: Matter, today: LocalDate): Line {
  const words = excerpt(decided?.words ?? '', 300).replace(/[.\s]+$/, '');
  const on = decided?.on ? `${sayShort(decided.on, today)} ` : '';
  return [{ bold: capital(excerpt(needed, 300)) }, `: ${words}. ${on}(${ref}).`];
}

/** What the asker may record, where it is not clear which is meant. `typed` is empty when nothing was. */
export function listedFor({ tx, actor }: Call, matters: readonly Matter[], typed: string): Message {
  const none = typed === '' ? '' : `I cannot tell which decision “${typed.slice(0, 80)}” is. `;
  const [first] = matters;
  if (!first) return sentence(`${none}No decision waits that you would record.`);
  const today = localDateOf(tx.now, actor.person.timeZone);
  const summary = `${none}${matters.length === 1 ? 'One decision is' : `${matters.length} decisions are`} asked for.`;
  return {
    summary,
    blocks: [
      paragraph(summary),
      list(matters.slice(0, 20).map((each) => neededLine(each, today))),
      buttons(
        ...matters.slice(0, 5).map(({ ref }) => ({ label: `${ref}: record the decision`, say: `decide ${ref}` })),
      ),
      footnote(`To record what was decided, write “decide ${first.ref}”.`),
    ],
  };
}
