import { Agent, request } from 'node:http';
import { serve } from './child.ts';
import { messageEvent, signed } from './slack.ts';

/** People who write to the app: each says a script line by line, the next one as soon as the last was acknowledged. */

export interface Load {
  readonly url: string;
  /** What each person says, in order. */
  readonly scripts: readonly (readonly string[])[];
}

export interface Loaded {
  readonly seconds: number;
  /** Milliseconds until each message was acknowledged. */
  readonly waits: readonly number[];
  /** Messages that were answered with anything but 200. */
  readonly failed: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 100 });

async function run({ url, scripts }: Load): Promise<Loaded> {
  const waits: number[] = [];
  let failed = 0;
  const began = performance.now();
  await Promise.all(
    scripts.map(async (script, lead) => {
      for (const text of script) {
        const said = performance.now();
        const status = await post(url, JSON.stringify(messageEvent(lead, text)));
        waits.push(performance.now() - said);
        if (status !== 200) failed += 1;
      }
    }),
  );
  return { seconds: (performance.now() - began) / 1000, waits, failed };
}

function post(url: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { ...signed(body), 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

serve({ run });
