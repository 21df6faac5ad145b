import type { Message } from '#core/message';
import type { PlaygroundMessage, Prisma, PrismaClient } from './generated/client.ts';
import { present } from './store/database.ts';

/** A message as it was said in the playground. */
export interface NewPlaygroundRow {
  /** The delivery's key, or the gesture's. */
  readonly key: string;
  /** `person:asha`, `channel:business-strategy/bsg`. */
  readonly conversation: string;
  /** Absent: Quarterdeck. */
  readonly fromPerson?: string;
  readonly message: Message;
  /** Programme time. */
  readonly at: Date;
}

export interface PlaygroundRow extends NewPlaygroundRow {
  readonly id: bigint;
  readonly editedAt?: Date;
}

/** What the playground shows, kept so that it survives a restart and every replica shows the same. */
export function playgroundRows(prisma: PrismaClient) {
  return {
    /** The same key again has no effect. */
    async add({ message, ...row }: NewPlaygroundRow): Promise<void> {
      await prisma.playgroundMessage.createMany({ data: [{ ...row, message: asJson(message) }], skipDuplicates: true });
    },

    /** False: there is no message with this key. */
    async edit(key: string, message: Message, at: Date): Promise<boolean> {
      const data = { message: asJson(message), editedAt: at };
      return (await prisma.playgroundMessage.updateMany({ where: { key }, data })).count === 1;
    },

    async find(key: string): Promise<PlaygroundRow | undefined> {
      const row = await prisma.playgroundMessage.findUnique({ where: { key } });
      return row ? toRow(row) : undefined;
    },

    /** Oldest first, at most `limit`: those after a row, or without one the newest. */
    async list(conversation: string, after: bigint | undefined, limit: number): Promise<readonly PlaygroundRow[]> {
      const newest = after === undefined;
      const rows = await prisma.playgroundMessage.findMany({
        where: { conversation, ...(newest ? {} : { id: { gt: after } }) },
        orderBy: { id: newest ? 'desc' : 'asc' },
        take: limit,
      });
      return (newest ? rows.reverse() : rows).map(toRow);
    },

    /** The newest message of each conversation. */
    async latest(): Promise<readonly PlaygroundRow[]> {
      const rows = await prisma.$queryRaw<PlaygroundMessage[]>`
        SELECT DISTINCT ON (conversation) * FROM playground_message ORDER BY conversation, id DESC`;
      return rows.map(toRow);
    },
  };
}

const asJson = (message: Message) => message as unknown as Prisma.InputJsonObject;

const toRow = (row: PlaygroundMessage): PlaygroundRow => ({
  ...present(row),
  message: row.message as unknown as Message,
});
