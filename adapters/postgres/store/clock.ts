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
  const read = async (db: Reading) => (await db.rehearsalClock.findUniqueOrThrow({ where: { id } })).now;
  return {
    read,
    now: () => read(prisma),
    moveTo: async (at) => void (await prisma.rehearsalClock.update({ where: { id }, data: { now: at } })),
  };
}
