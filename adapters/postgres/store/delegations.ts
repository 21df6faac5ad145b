import type { DelegationRows } from '#core/ports';
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
      const rows = await db.delegation.findMany({ where: standing(round), orderBy: { id: 'asc' } });
      return rows.map(({ workstreamId, toId, byId, at }) => ({
        round,
        workstream: workstreamId,
        to: toId,
        by: byId,
        at,
      }));
    },
  };
};
