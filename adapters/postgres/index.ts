/** The record and all that works on it: PostgreSQL, given or embedded, through Prisma and graphile-worker. */
export { type Connection, connect } from './connect.ts';
export { type EmbeddedServer, startEmbedded } from './embedded/index.ts';
export { type Jobs, jobs, prepareJobs } from './jobs.ts';
export { migrate } from './migrate/index.ts';
export { playgroundRows } from './playground-rows.ts';
export { realClock, rehearsalClock } from './store/clock.ts';
export { postgresStore } from './store/index.ts';
