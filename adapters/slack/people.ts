import type { WebClient } from '@slack/web-api';
import type { AccountId, Profile } from '#core/incoming';
import { AskedToWait, type Log } from '#core/ports';
import type { Person } from '#core/programme/person';
import { classify, slackCode } from './errors.ts';
import type { Ourselves } from './parse.ts';

/** What users.info and users.lookupByEmail tell of a person, as far as we read it. */
interface User {
  readonly id?: string;
  readonly team_id?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly is_stranger?: boolean;
  readonly real_name?: string;
  readonly profile?: { readonly real_name?: string; readonly email?: string };
}

/** Slack knows no such person, or not for us. */
const nobody = new Set(['user_not_found', 'users_not_found', 'user_not_visible']);

/** Rejects when Slack cannot be asked, so that nobody is taken for a stranger because of a bad connection. */
export async function profileOf(
  web: WebClient,
  ourselves: Ourselves,
  account: AccountId,
  log: Log,
): Promise<Profile | undefined> {
  if (account.tenant !== ourselves.team) return { outsider: true };
  const user = await known(() => web.users.info({ user: account.id }), log);
  if (!user) return undefined;
  if (!isMember(user, ourselves)) return { outsider: true };
  const name = user.profile?.real_name || user.real_name;
  const email = user.profile?.email;
  return { ...(name ? { name } : {}), ...(email ? { email } : {}) };
}

/** The account of a person: by the id in the programme file, else by e-mail; a guest's e-mail matches nobody. */
export async function accountOf(
  web: WebClient,
  ourselves: Ourselves,
  person: Person,
  log: Log,
): Promise<AccountId | undefined> {
  const account = (id: string): AccountId => ({ platform: 'slack', tenant: ourselves.team, id });
  if (person.slack !== undefined) return account(person.slack);
  const user = await known(() => web.users.lookupByEmail({ email: person.email }), log);
  return user?.id !== undefined && isMember(user, ourselves) ? account(user.id) : undefined;
}

/** A full member of our workspace: no guest, no stranger from a shared channel, no app, nobody who left. */
function isMember(user: User, ourselves: Ourselves): boolean {
  const outside = user.deleted || user.is_bot || user.is_restricted || user.is_ultra_restricted || user.is_stranger;
  return !outside && (user.team_id === undefined || user.team_id === ourselves.team);
}

function askedToWait(fault: unknown): AskedToWait | undefined {
  const failed = classify(fault);
  return failed.kind === 'wait' ? new AskedToWait(failed.seconds) : undefined;
}

async function known(ask: () => Promise<{ readonly user?: User }>, log: Log): Promise<User | undefined> {
  try {
    return (await ask()).user;
  } catch (fault) {
    const code = slackCode(fault) ?? '';
    if (code === 'missing_scope')
      log.warn(
        { platform: 'slack', code },
        'people cannot be matched: the Slack app lacks users:read or users:read.email',
      );
    else if (!nobody.has(code)) throw askedToWait(fault) ?? fault;
    return undefined;
  }
}
