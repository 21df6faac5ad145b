import { matchAccount } from '../access/match.ts';
import type { AccountId, Incoming, Profile } from '../incoming.ts';
import { sentence } from '../message.ts';
import type { ReadAhead, Recognised, Tx, World } from '../ports.ts';
import type { Placed } from '../words/run.ts';

/** `focus`: what their next typed text answers; `choices`: what the newest message to them offers. */
export interface Known extends Recognised {
  /** The answer that they are probably going on with. */
  readonly ahead?: ReadAhead | undefined;
}

/**
 * The person behind an account that was not met before, now that its platform was asked: by the id in the programme file, or
 * by e-mail. The first match is kept and goes into the trail, where the office sees it.
 */
export async function whoIs(tx: Tx, account: AccountId, asked: Asked): Promise<Known | undefined> {
  const { profile } = asked;
  if (profile?.outsider) return undefined;
  const byId = await tx.people.byPlatformId(account.platform, account.id);
  // Whom the office named by id is known also while the platform cannot be asked; an e-mail needs its word.
  if (!byId && asked.fault) throw asked.fault;
  const person = byId ?? (profile?.email === undefined ? undefined : await tx.people.byEmail(profile.email));
  if (!person) return undefined;
  await matchAccount(tx, account, person);
  return tx.people.recognise(account);
}

/** What the platform said of an account, or why it could not be asked. */
export interface Asked {
  readonly profile?: Profile | undefined;
  readonly fault?: Error;
}

/** Asks the platform about an account that was not met before. */
export async function askPlatform(chat: World['chat'], account: AccountId): Promise<Asked> {
  try {
    return { profile: await chat.get(account.platform)?.profile(account) };
  } catch (fault) {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) };
  }
}

/** What somebody hears who has no role in any programme. */
export function strangerIsTold(incoming: Incoming): Placed {
  if (incoming.what.kind === 'reachable' || incoming.what.kind === 'unreachable') return {};
  return {
    here: sentence(
      'I do not know you yet, so I have done nothing with this. I answer people who have a role in a programme: ' +
        'please ask your programme office to add you, with the e-mail address that you use here.',
    ),
  };
}
