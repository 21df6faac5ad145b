import { named as nameIn } from '../../words/named.ts';
import { type About, type Overseeing, theNamed } from '../about.ts';
import type { Question, Understanding } from '../question.ts';
import { type DecidedBy, type DecisionNeeded, decidedBy } from '../stored.ts';
import { groupsNamed } from '../understand/group.ts';
import { understandText } from '../understand/text.ts';
import { byPlace } from '../understand/which-one.ts';
import { excerpt, plainWords } from '../understand/wording.ts';
import { readYesNo } from '../understand/yes-no.ts';

/** Who may be meant by "the board": councillors decide only where they are named. */
function boardsOf({ groups }: About): readonly Overseeing[] {
  const boards = groups.filter(({ kind }) => kind !== 'councillor');
  return boards.length > 0 ? boards : groups;
}

/** Of whom a decision is needed, as far as its words say it; where only one group oversees the workstream, of that one. */
export function deciderIn(text: string, about: About): DecidedBy {
  const named = groupsNamed(text, about.groups);
  const [only] = named.length > 0 ? named : boardsOf(about);
  return only && (named.length === 1 || (named.length === 0 && boardsOf(about).length === 1)) ? { of: only.id } : {};
}

/** How who decides is said: `the Customer First Board`. */
export function sayDecider({ of, who }: DecidedBy, { groups }: About): string | undefined {
  if (of === undefined) return who;
  const name = groups.find(({ id }) => id === of)?.name;
  return name && theNamed(name);
}

/** What any of them is called. */
const vague = /^(?:the |our |my )?(?:board|group|committee|panel|both(?: of them)?|all(?: of them)?|either|any)$/;

const nobody = /^(?:none(?: of them)?|nobody|no one|nothing|neither|n\/a)$/;

const unknown =
  /^(?:(?:i )?(?:do not|don't|dont) know|(?:i am |i'm )?not sure|dunno|no idea|unsure|not (?:yet )?known|tb[cda]|unclear)(?: yet)?$/;

/** Asked where several groups oversee the workstream and the decision's words name none of them. */
export function whoDecides(key: string, decision: DecisionNeeded, number: number): Question<DecidedBy> {
  const which = number === 0 ? '' : ` ${number + 1}`;
  const said = decision.of !== undefined || decision.who !== undefined;
  return {
    key: `${key}/of`,
    name: number === 0 ? 'Who decides' : `Who decides, decision ${number + 1}`,
    called: [`who decides${which}`],
    stored: decidedBy,
    appears: 'the digest and the paper',
    skipping: 'It will be asked of every board that oversees this.',
    asked: (answers, about) => (!said && boardsOf(about).length > 1) || answers[`${key}/of`] !== undefined,

    put(about) {
      const boards = boardsOf(about);
      return {
        line: `${many(boards)}Which one should decide: ${excerpt(decision.text, 200)}?`,
        choices: [
          ...boards.slice(0, 8).map(({ name }) => ({ label: name, say: name })),
          { label: 'Somebody else', say: 'Somebody else' },
        ],
      };
    },

    understand(text, about): Understanding<DecidedBy> {
      if (/^(?:somebody|someone) else$|^others?$/.test(plainWords(text)))
        return { problem: 'Who should decide? You could write their name, or what the body is called.' };
      const named = groupsNamed(text, about.groups);
      if (named.length === 1) return { understood: { of: named[0]!.id } };
      const placed = named.length === 0 ? byPlace(text, boardsOf(about)) : undefined;
      if (placed) return { understood: { of: placed.id } };
      const choices = (named.length > 0 ? named : boardsOf(about)).map(({ name }) => `“${name}”`).join(' or ');
      if (readYesNo(text))
        return { problem: `Which one should decide? You could write ${choices}, or who else it is.` };
      if (unknown.test(plainWords(text)))
        return { problem: `You could write ${choices}, or who else it is. “Skip” asks it of every one of them.` };
      if (nobody.test(plainWords(text)))
        return {
          problem: `Which one should decide? You could write ${choices}. If no decision is needed after all, write “change decisions”, then “none”.`,
        };
      // Nothing but a part of one name: `customer first`.
      const part = plainWords(text).replace(/^the /, '');
      const meant = named.length === 0 && part.length > 3 ? nameIn(about.groups, part) : { none: part };
      if ('one' in meant && !vague.test(part)) return { understood: { of: meant.one.id } };
      if (named.length > 1 || vague.test(plainWords(text)))
        return { problem: `One of them has to decide. You could write ${choices}, or who else it is.` };
      const read = understandText(text);
      return 'problem' in read ? read : { understood: { who: read.understood } };
    },

    show: (value, about) => [sayDecider(value, about) ?? 'a group that does not oversee this any more'],
  };
}

const numbers = ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight'];

function many(boards: readonly Overseeing[]): string {
  if (boards.length < 2) return '';
  return `${numbers[boards.length] ?? boards.length} boards oversee this. `;
}
