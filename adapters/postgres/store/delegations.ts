import type { Delegation, DelegationRows } from '#core/ports';
import type { Database } from './database.ts';

export const delegationRows = (db: Database, now: Date): DelegationRows => {
  const standing = (roundId: string, workstreamId?: string) => ({
    roundId,
    ...(workstreamId === undefined ? {} : { workstreamId }),
    endedAt: null,
  });
  const end = async (round: string, workstream: string) => {
    await db.delegation.updateMany({ where: standing(round, workstream), data: { endedAt: now } });
  };
  return {
    async add({ round, workstream, to, by }) {
      await end(round, workstream);
      await db.delegation.create({ data: { roundId: round, workstreamId: workstream, toId: to, byId: by, at: now } });
    },

    end,

    async ofRound(round) {
      return db.$queryRaw<Delegation[]>`
        SELECT d."roundId" AS round, d."workstreamId" AS workstream, d."toId" AS "to", d."byId" AS by, d.at
          FROM delegation d JOIN person p ON p.id = d."toId" AND p."retiredAt" IS NULL
         WHERE d."roundId" = ${round} AND d."endedAt" IS NULL ORDER BY d.id`;
    },
  };
};
