import { z } from 'zod';
import type { Route } from './routes.ts';
import { json } from './web.ts';

/** The rehearsal's clock, as the core moves it. */
export interface Rehearsal {
  /** Programme time. */
  now(): Promise<Date>;
  /** Moves forward, standing at each due instant; resolves when all is delivered or has failed, or after 60 s. */
  moveTo(at: Date): Promise<{
    readonly now: Date;
    readonly sent: number;
    readonly refused: number;
    /** What was not settled in time, in words. */
    readonly waiting: readonly string[];
  }>;
}

const body = z.object({ now: z.iso.datetime({ offset: true }).transform((text) => new Date(text)) });

const expected = 'Expected JSON such as {"now": "2027-01-04T09:00:00Z"}: an instant with its offset from UTC.';

/** `GET` tells programme time, `POST` moves it forward. Mount it only in a rehearsal. */
export function rehearsalClock(rehearsal: Rehearsal): Route {
  return {
    path: '/rehearsal/clock',
    methods: ['GET', 'POST'],
    access: 'token',
    async answer(request) {
      const now = await rehearsal.now();
      if (request.method !== 'POST') return json(200, { now });
      const asked = body.safeParse(parsed(await request.text()));
      if (!asked.success) return json(400, { error: expected });
      const at = asked.data.now;
      if (at < now)
        return json(409, { error: `The clock stands at ${now.toISOString()} and moves forward only.`, now });
      const moved = await rehearsal.moveTo(at);
      return json(200, { now: moved.now, sent: moved.sent, refused: moved.refused, waiting: moved.waiting });
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
