import { describe, expect, it } from '@jest/globals';
import { desk, type Posted } from '../../outbox/desk.ts';
import { late } from './late.ts';

const december = [18, 21, 23, 24].map((day) => `2026-12-${day}`);
const january = [4, 5, 8, 11, 12, 13, 14, 15, 16, 18, 19, 20, 21, 22, 23, 25, 26].map(
  (day) => `2027-01-${String(day).padStart(2, '0')}`,
);
const isDigest = ({ key }: Posted) => key.startsWith('digest/');

/** CONTRACT.md, Counting. */
describe('a round of which nobody answers anything', () => {
  const { at, store, posted } = desk({ file: late(), on: ['slack'] });

  it('is followed up on the days of the contract, each at the start of the hours, and nothing else is said', async () => {
    const said: string[] = [];
    const look = async (day: string, time: string) => {
      const sent = (await at(`${day}T${time}:00Z`)).filter((each) => !isDigest(each));
      said.push(...sent.map(({ key }) => `${day} ${time} ${key.split('/')[0]} ${key.split('/').at(-1)}`));
    };
    for (const day of [...december, ...january]) await look(day, '09:00');
    expect((await store((tx) => tx.rounds.get('alpha/2026-10_2026-12')))?.closedAt).toEqual(
      new Date('2027-01-23T09:00:00Z'),
    );
    expect(said).toEqual([
      '2026-12-18 09:00 notice olive',
      '2027-01-04 09:00 ask asha',
      '2027-01-12 09:00 remind asha',
      '2027-01-14 09:00 remind asha',
      '2027-01-15 09:00 remind asha',
      '2027-01-18 09:00 remind asha',
      '2027-01-19 09:00 escalate ben',
      '2027-01-20 09:00 escalate dev',
      '2027-01-21 09:00 before-sponsor olive',
      '2027-01-22 09:00 escalate claire',
    ]);
    const text = (key: string) => posted.find((each) => each.key.startsWith(key))?.text;
    const tried =
      'Customer focus was due on Friday 15 January and is not received. Asha Patel was asked on 4 January and reminded on 12, 14, 15 and 18 January.';
    expect(text('escalate/alpha/2026-10_2026-12/2027-01-15/deputy/ben')).toBe(
      `${tried}
Could you answer? What is begun is kept, and the update will say who answered for whom.
[ Start Customer focus ] [ Ask someone else ]
You are asked because you are the deputy. It falls silent as soon as there is an answer.`,
    );
    expect(text('escalate/alpha/2026-10_2026-12/2027-01-15/director/dev')).toBe(
      `${tried} Ben Lim, the deputy, was asked on 19 January. It is not started.
What you can do:
• Ask Asha Patel what stands in the way of an answer. It is taken until the round closes on Friday 22 January.
• Ask the programme office, Olive Mbeki, to ask somebody else, to move the due day, or to hold this.
• If nothing comes, Claire Osei, the sponsor, is asked on Friday 22 January.
[ Status of Customer focus ]
You are asked because you are the director. It falls silent as soon as there is an answer.`,
    );
    expect(text('before-sponsor/')).toBe(
      `Claire Osei, the sponsor, is asked about Customer focus on Friday 22 January.
• ${tried} Ben Lim, the deputy, was asked on 19 January. Dev Sharma, the director, was asked on 20 January. It is not started.
What is answered by then is left out, and so is what you hold.
[ Hold Customer focus ]
Or write it: “hold alpha/focus”. “round extend” moves the due day instead.`,
    );
    expect(text('escalate/alpha/2026-10_2026-12/2027-01-15/sponsor/claire')).toContain(
      'Dev Sharma, the director, was asked on 20 January. It is not started.\nWhat you can do:',
    );
  });
});

describe('what is missing', () => {
  const { at } = desk({ file: late({ digest: '0 10 * * 1-5' }), on: ['slack'] });

  it('is “not received” by its number until its director was asked, then by its name, and never with a person’s', async () => {
    const digests = async (day: string) => {
      await at(`${day}T09:00:00Z`);
      return (await at(`${day}T10:00:00Z`)).find(isDigest)!.text;
    };
    await at('2027-01-04T09:00:00Z');
    expect(await digests('2027-01-15')).not.toContain('Not received');
    expect(await digests('2027-01-19')).toContain('Not received\n1 of 1\nThe programme office');
    const named = await digests('2027-01-20');
    expect(named).toContain('Not received\n1 of 1\n• Customer focus, last Green, 9 October\n');
    for (const name of ['Asha', 'Ben', 'Dev', 'Claire']) expect(named).not.toContain(name);
  });
});
