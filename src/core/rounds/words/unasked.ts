import type { Actor } from '../../access/actor.ts';
import { readControl } from '../../interview/understand/control.ts';
import { readRating, undecided } from '../../interview/understand/rating.ts';
import { plainWords } from '../../interview/understand/wording.ts';
import { buttons, footnote, type Message, paragraph, quote } from '../../message.ts';
import { keyOf, type Workstream } from '../../programme/nouns.ts';
import { type Call, direct, type Reply } from '../../words/word.ts';
import { startAnswer } from '../answer.ts';
import { type Asked, askedIn, askedOf, isTheirs } from '../asked.ts';
import { figuresOwed } from '../figures/owned.ts';
import { namesAmong, startButtons } from '../left.ts';
import { tell, wouldBegin } from '../tell.ts';
import { waitForWhich, whichButtons } from './of-which.ts';
import { update } from './update.ts';

/**
 * What is typed in the direct message while nothing is being asked there, and is no word: the prompt is answered as it
 * stands, or a workstream is called by its name. Undefined: it is nothing of the kind.
 */
export async function unasked(call: Call, text: string): Promise<Reply | undefined> {
  const { tx, actor } = call;
  if (!actor.roles.some(({ role }) => role === 'owner' || answering.has(role))) return undefined;
  const asked = await askedOf(tx, actor.roles);
  const name = plainWords(nameIn(text));
  if (asked.some(({ workstream }) => isCalled(workstream, name))) return update.run({ ...call, args: text });
  if (isBeforeColon(text) && (await asDeputy(call, name))) return update.run({ ...call, args: text });
  const open = asked.filter((each) => !each.given && isTheirs(each, actor.person.id));
  const [first] = open;
  if (!first) return figureSaid(call, text);
  const only = open.length === 1 && !first.draft;
  const place = { round: first.round.id, workstream: first.workstream.id };
  // What would be recorded without a change is shown before it is.
  const control = readControl(text, []);
  if (only && (control === 'no-change' || nothing.test(name))) return startAnswer(tx, actor, place);
  // Between two ratings: it is asked which, and what was said with it is kept.
  const begins = undecided(readRating(text, 'three')) !== undefined || (await wouldBegin(tx, actor, place, text));
  if (control !== undefined || !begins) return undefined;
  if (only) return tell(tx, actor, place, text, call.message);
  const among = open.slice(0, 20);
  await waitForWhich(call, { as: 'update', text, among: among.map((each) => each.workstream), message: call.message });
  return direct(whichOf(among, text));
}

/** Of whom one figure is asked, and nothing else: `4.1`. */
async function figureSaid({ tx, actor, message }: Call, text: string): Promise<Reply | undefined> {
  const [only, ...more] = await figuresOwed(tx, actor);
  if (!only || more.length > 0 || only.owed.length !== 1 || readControl(text, []) !== undefined) return undefined;
  const at = { round: only.round.id, workstream: only.workstream.id, part: actor.person.id };
  return (await wouldBegin(tx, actor, at, text)) ? tell(tx, actor, at, text, message) : undefined;
}

const answering: ReadonlySet<Actor['roles'][number]['role']> = new Set(['lead', 'delegate', 'cover', 'deputy']);
const nothing = /^nothing (?:new|changed|to report|has changed)$/;

/** `ict: amber, …`: what stands before the colon, else all of a short text. */
const nameIn = (text: string): string => beforeColon.exec(text)?.[0] ?? text.slice(0, LONGEST);
const isBeforeColon = (text: string): boolean => beforeColon.test(text);
const beforeColon = /^[^:\n]{1,80}(?=:\s*\S)/;
/** No name is longer, in characters. */
const LONGEST = 80;

const isCalled = ({ id, name: full }: Pick<Workstream, 'id' | 'name'>, name: string): boolean =>
  [id, keyOf(id), plainWords(full)].includes(name);

const programmesOf = (roles: readonly { readonly programme: string }[]): readonly string[] => [
  ...new Set(roles.map(({ programme }) => programme)),
];

/** Whether an open round asks for a workstream of this name whose deputy they are: they may answer before it is their turn. */
async function asDeputy({ tx, actor }: Call, name: string): Promise<boolean> {
  const own = actor.roles.flatMap((role) => (role.role === 'deputy' ? [role] : []));
  if (own.length === 0) return false;
  const ids = own.map(({ workstream }) => workstream);
  const asked = await askedIn(tx, programmesOf(own), () => true, ids);
  return asked.some(({ workstream }) => isCalled(workstream, name));
}

/**
 * In the middle of one answer, the key or the whole name of another workstream of theirs leads there, alone or before a
 * colon. A part of a name may be an answer: `switch to …` is for these.
 */
export async function namesAnother({ tx, actor }: Call, text: string, here: string): Promise<boolean> {
  const name = plainWords(nameIn(text));
  const others = actor.roles.flatMap((role) =>
    answering.has(role.role) && 'workstream' in role && role.workstream !== here ? [role] : [],
  );
  if (others.length === 0 || name === keyOf(here)) return false;
  const ids = others.map(({ workstream }) => workstream);
  if (ids.some((id) => keyOf(id) === name)) return true;
  // A name of one word is the key as well, and most answers that short are none.
  const couldBe = isBeforeColon(text) || (text.length <= LONGEST && /^\D+\s\D+$/.test(name));
  if (!couldBe) return false;
  const all = await Promise.all(programmesOf(others).map((id) => tx.programmes.workstreams(id, ids)));
  return all.flat().some((workstream) => plainWords(workstream.name) === name);
}

/** Longer texts do not go into a button. */
const FITS = 1_200;

function whichOf(open: readonly Asked[], text: string): Message {
  const line = 'Which workstream is that about?';
  const nameOf = namesAmong(open);
  const [first] = open;
  const how = `Or write its name in front: “${keyOf(first!.workstream.id)}: …”.`;
  if (text.length > FITS) {
    return {
      summary: line,
      blocks: [
        paragraph({ bold: line }),
        paragraph('I have not taken it as an answer yet. Write which one it is; or press one and send it again.'),
        buttons(...startButtons(open)),
        quote(text.slice(0, 2_000)),
      ],
    };
  }
  return {
    summary: line,
    blocks: [
      paragraph({ bold: line }),
      buttons(
        ...whichButtons(
          { as: 'update', text },
          open.map((each) => ({ id: each.workstream.id, label: nameOf(each) })),
        ),
      ),
      footnote(how),
    ],
  };
}
