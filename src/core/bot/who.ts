import type { Actor } from '../access/actor.ts';
import type { AccountId, Incoming, Profile } from '../incoming.ts';
import { sentence } from '../message.ts';
import type { Focus, Tx } from '../ports.ts';
import type { Reply } from '../words/word.ts';

export interface Known {
  readonly actor: Actor;
  /** What their next typed text answers. */
  readonly focus?: Focus;
}

/**
 * The person behind an account: matched before; else by the id in the programme file; else, with the platform's word
 * for it (`profile`), by e-mail. The first match is kept and goes into the trail, where the office sees it.
 */
export async function whoIs(tx: Tx, account: AccountId, profile: Profile | undefined): Promise<Known | undefined> {
  const known = await tx.people.recognise(account);
  if (known) return known;
  const byId = await tx.people.byPlatformId(account.platform, account.id);
  const person = byId ?? (profile?.email === undefined ? undefined : await tx.people.byEmail(profile.email));
  if (!person) return undefined;
  const matchedBy = byId ? 'file' : 'email';
  await tx.people.match(account, person.key, matchedBy);
  await tx.trail.add({
    actor: 'quarterdeck',
    via: account.platform,
    action: 'account.matched',
    subject: person.key,
    after: { platform: account.platform, tenant: account.tenant, id: account.id, matchedBy },
  });
  return tx.people.recognise(account);
}

/** What somebody hears who has no role in any programme. In a channel nothing: it is not for them that we are there. */
export function strangerIsTold(incoming: Incoming): Reply {
  if (incoming.what.kind === 'reachable' || incoming.what.kind === 'unreachable') return {};
  return {
    here: sentence(
      'I do not know you yet, so I have done nothing with this. I answer people who have a role in a programme: ' +
        'please ask your programme office to add you, with the e-mail address that you use here.',
    ),
  };
}
