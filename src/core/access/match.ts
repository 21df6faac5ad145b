import type { AccountId } from '../incoming.ts';
import type { Tx } from '../ports.ts';
import type { Person } from '../programme/person.ts';

/** Notes, once, whose account this is: by the id in the programme file, or by e-mail. The trail shows it to the office. */
export async function matchAccount(tx: Tx, account: AccountId, person: Person): Promise<void> {
  const inFile = Object.entries(person).some(([field, id]) => field === account.platform && id === account.id);
  const matchedBy = inFile ? 'file' : 'email';
  await tx.people.match(account, person.key, matchedBy);
  const { platform, tenant, id } = account;
  await tx.trail.add({
    actor: 'quarterdeck',
    via: platform,
    action: 'account.matched',
    subject: person.key,
    after: { platform, tenant, id, matchedBy },
  });
}
