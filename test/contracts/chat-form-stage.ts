import { expect } from '@jest/globals';
import type { Outcome } from '#core/incoming';
import { type Form, form, type Message } from '#core/message';
import type { SeenField, SeenForm } from './chat-rig.ts';
import type { Stage } from './chat-stage.ts';

/** A form as the sentences about forms show it, and how they bring it before a person. */
export const asked: Form = {
  to: 'draft:1#form',
  title: 'Customer focus, Q3 2026/27',
  intro: ['Seen by the ', { bold: 'Business Strategy Group' }, ', due on Friday 15 January.'],
  fields: [
    {
      name: 'rag',
      label: 'How is it going?',
      hint: 'Amber last time',
      input: 'choice',
      required: true,
      choices: [
        { label: 'Green', say: 'green' },
        { label: 'Amber', say: 'amber' },
        { label: 'Red', say: 'red' },
      ],
      value: 'amber',
    },
    { name: 'reason', label: 'Why?', input: 'lines', value: 'Procurement restarted.\nTwice.' },
    { name: 'back:m-1', label: 'When will it be back to Green?', input: 'day', value: '2027-07-31' },
    { name: 'visits', label: 'Visits to the centre', hint: 'Target 85%', input: 'line' },
  ],
  send: 'Go to the review',
};

export const message = (it: Form, ...before: Message['blocks']): Message => ({
  summary: `${it.title}, as a form`,
  blocks: [...before, form(it)],
});
export const labelled = (seen: SeenForm | undefined, label: string): SeenField | undefined =>
  seen?.fields.find((each) => each.label === label);
export const stored = (on: Stage, field: string) => {
  const { what } = on.rig.received.at(-1)!;
  return what.kind === 'form' ? what.values[field] : undefined;
};

export interface FormStage {
  /** Brings the form before the person in the way that this platform has, and forgets what was received on the way. */
  open(it: Form | Message): Promise<SeenForm>;
  /** From now on what arrives is answered with this. */
  answers(answer: Message): void;
  /** From now on nothing that arrives can be stored. */
  down(): void;
}

export const formStage = (on: Stage): FormStage => ({
  async open(it) {
    const shown = 'to' in it ? message(it) : it;
    on.rig.onReceive(async () => ({ answer: shown }));
    expect(await on.send(shown)).toMatchObject({ kind: 'sent' });
    if (!(await on.rig.form())) await on.rig.press('Fill in as a form');
    const seen = await on.rig.form();
    expect(seen?.problems).toEqual([]);
    on.rig.onReceive(async () => ({}));
    return seen!;
  },
  answers: (answer) => on.rig.onReceive(async (): Promise<Outcome> => ({ answer })),
  down: () => on.rig.onReceive(async () => Promise.reject(new Error('the database is down'))),
});
