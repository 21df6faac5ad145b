import { can } from '../access/can.ts';
import { type DigestFacts, readFacts } from '../digest/facts.ts';
import { groupsRead } from '../digest/group-named.ts';
import { keptUntilReleased } from '../digest/pre-election.ts';
import { type Message, sentence } from '../message.ts';
import { keyOf, type SteeringGroup, type Workstream } from '../programme/nouns.ts';
import { oversees } from '../rounds/audience.ts';
import { named } from '../words/named.ts';
import { toldApart, which } from '../words/which.ts';
import { alone, among, type Call, type Reply, readingAlong, refusal } from '../words/word.ts';
import { meansWorkstream, subjectOf, workstreamNamed } from '../words/workstream.ts';

/** What a picture is asked of: a group's, as its digest could say it, or one workstream's. */
export interface Asked {
  /** `Business Strategy Group`, `ICT`. */
  readonly name: string;
  /** Its facts: nothing sensitive among them, also where the asker may see more, since a picture can be passed on. */
  readonly facts: DigestFacts;
  /** To whom it is shown: who reads a group's channel, else the asker alone. */
  readonly reply: (message: Message) => Reply;
}

/**
 * What somebody means who types `plan` or `history` and perhaps a name: a group whose digest they may read, or a
 * workstream that they may see; without a name the group whose channel it is, or the only one there is.
 */
export async function askedOf(call: Call, word: string): Promise<Asked | { readonly refusal: Reply }> {
  const groups = await groupsHere(call);
  const typed = call.args.trim();
  const group = typed === '' ? onlyOf(call, groups) : oneOf(groups, typed);
  if (group) return ofGroup(call, group);
  if (typed === '') return { refusal: await ask(call, word, groups) };
  const found = await workstreamNamed(call, typed, 'workstream.read', (id) => `${word} ${id}`);
  return 'refusal' in found ? found : ofWorkstream(call, found.workstream);
}

/** Whether this certainly means one of them. */
export const meansOne = async (call: Call): Promise<boolean> =>
  oneOf(await groupsHere(call), call.args) !== undefined || meansWorkstream(call, call.args, 'workstream.read');

/** In its channel also the group's, of whoever is there: all who read there read its digest. */
async function groupsHere(call: Call): Promise<readonly SteeringGroup[]> {
  const groups = await groupsRead(call);
  const here = readingAlong(call);
  if (!here?.digest || groups.some(({ id }) => id === here.id)) return groups;
  return can(call.actor, 'group.read', { programme: here.programme, group: here.id }) ? [...groups, here] : groups;
}

const onlyOf = ({ group }: Call, groups: readonly SteeringGroup[]): SteeringGroup | undefined =>
  groups.find(({ id }) => id === group?.id) ?? (groups.length === 1 ? groups[0] : undefined);

function oneOf(groups: readonly SteeringGroup[], typed: string): SteeringGroup | undefined {
  const found = named(groups, typed);
  return 'one' in found ? found.one : undefined;
}

async function ofGroup(call: Call, group: SteeringGroup): Promise<Asked | { readonly refusal: Reply }> {
  const kept = await keptUntilReleased(call, group);
  if (kept) return { refusal: alone(kept) };
  const facts = await readFacts(call.tx, group);
  return facts ? { name: group.name, facts, reply: (message) => among(group, message) } : gone(group.name);
}

/** As the group reads it whose channel this is, else as a body would that oversees it alone and may see what they may. */
async function ofWorkstream(call: Call, workstream: Workstream): Promise<Asked | { readonly refusal: Reply }> {
  const { name, id } = workstream;
  if (workstream.sensitive)
    return {
      refusal: refusal(
        sentence(
          `Few may see ${name}, and a picture can be passed on, so none is made of it. “status” shows it to you.`,
        ),
      ),
    };
  const here = readingAlong(call);
  const along = here && oversees(here, workstream) ? here : undefined;
  const isOpen = can(call.actor, 'workstream.read-unapproved', subjectOf(workstream));
  const reader = along ?? nobody(call, workstream, isOpen ? 'officer' : 'councillor');
  const kept = await keptUntilReleased(call, reader);
  if (kept) return { refusal: alone(kept) };
  const facts = await readFacts(call.tx, { ...reader, oversees: [keyOf(id)] });
  return facts ? { name, facts, reply: along ? (message) => among(along, message) : alone } : gone(name);
}

/** A body that was never shown anything. */
const nobody = ({ tx }: Call, { id, name, programme }: Workstream, kind: SteeringGroup['kind']): SteeringGroup => ({
  id,
  name,
  programme,
  kind,
  oversees: [],
  members: [],
  parents: [],
  successors: [],
  channel: {},
  workPlan: [],
  scheduledSince: tx.now,
});

const gone = (name: string) => ({ refusal: refusal(sentence(`${name} is not there any more.`)) });

/** Every group whose digest they may read and every workstream that is theirs, a press away. */
async function ask(call: Call, word: string, groups: readonly SteeringGroup[]): Promise<Reply> {
  const own = new Set(call.actor.roles.flatMap((role) => ('workstream' in role ? [role.workstream] : [])));
  const workstreams = (await Promise.all([...own].map((id) => call.tx.programmes.workstream(id)))).filter(
    (each) => each !== undefined && !each.sensitive && can(call.actor, 'workstream.read', subjectOf(each)),
  ) as Workstream[];
  const all = [...groups, ...workstreams];
  if (all.length === 0) return refusal(sentence(`Please say of which workstream: “${word}” and its name.`));
  const nameOf = toldApart(all, await call.tx.programmes.all());
  const choices = all.map((each) => ({ id: each.id, name: nameOf(each) }));
  return alone(which('Of which group or workstream?', choices, (id) => `${word} ${id}`));
}
