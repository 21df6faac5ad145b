import { can } from '../../access/can.ts';
import { sentence } from '../../message.ts';
import type { Programme } from '../../programme/nouns.ts';
import { hiddenAs, named } from '../../words/named.ts';
import { which } from '../../words/which.ts';
import { type Call, type Reply, refusal } from '../../words/word.ts';

/** The programmes whose rounds the asker runs. */
export const programmesRunBy = async ({ tx, actor }: Call): Promise<readonly Programme[]> =>
  (await tx.programmes.all()).filter(({ id }) => can(actor, 'round.run', { programme: id }));

/** What was typed after `round open`: the programme, named first or the only one, and the rest. */
export type Meant = { readonly programme: Programme; readonly rest: string } | { readonly refusal: Reply };

/**
 * Never guesses between several: a round of the wrong programme asks the wrong people.
 *
 * @param part the word before: `open`
 * @param isPeriod whether a text alone is a period of this programme
 */
export async function programmeIn(
  call: Call,
  part: string,
  typed: string,
  isPeriod: (text: string, programme: Programme) => boolean,
): Promise<Meant> {
  const mine = await programmesRunBy(call);
  const [only, another] = mine;
  if (!only) return { refusal: refusal(sentence('You run the rounds of no programme.')) };
  if (typed === '' || isPeriod(typed, only)) {
    if (!another) return { programme: only, rest: typed };
    return {
      refusal: refusal(which('Which programme?', mine, (id) => ['round', part, id, typed].filter(Boolean).join(' '))),
    };
  }
  const begun = beginning(mine, typed);
  if (begun) return begun;
  const others = (await call.tx.programmes.all()).filter((each) => !mine.includes(each));
  const { programme: { id } = { id: typed } } = beginning(others, typed) ?? {};
  const read = `I could not read “${typed.slice(0, 60)}” as a period`;
  const examples = mine.slice(0, 3).map((each) => `round ${part} ${each.id} Q3 2026/27`);
  return {
    refusal: refusal(
      sentence(
        another
          ? `${read} of a programme whose rounds you run. You could write ${examples.join(' or ')}.`
          : `${read}. You could write Q3 2026/27, 2026-11, this or last.`,
      ),
      hiddenAs(others, id, 'round.run'),
    ),
  };
}

/** The longest beginning of the text that names a programme, by key or name, and what follows. */
function beginning(programmes: readonly Programme[], typed: string) {
  const words = typed.split(/\s+/);
  for (let count = words.length; count > 0; count--) {
    const found = named(programmes, words.slice(0, count).join(' '));
    if ('one' in found) return { programme: found.one, rest: words.slice(count).join(' ') };
  }
  return undefined;
}
