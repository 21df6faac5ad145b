import { can, programmesOf } from '../access/can.ts';
import { sentence } from '../message.ts';
import type { Person } from '../programme/person.ts';
import { personNamed } from '../words/person.ts';
import { which } from '../words/which.ts';
import { type Call, type Reply, refusal } from '../words/word.ts';

type Found = { readonly person: Person } | { readonly refusal: Reply };

/**
 * Whose leave it is. Somebody else is named with an @, or by their whole key, name or address: a word that is only a part
 * of a name may be the reason, which is not read. `others`: what was written was no name.
 */
export async function whose(call: Call, typed: string): Promise<(Found & { readonly others?: true }) | Found> {
  const { tx, actor } = call;
  const self = await tx.people.get(actor.person.id);
  if (!self) return { refusal: refusal(sentence('I do not find you in the programme file any more.')) };
  if (typed === '' || /^(?:me|myself|i)$/i.test(typed)) return { person: self };
  if (!typed.startsWith('@')) {
    const named = (await tx.people.all()).filter(({ key, name, email }) =>
      [key, name.toLowerCase(), email].includes(typed.toLowerCase()),
    );
    if (named.length !== 1) return { person: self, others: true };
    return named[0]!.key === self.key ? { person: self } : mayNoteFor(call, named[0]!);
  }
  const found = await longestName(call, typed, (name) => `away ${name}`);
  if ('refusal' in found || found.person.key === self.key) return found;
  return mayNoteFor(call, found.person);
}

/** The programme office notes it for people of its programmes. */
async function mayNoteFor({ tx, actor }: Call, person: Person): Promise<Found> {
  const roles = (await tx.people.actor(person.key, 'schedule'))?.roles ?? [];
  const theirs = [...new Set(roles.map(({ programme }) => programme))];
  if (theirs.some((programme) => can(actor, 'absence.note-for', { programme }))) return { person };
  const offices = await Promise.all(programmesOf(actor).map((id) => tx.programmes.get(id)));
  const names = (await tx.people.many([...new Set(offices.flatMap((each) => each?.office ?? []))])).map(
    ({ name }) => name,
  );
  const [programme] = programmesOf(actor);
  return {
    refusal: refusal(
      sentence(
        `You can note when you are away yourself. For somebody else they do it, or their programme office${names.length > 0 ? ` (yours is ${names.join(', ')})` : ''}.`,
      ),
      { action: 'absence.note-for', subject: person.key, ...(programme === undefined ? {} : { programme }) },
    ),
  };
}

/** At most so many words are a name. */
const WORDS = 4;

/**
 * The person named by the longest beginning of a text that names one. What follows may say why somebody is away, so
 * nothing but its first word is ever shown back.
 */
export async function longestName(call: Call, text: string, say: (key: string) => string): Promise<Found> {
  const words = text
    .replace(/[,;(].*$/s, '')
    .trim()
    .split(/\s+/);
  const lengths = Array.from({ length: Math.min(words.length, WORDS) }, (_, i) => Math.min(words.length, WORDS) - i);
  for (const length of lengths) {
    const found = await personNamed(call.tx, words.slice(0, length).join(' '), call.actor.via);
    if ('one' in found) return { person: found.one };
    if ('many' in found && length === 1)
      return {
        refusal: refusal(
          which(`“${words[0]!.slice(0, 40)}” could be several people. Whom do you mean?`, found.many, say),
        ),
      };
  }
  const [first = ''] = words;
  return {
    refusal: refusal(
      sentence(
        `I know nobody called “${first.replace(/^@/, '').slice(0, 40)}”. You could write a name, an e-mail address or a mention of somebody whom the programme file has; the programme office adds people.`,
      ),
    ),
  };
}
