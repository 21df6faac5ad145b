import { type Action, can, programmesOf, type Subject } from '../access/can.ts';
import { sentence } from '../message.ts';
import type { SteeringGroup } from '../programme/nouns.ts';
import { hiddenAs, named } from '../words/named.ts';
import { toldApart, which } from '../words/which.ts';
import { type Call, type Reply, refusal } from '../words/word.ts';

/** A group's digest, as rights ask for it. */
export const subjectOf = ({ id, programme, oversees }: SteeringGroup): Subject => ({
  programme,
  group: id,
  oversees: oversees === 'all' ? 'all' : oversees.map((key) => `${programme}/${key}`),
});

/** Whether the asker may do this to a group's digest. */
export const mayDo = ({ actor }: Call, action: Action, group: SteeringGroup): boolean =>
  can(actor, action, subjectOf(group));

/** The groups whose digest the asker may read at all, or to which they may do something else, in the file's order. */
export async function groupsRead(call: Call, action: Action = 'digest.read'): Promise<readonly SteeringGroup[]> {
  const groups = await Promise.all(programmesOf(call.actor).map((each) => call.tx.programmes.groups(each)));
  return groups.flat().filter((group) => group.digest && mayDo(call, action, group));
}

/**
 * The group that a person names; without a name, the one whose channel this is, or the only one. "No such group" and "not
 * yours" are the same words.
 *
 * @param say what to type for the group with this id
 */
export async function groupNamed(
  call: Call,
  typed: string,
  say: (id: string) => string,
  action: Action = 'digest.read',
): Promise<{ readonly group: SteeringGroup } | { readonly refusal: Reply }> {
  const { programmes } = call.tx;
  const mine = await groupsRead(call, action);
  const only = mine.find(({ id }) => id === call.group?.id) ?? (mine.length === 1 ? mine[0] : undefined);
  if (typed === '' && only) return { group: only };
  const found = named(mine, typed);
  if ('one' in found) return { group: found.one };
  const all = await programmes.all();
  const hidden = async () => (await Promise.all(all.map(({ id }) => programmes.groups(id)))).flat();
  const refused = 'many' in found ? undefined : hiddenAs(await hidden(), typed, action);
  const several = 'many' in found ? found.many : mine;
  if (several.length === 0)
    return { refusal: refusal(sentence('You belong to no group that gets a digest.'), refused) };
  const nameOf = toldApart(several, all);
  const choices = several.map((each) => ({ id: each.id, name: nameOf(each) }));
  const question =
    typed === ''
      ? 'Which group’s digest?'
      : `There is no single group “${typed.slice(0, 60)}” whose digest you can see. You could choose one of these.`;
  return { refusal: refusal(which(question, choices, say), refused) };
}
