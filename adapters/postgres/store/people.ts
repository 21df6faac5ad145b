import type { AccountId } from '#core/incoming';
import type { Focus, PeopleRows } from '#core/ports';
import type { Person } from '#core/programme/person';
import type { Account as AccountRow, Person as PersonRow, Prisma } from '../generated/client.ts';
import { type Database, json, present, unawaited } from './database.ts';
import { noun } from './nouns.ts';
import { recognised, type SpeakerRow, somebody, speaker } from './recognise.ts';

/** The columns that hold account ids from the programme file, and how each platform writes them. */
const platformIds: Readonly<Record<string, (id: string) => Prisma.PersonWhereInput>> = {
  slack: (id) => ({ slack: id }),
  teams: (id) => ({ teams: id.toLowerCase() }),
};

/** A person's id is their key in the programme file. */
const person = ({ id, ...row }: { readonly id: string }): Person => noun<Person>(row, { key: id });

/** People who left the file still have a name (`get`, `many`), but are not found, recognised or listed any more. */
export const peopleRows = (db: Database, now: Date): PeopleRows => ({
  async recognise({ platform, tenant, id }) {
    const [row] = await db.$queryRaw<SpeakerRow[]>(speaker(platform, tenant, id));
    const who = row && (await somebody(db, now, row.person));
    return who && recognised(row, who.value, platform);
  },

  async actor(key, via) {
    const who = await somebody(db, now, key);
    return who && { person: who.value.person, via, roles: who.value.roles };
  },

  async get(key) {
    const [row] = await db.$queryRaw<PersonRow[]>`SELECT * FROM person WHERE id = ${key}`;
    return row && person(row);
  },

  async all() {
    const rows = await db.$queryRaw<PersonRow[]>`SELECT * FROM person WHERE "retiredAt" IS NULL ORDER BY position, id`;
    return rows.map(person);
  },

  async many(keys) {
    if (keys.length === 0) return [];
    const rows = await db.$queryRaw<PersonRow[]>`SELECT * FROM person WHERE id = ANY(${keys}::text[]) ORDER BY id`;
    return rows.map(person);
  },

  byEmail: (email) => onlyOne(db, { email: email.toLowerCase() }),

  async byPlatformId(platform, id) {
    const where = platformIds[platform]?.(id);
    return where && onlyOne(db, where);
  },

  async match(account, personId, matchedBy) {
    const { platform, tenant, id } = account;
    unawaited(db.$executeRaw`
      INSERT INTO account (platform, tenant, "accountId", "personId", "matchedBy", "matchedAt")
      VALUES (${platform}, ${tenant}, ${id}, ${personId}, ${matchedBy}, ${now}::timestamptz) ON CONFLICT DO NOTHING`);
  },

  async heard({ platform, tenant, id }, address, at) {
    const given = { address: address ?? null, at: at ?? null };
    unawaited(db.$executeRaw`
      UPDATE account
         SET address = coalesce(${given.address}, address), "spokeAt" = greatest("spokeAt", ${given.at}::timestamptz),
             unreachable = CASE WHEN ${given.at}::timestamptz IS NULL THEN unreachable END
       WHERE platform = ${platform} AND tenant = ${tenant} AND "accountId" = ${id}
         AND (address IS DISTINCT FROM coalesce(${given.address}, address)
              OR "spokeAt" IS DISTINCT FROM greatest("spokeAt", ${given.at}::timestamptz)
              OR (${given.at}::timestamptz IS NOT NULL AND unreachable IS NOT NULL))`);
  },

  async reachable(account, why) {
    await db.account.updateMany({ where: accountKey(account), data: { unreachable: why ?? null } });
  },

  async addressOf({ platform, tenant, id }) {
    const [row] = await db.$queryRaw<{ address: string | null }[]>`
      SELECT address FROM account WHERE platform = ${platform} AND tenant = ${tenant} AND "accountId" = ${id}`;
    return row?.address ?? undefined;
  },

  async accounts(people) {
    const rows = await db.$queryRaw<AccountRow[]>`
      SELECT * FROM account WHERE "personId" = ANY(${people}::text[]) ORDER BY "personId", platform, "matchedAt"`;
    return rows.map(({ accountId, personId, matchedBy: _how, matchedAt: _when, ...row }) => ({
      ...present(row),
      id: accountId,
      person: personId,
    }));
  },

  async focus(personId) {
    const [row] = await db.$queryRaw<{ focus: Focus | null }[]>`SELECT focus FROM talk WHERE "personId" = ${personId}`;
    return row?.focus ?? undefined;
  },

  async setFocus(personId, focus) {
    unawaited(db.$executeRaw`
      INSERT INTO talk ("personId", focus, "changedAt") VALUES (${personId}, ${json(focus)}::jsonb, ${now}::timestamptz)
      ON CONFLICT ("personId") DO UPDATE SET focus = excluded.focus, "changedAt" = excluded."changedAt"
       WHERE talk.focus IS DISTINCT FROM excluded.focus`);
  },

  async setChoices(personId, choices) {
    unawaited(db.$executeRaw`
      INSERT INTO talk ("personId", choices, "changedAt") VALUES (${personId}, ${json(choices)}::jsonb, ${now}::timestamptz)
      ON CONFLICT ("personId") DO UPDATE SET choices = excluded.choices
       WHERE talk.choices IS DISTINCT FROM excluded.choices`);
  },

  async askedLater(personId) {
    const [row] = await db.$queryRaw<{ laterAt: Date | null }[]>`
      SELECT "laterAt" FROM talk WHERE "personId" = ${personId}`;
    return row?.laterAt ?? undefined;
  },

  async setLater(personId, until) {
    const laterAt = until ?? null;
    unawaited(db.$executeRaw`
      INSERT INTO talk ("personId", "laterAt", "changedAt")
      VALUES (${personId}, ${laterAt}::timestamptz, ${now}::timestamptz)
      ON CONFLICT ("personId") DO UPDATE SET "laterAt" = excluded."laterAt", "changedAt" = excluded."changedAt"`);
  },
});

const accountKey = ({ platform, tenant, id }: AccountId) => ({ platform, tenant, accountId: id });

/** Two people of one address or id are nobody: a wrong match would show one the other's answers. */
async function onlyOne(db: Database, where: Prisma.PersonWhereInput): Promise<Person | undefined> {
  const [row, another] = await db.person.findMany({ where: { ...where, retiredAt: null }, take: 2 });
  return row && !another ? person(row) : undefined;
}
