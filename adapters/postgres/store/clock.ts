import type { MovableClock } from '#core/ports';
import type { PrismaClient } from '../generated/client.ts';
import type { Database, Reading } from './database.ts';

/** How a transaction learns programme time, once, as it begins. */
export interface ProgrammeClock {
  read(db: Database): Promise<Date>;
}

/** Programme time is the time. */
export const realClock: ProgrammeClock = { read: async () => new Date() };

const id = 'clock';

/** Whether a database is a rehearsal's stands in the database itself. */
export async function isRehearsal(prisma: PrismaClient): Promise<boolean> {
  return (await prisma.rehearsalClock.count()) > 0;
}

/**
 * The clock of a rehearsal: a row, so that every replica and the next start see the same time. It stands at `startsAt`
 * when the row is new; later starts go on from where it stood.
 */
export async function rehearsalClock(prisma: PrismaClient, startsAt: Date): Promise<ProgrammeClock & MovableClock> {
  await prisma.rehearsalClock.createMany({ data: [{ id, now: startsAt }], skipDuplicates: true });
  // Each transaction of a rehearsal begins with it, so it goes the short way (direct.ts).
  const read = async (db: Reading) => {
    const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT now FROM rehearsal_clock WHERE id = ${id}`;
    if (!row) throw new Error('The clock of this rehearsal is gone from its database');
    return row.now;
  };
  return {
    read,
    now: () => read(prisma),
    moveTo: async (at) => void (await prisma.rehearsalClock.update({ where: { id }, data: { now: at } })),
  };
}
