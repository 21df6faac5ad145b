import type { Question, QuestionRows } from '#core/ports';
import type { Question as QuestionRow } from '../generated/client.ts';
import { type Database, present } from './database.ts';

/** Milliseconds for which a question that was not sent is kept. */
const keptFor = 7 * 24 * 60 * 60 * 1000;

export const questionRows = (db: Database, now: Date): QuestionRows => ({
  async begin({ programme, workstream, by, text, where }) {
    await db.question.deleteMany({
      where: { byId: by, state: 'draft', at: { lt: new Date(now.getTime() - keptFor) } },
    });
    const { group: groupId, ...thread } = where ?? {};
    const made = { programmeId: programme, workstreamId: workstream, byId: by, state: 'draft', at: now };
    return toQuestion(
      await db.question.create({ data: { ...made, text: text ?? null, groupId: groupId ?? null, ...thread } }),
    );
  },

  async get(id) {
    const row = await db.question.findUnique({ where: { id } });
    return row ? toQuestion(row) : undefined;
  },

  async change(id, from, { answeredBy, approvedBy, for: forId, ...rest }) {
    const data = {
      ...rest,
      ...(answeredBy === undefined ? {} : { answeredById: answeredBy }),
      ...(approvedBy === undefined ? {} : { approvedById: approvedBy }),
      ...(forId === undefined ? {} : { forId }),
    };
    const [row] = await db.question.updateManyAndReturn({ where: { id, state: from }, data });
    return row ? toQuestion(row) : undefined;
  },

  async open(workstreams) {
    const where = { workstreamId: { in: [...workstreams] }, state: 'open' };
    return (await db.question.findMany({ where, orderBy: { id: 'asc' } })).map(toQuestion);
  },
});

function toQuestion(row: QuestionRow): Question {
  const { programmeId, workstreamId, byId, answeredById, forId, approvedById, groupId, platform, channel, address } =
    row;
  const { id, text, state, at, answer, privately, answeredAt } = row;
  const where =
    groupId !== null && platform !== null && channel !== null && address !== null
      ? { where: { group: groupId, platform, channel, address } }
      : {};
  return {
    ...present({ id, text, at, answer, privately, answeredAt }),
    ...present({ answeredBy: answeredById, for: forId, approvedBy: approvedById }),
    ...where,
    programme: programmeId,
    workstream: workstreamId,
    by: byId,
    state: state as Question['state'],
  };
}
