import { describe, expect, it } from '@jest/globals';
import { jsonLog } from '../../../adapters/log/index.ts';

function logOf(options: { level?: string; secrets?: readonly string[] } = {}) {
  const lines: string[] = [];
  const log = jsonLog({ level: 'info', ...options, to: { write: (line: string) => lines.push(line) } });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') };
}

describe('the log', () => {
  it('writes one JSON line with the level by name, an ISO time, the facts and the sentence', () => {
    const { log, lines, last } = logOf();
    log.warn(
      { delivery: 'prompt/asha', attempt: 2n, dueAt: new Date('2027-01-04T09:00:00Z') },
      'a delivery did not go',
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{.*\}\n$/);
    expect(last()).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      delivery: 'prompt/asha',
      attempt: '2',
      dueAt: '2027-01-04T09:00:00.000Z',
      msg: 'a delivery did not go',
    });
  });

  it('says nothing below its level', () => {
    const { log, lines } = logOf({ level: 'error' });
    log.info({}, 'quiet');
    log.warn({}, 'quiet');
    log.error({}, 'heard');
    expect(lines).toHaveLength(1);
  });

  it('puts a child’s facts on each of the child’s lines only', () => {
    const { log, last } = logOf();
    log.child({ part: 'slack' }).info({ event: 'Ev1' }, 'one');
    expect(last()).toMatchObject({ part: 'slack', event: 'Ev1' });
    log.info({}, 'two');
    expect(last()).not.toHaveProperty('part');
  });

  it('puts the request id on every line that is written while the request lasts, also after waiting', async () => {
    const { log, lines } = logOf();
    await Promise.all(
      ['a', 'b'].map((request) =>
        log.during({ request }, async () => {
          await Promise.resolve();
          log.during({ part: 'bot' }, () => log.info({ said: request }, 'inside'));
        }),
      ),
    );
    log.info({}, 'outside');
    const written = lines.map((line) => JSON.parse(line));
    expect(written.slice(0, 2)).toEqual([
      expect.objectContaining({ request: 'a', said: 'a', part: 'bot' }),
      expect.objectContaining({ request: 'b', said: 'b', part: 'bot' }),
    ]);
    expect(written[2]).not.toHaveProperty('request');
  });
});

describe('what the log leaves out', () => {
  it.each(['botToken', 'SLACK_SIGNING_SECRET', 'password', 'Authorization', 'set-cookie', 'connectionString'])(
    'the value of a fact called %s, however deep it stands',
    (name) => {
      const { log, lines, last } = logOf();
      log.info({ settings: { one: [{ [name]: 'hunter2hunter2' }] } }, 'started');
      expect(lines[0]).not.toContain('hunter2');
      expect(last().settings.one[0][name]).toBe('[redacted]');
    },
  );

  it.each(['text', 'body', 'blocks', 'summary', 'message', 'answers'])(
    'what people wrote, in a fact called %s',
    (name) => {
      const { log, lines } = logOf();
      log.info({ update: { [name]: ['the panel is still commenting'] } }, 'kept');
      expect(lines[0]).not.toContain('panel');
    },
  );

  it('tokens wherever they stand: known ones by value, others by their shape', () => {
    const { log, lines } = logOf({ secrets: ['correct horse battery', ''] });
    const slack = ['xoxb', '123', 'abc'].join('-');
    const web = ['eyJhbGciOi', 'eyJzdWIi', 'c2ln'].join('.');
    log.error(
      {
        err: new Error(`no answer for correct horse battery, ${slack}`, { cause: new Error(`Bearer ${web}`) }),
        url: 'postgres://me:hidden@db/quarterdeck and https://x.example/files/1?sig=hidden2&expires=1',
        list: new Set([slack]),
      },
      `it was ${web}`,
    );
    for (const secret of ['correct horse', slack, web, 'eyJ', ':hidden', 'hidden2'])
      expect(lines[0]).not.toContain(secret);
    expect(lines[0]).toContain('postgres://me:[redacted]@db/quarterdeck');
  });

  it('what a driver hangs on its errors, and the values that a database client prints within its message', () => {
    const { log, lines, last } = logOf();
    const err = Object.assign(
      new Error('Invalid invocation:\n{\n  data: {\n    x: "typed by Asha"\n}\nArgument missing'),
      {
        code: '23505',
        detail: 'Key (x)=(typed by Asha) already exists',
        query: 'typed by Asha',
      },
    );
    log.error({ err }, 'not stored');
    expect(lines[0]).not.toContain('Asha');
    expect(last().err).toMatchObject({
      name: 'Error',
      code: '23505',
      message: 'Invalid invocation: … Argument missing',
    });
    expect(last().err.stack[0]).toMatch(/^at /);
  });

  it('control characters, as characters: they are shown, not done', () => {
    const { log, lines, last } = logOf();
    const hostile = 'a\n{"level":"fatal"}\r\u001b[2J\u0000\u009b1m\u202e\u2028\u200b\ud800';
    log.info({ 'na\u001bme': hostile }, hostile);
    expect(lines[0]?.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u202e\u200b]/u);
    expect(last().msg).toBe('a\\u000a{"level":"fatal"}\\u000d\\u001b[2J\\u0000\\u009b1m\\u202e\\u2028\\u200b\\ud800');
  });

  it('all beyond a bound: long texts, deep and circular objects, long lists, bytes', () => {
    const { log, last, lines } = logOf();
    const circular: Record<string, unknown> = { many: Array.from({ length: 500 }, (_, at) => at) };
    circular.self = circular;
    log.info({ circular, long: 'x'.repeat(1_000_000), bytes: Buffer.alloc(9), nothing: null, act: () => 1 }, 'bounded');
    expect(lines[0]?.length).toBeLessThan(20_000);
    expect(last()).toMatchObject({ bytes: '[9 bytes]', nothing: null });
    expect(last().circular.many).toHaveLength(50);
  });
});
