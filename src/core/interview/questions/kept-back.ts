import type { Json } from '../../json.ts';
import { apartKey } from '../apart.ts';
import type { Item, Question, Understanding } from '../question.ts';
import { readAs } from '../stored/read-as.ts';
import { type SetApart, setApart, shownAgain } from '../stored.ts';
import { readSetApart } from '../understand/keep-back.ts';
import { understandWhy } from './why.ts';

/** What setting apart means, as readers of the review are told. */
export const whatItMeans: Readonly<Record<SetApart['is'], string>> = {
  'kept-out': 'kept out of the digest',
  exempt: 'exempt: not in the public paper, nor shown to councillor and partner groups, and posted in no channel',
};

/**
 * How one answer is set apart, and why; `isDue`: whether the question that it answers is. It is asked in two steps
 * (keep-back.ts); until both are said, what stands under its key (`{}`, then `is` alone) is no whole answer and keeps
 * the update from being submitted.
 */
export function keptBack(item: Item, isDue: Question['asked'] = () => true): Question<SetApart> {
  const key = apartKey(item.key);
  return {
    key,
    name: `${item.name}, kept back`,
    called: [`keeping back ${item.called[0]}`],
    required: true,
    aside: true,
    ...(item.sensitive ? { sensitive: true } : {}),
    stored: setApart,
    appears: 'no digest and no paper',
    skipping: `“${item.name}” is shown like the other answers.`,
    // Why is asked no more where the answer itself is not due: a reason, after the rating turned green.
    asked: (answers, about) => isWished(answers[key]) && (isWhole(answers[key]) || isDue(answers, about)),

    put(_, answers) {
      const chosen = chosenIn(answers[key]);
      if (!chosen || isWhole(answers[key])) {
        return {
          line: `Keep “${item.name}” back?`,
          hint:
            'Kept out of the digest, it is posted nowhere; people of the programme can look it up, and the paper has it. ' +
            'Exempt, it is not in the public paper either: only officers see it, in private.',
          choices: [
            { label: 'Keep out of the digest', say: 'Keep out of the digest' },
            { label: 'Exempt', say: 'Exempt' },
            { label: 'Show it', say: 'Show it' },
          ],
        };
      }
      return {
        line: chosen === 'exempt' ? `Why is “${item.name}” exempt?` : `Why keep “${item.name}” out of the digest?`,
        hint: 'For example: commercially confidential until the contract is signed. The reason is kept with the answer.',
        choices: [{ label: 'Show it', say: 'Show it' }],
      };
    },

    understand(text, _, answers): Understanding<SetApart> {
      const read = readSetApart(text);
      const is = read?.is ?? chosenIn(answers[key]);
      const why = read ? read.why : text.trim().replace(/^(?:because|cos|since|as)\s+/i, '');
      if (!is) return { problem: 'You could write “Keep out of the digest”, “Exempt” or “Show it”.' };
      const words = understandWhy(
        why ?? '',
        'It needs a reason. You could write “commercially confidential until March”.',
      );
      return 'problem' in words ? words : { understood: { is, why: words.understood } };
    },

    // What it means stands in full beside the answer.
    show: ({ is, why }) => [`${is === 'exempt' ? 'exempt' : whatItMeans[is]}, because ${why}`],
  };
}

const isWhole = (answer: unknown): boolean => setApart.safeParse(answer).success;

/** Said and not taken back, though perhaps neither how nor why. */
const isWished = (mark: Json | undefined): boolean =>
  mark !== undefined && mark !== null && readAs(shownAgain, mark) === undefined;

/** What was chosen, whether or not its reason was given. */
function chosenIn(answer: unknown): SetApart['is'] | undefined {
  return readAs(setApart.shape.is, (answer as { is?: Json } | undefined)?.is);
}
