import { start } from '../../../src/main.ts';
import { parseSettings } from '../../../src/settings.ts';
import { serve } from '../../bench/child.ts';
import { pace } from './pace.ts';
import { between, endAt, points, timeout, underWay } from './points.ts';

/**
 * Quarterdeck as `npm start` runs it, in a process that tests can question, hurry and end at a named point. Its settings
 * are its environment, and how it keeps machine time (../machine-time.ts) its arguments.
 */

const settings = parseSettings(process.env);
const slack = settings.slack && { ...settings.slack, timeout };
const teams = settings.teams && { ...settings.teams, timeout };
const paced = pace(Number(process.argv[3]));

const running = await start(
  { ...settings, ...(slack && { slack }), ...(teams && { teams }) },
  { tell: () => undefined, between: { ...between, pace: paced } },
);

process.on('SIGTERM', async () => {
  await running.stop();
  process.exit(0);
});

serve({
  port: async () => running.port,
  beat: () => running.beat(),
  underWay: async () => ({ ...underWay(), restsFor: paced.restsFor() }),
  skip: async (ms: number) => paced.skip(ms),
  endAt: async (nth: number | undefined) => endAt(nth),
  points: async () => points(),
});
