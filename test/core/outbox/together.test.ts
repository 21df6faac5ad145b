import { describe, expect, it } from '@jest/globals';
import { late } from '../rounds/escalation/late.ts';
import { talk } from '../words/talk.ts';

const file = late({
  workstreams:
    '      - { key: ict, name: ICT, lead: mei, director: dev, history: [{ period: Q2 2026/27, rag: green, on: 2026-10-09 }] }\n',
});

describe('what the office is told of others and of messages', () => {
  const { says, at, posted, platforms, store, delivery } = talk(file);
  const toOlive = () => posted.filter(({ key }) => key.endsWith('/olive'));

  it('is one message a day, which can be sent again as a whole', async () => {
    for (const day of ['04T09:00', '14T10:00']) await at(`2027-01-${day}:00Z`);
    for (const text of ['update ict', 'green', 'submit', 'submit']) await says('mei', text);
    for (const day of ['15T09:00', '18T09:00', '19T09:00', '20T09:00']) await at(`2027-01-${day}:00Z`);
    await at('2027-01-20T16:59:00Z');
    await store((tx) =>
      tx.deliveries.add([
        {
          key: 'x',
          kind: 'notice',
          about: { programme: 'alpha', period: 'this' },
          reader: { person: 'dev' },
          urgent: false,
        },
      ]),
    );
    platforms.answer = ({ key }) =>
      key === 'x' || key.endsWith('/olive') ? { kind: 'refused', why: 'gone' } : undefined;
    const before = toOlive().length;
    for (const instant of ['20T16:59:30', '21T00:30:00', '21T09:00:00', '21T09:01:00']) await at(`2027-01-${instant}Z`);
    const [said, ...more] = toOlive().slice(before);
    expect(more).toEqual([]);
    const parts = [
      'Claire Osei, the sponsor, is asked about Customer focus on Friday 22 January.',
      '[ Hold Customer focus ]',
      'Not approved by the director yet: ICT.',
      'Quarterdeck needs you (1)',
    ];
    for (const part of parts) expect(said?.text).toContain(part);
    expect(parts.map((part) => said!.text.indexOf(part))).toEqual(
      parts.map((part) => said!.text.indexOf(part)).sort((a, b) => a - b),
    );
    platforms.answer = () => undefined;
    const { id } = await delivery(said!.key);
    await store((tx) => tx.deliveries.again(id));
    const [again] = (await at('2027-01-21T09:30:00Z')).filter(({ key }) => key === said!.key);
    for (const part of parts) expect(again?.text).toContain(part);

    // What does not go later that day is told on the next.
    await store((tx) =>
      tx.deliveries.add([
        {
          key: 'y',
          kind: 'none',
          about: { programme: 'alpha' },
          reader: { person: 'dev' },
          urgent: false,
          missed: 'so',
        },
      ]),
    );
    expect((await at('2027-01-21T11:00:00Z')).filter(({ key }) => key.startsWith('trouble/'))).toEqual([]);
    const next = (await at('2027-01-22T09:00:00Z')).filter(({ key }) => key.startsWith('trouble/'));
    expect(next.map(({ key }) => key)).toEqual(['trouble/2027-01-22/olive']);
  });
});
