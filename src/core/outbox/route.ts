import { capital } from '../capital.ts';
import type { Recipient } from '../incoming.ts';
import type { ChatAdapter, KnownAccount, World } from '../ports.ts';
import type { SteeringGroup } from '../programme/nouns.ts';
import type { Person } from '../programme/person.ts';

/** Where a message goes, or why it cannot go anywhere; the reason is read by the programme office. */
export type Route =
  | { readonly adapter: ChatAdapter; readonly to: Recipient; readonly found?: true }
  | { readonly nowhere: string };

/** The platform that shows a rehearsal's messages in a page. It is sent to only when no other is configured. */
const playground = 'playground';

/** The platforms that are sent to, in the order in which they were configured (Slack first). */
function sentTo(chat: World['chat']): readonly ChatAdapter[] {
  const configured = [...chat.values()].filter((adapter) => adapter.platform !== playground);
  return configured.length > 0 ? configured : [...chat.values()];
}

/** How every reason begins for which nothing goes to a person at all. */
export const cannotReach = ({ name }: Pick<Person, 'name'>): string => `${name} cannot be reached `;

/**
 * Where a person is asked: the platform they prefer, else where they last spoke, else the first configured one that
 * reaches them. Asks the platforms themselves when an account is not known yet, so it runs outside any transaction.
 */
export async function routeToPerson(
  chat: World['chat'],
  person: Person,
  accounts: readonly KnownAccount[],
): Promise<Route> {
  const tried: string[] = [];
  for (const adapter of inOrder(chat, person, accounts)) {
    const known = accounts.find((account) => account.platform === adapter.platform);
    if (known?.unreachable) {
      tried.push(`in ${capital(adapter.platform)}: ${known.unreachable}`);
      continue;
    }
    if (known)
      return { adapter, to: { direct: known, ...(known.address === undefined ? {} : { address: known.address }) } };
    const account = await adapter.reach(person);
    if (account) return { adapter, to: { direct: account }, found: true };
    tried.push(`in ${capital(adapter.platform)}: no account was found for ${person.email}`);
  }
  return { nowhere: `${cannotReach(person)}${tried.join('; ') || 'on any platform: none is configured'}` };
}

/**
 * The same without asking a platform: where a person will most likely be asked, for a preview. `sure` is false where the
 * account has still to be found by e-mail.
 */
export function likelyPlatform(
  chat: World['chat'],
  person: Person,
  accounts: readonly KnownAccount[],
): { readonly platform: string; readonly sure: boolean } | undefined {
  const adapters = inOrder(chat, person, accounts);
  const known = (platform: string) =>
    platform === playground ||
    accounts.some((account) => account.platform === platform && !account.unreachable) ||
    platform in person;
  const sure = adapters.find(
    ({ platform }) => known(platform) && !accounts.some((each) => each.platform === platform && each.unreachable),
  );
  const first =
    sure ?? adapters.find(({ platform }) => !accounts.some((each) => each.platform === platform && each.unreachable));
  return first && { platform: first.platform, sure: sure !== undefined };
}

function inOrder(chat: World['chat'], person: Person, accounts: readonly KnownAccount[]): readonly ChatAdapter[] {
  const adapters = sentTo(chat);
  const spoke = accounts
    .filter(({ platform }) => adapters.some((adapter) => adapter.platform === platform))
    .sort((a, b) => (b.spokeAt?.getTime() ?? 0) - (a.spokeAt?.getTime() ?? 0))
    .find((account) => account.spokeAt);
  const first = [person.prefers, spoke?.platform];
  const rank = (adapter: ChatAdapter) => first.indexOf(adapter.platform) + 1 || first.length + 1;
  return [...adapters].sort((a, b) => rank(a) - rank(b));
}

/** The channel of a steering group on one platform. In a rehearsal without platforms, the playground shows every group's. */
export function routeToGroup(chat: World['chat'], group: SteeringGroup, platform: string): Route {
  const adapter = sentTo(chat).find((each) => each.platform === platform);
  if (!adapter) return { nowhere: `${group.name} has its channel on ${platform}, which is not configured` };
  const channel = platform === playground ? group.id : group.channel[platform];
  if (!channel) return { nowhere: `${group.name} has no channel on ${platform} any more` };
  return { adapter, to: { channel } };
}

/** The platforms on which a group has a channel to post to: where the playground alone is there, that. */
export function platformsOf(chat: World['chat'], group: SteeringGroup): readonly string[] {
  const adapters = sentTo(chat);
  if (isOnlyPlayground(adapters)) return adapters.map((adapter) => adapter.platform);
  return Object.keys(group.channel).filter((platform) => adapters.some((adapter) => adapter.platform === platform));
}

/** The platforms on which a group has a channel that cannot be posted to, since the platform is not configured. */
export function platformsMissing(chat: World['chat'], group: SteeringGroup): readonly string[] {
  if (isOnlyPlayground(sentTo(chat))) return [];
  const configured = platformsOf(chat, group);
  return Object.keys(group.channel).filter((platform) => !configured.includes(platform));
}

const isOnlyPlayground = (adapters: readonly ChatAdapter[]): boolean =>
  adapters.every((adapter) => adapter.platform === playground);
