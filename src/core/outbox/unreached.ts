import { capital } from '../capital.ts';
import { listed } from '../interview/about.ts';
import type { Button, Line } from '../message.ts';
import type { Tx } from '../ports.ts';
import { type Asked, askedIn } from '../rounds/asked.ts';
import type { Delivery } from './delivery.ts';
import { cannotReach } from './route.ts';

/** What did not go because of a person, and not of the message: one line for each of them, and what to do. */
export interface Unreached {
  readonly lines: readonly Line[];
  readonly buttons: readonly Button[];
  /** Everything else. */
  readonly rest: readonly Delivery[];
}

/** Of people who cannot be reached at all, and of what is asked of nobody (absence/nobody.ts). */
export async function unreachedIn(tx: Tx, found: readonly Delivery[]): Promise<Unreached> {
  const keys = found.flatMap(({ reader }) => ('person' in reader ? [reader.person] : []));
  const people = new Map((await tx.people.many([...new Set(keys)])).map((person) => [person.key, person]));
  const of = (delivery: Delivery): string | undefined => {
    const person = 'person' in delivery.reader ? people.get(delivery.reader.person) : undefined;
    return person && delivery.reason?.startsWith(cannotReach(person)) ? person.key : undefined;
  };
  const nobody = found.filter(({ kind, status }) => kind === 'nobody' && status === 'refused');
  const gone = [...new Set(found.flatMap((each) => of(each) ?? []))];
  const programmes = [...new Set(found.flatMap(({ programme }) => programme ?? []))];
  const open =
    gone.length + nobody.length === 0 ? [] : (await askedIn(tx, programmes, () => true)).filter(({ given }) => !given);
  const lines: Line[] = [];
  const buttons: Button[] = [];
  for (const key of gone) {
    const theirs = found.filter((each) => of(each) === key);
    const { name } = people.get(key)!;
    const asked = open.filter(({ now }) => now.some(({ person }) => person === key));
    const why = theirs[0]!.reason!.slice(name.length);
    const numbers = listed(theirs.map(({ id }) => String(id)));
    lines.push([
      { bold: name },
      `${why}. Not sent: ${theirs.length === 1 ? 'number' : 'numbers'} ${numbers}. ${whatToDo(why, asked)}`,
    ]);
    buttons.push(...asked.map((each) => askAnother(each, 'somebody else')));
  }
  for (const { reason = '' } of nobody) lines.push([`${capital(reason)}.`]);
  if (nobody.length > 0)
    buttons.push(...open.filter(({ now }) => now.length === 0).map((each) => askAnother(each, 'somebody')));
  return { lines, buttons, rest: found.filter((each) => !nobody.includes(each) && of(each) === undefined) };
}

function whatToDo(why: string, asked: readonly Asked[]): string {
  const mend = /not installed|no conversation/.test(why)
    ? 'They add the Quarterdeck app in Teams under Apps, or the Teams administrator does it for them'
    : /blocked/.test(why)
      ? 'They can unblock it in their chat with Quarterdeck'
      : /no account was found/.test(why)
        ? 'Their e-mail address or account id in the programme file may be wrong'
        : 'Once they write to Quarterdeck again, they are asked again';
  const names = listed(asked.map(({ workstream }) => workstream.name));
  return asked.length === 0 ? `${mend}.` : `${mend}; or ask somebody else for ${names}.`;
}

const askAnother = ({ workstream }: Asked, whom: string): Button => ({
  label: `Ask ${whom} for ${workstream.name}`.slice(0, 75),
  say: `delegate ${workstream.id}`,
});
