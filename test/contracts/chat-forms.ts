import { describe, expect, it } from '@jest/globals';
import type { Outcome } from '#core/incoming';
import { buttons, type Field, type Form, form, type Message, paragraph, sentence } from '#core/message';
import { hostile } from './chat-hostile.ts';
import type { Can, Gesture, SeenField, SeenForm } from './chat-rig.ts';
import type { Stage } from './chat-stage.ts';

const asked: Form = {
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

const message = (it: Form, ...before: Message['blocks']): Message => ({
  summary: `${it.title}, as a form`,
  blocks: [...before, form(it)],
});
const labelled = (seen: SeenForm | undefined, label: string): SeenField | undefined =>
  seen?.fields.find((each) => each.label === label);
const stored = (on: Stage, field: string) => {
  const { what } = on.rig.received.at(-1)!;
  return what.kind === 'form' ? what.values[field] : undefined;
};

/** Several questions at once, from the button that opens them to what becomes of them. */
export function forms(on: Stage, can: Can): void {
  /** Brings the form before the person in the way that this platform has, and forgets what was received on the way. */
  const open = async (it: Form | Message): Promise<SeenForm> => {
    const shown = 'to' in it ? message(it) : it;
    on.rig.onReceive(async () => ({ answer: shown }));
    expect(await on.send(shown)).toMatchObject({ kind: 'sent' });
    if (!(await on.rig.form())) await on.rig.press('Fill in as a form');
    const seen = await on.rig.form();
    expect(seen?.problems).toEqual([]);
    on.rig.onReceive(async () => ({}));
    return seen!;
  };
  const answers = (answer: Message): void => on.rig.onReceive(async (): Promise<Outcome> => ({ answer }));
  const down = (): void => on.rig.onReceive(async () => Promise.reject(new Error('the database is down')));

  describe('forms', () => {
    it('are shown with every kind of field, what stands in it, its help and its choices', async () => {
      const seen = await open(message(asked, paragraph('Two questions are new.')));
      expect(`${seen.title}\n${seen.text}`).toContain('Customer focus, Q3 2026/27');
      expect(seen.text).toContain('Seen by the Business Strategy Group, due on Friday 15 January.');
      expect(seen.send).toBe('Go to the review');
      expect(seen.fields).toMatchObject([
        { label: 'How is it going?', hint: 'Amber last time', value: 'Amber', choices: ['Green', 'Amber', 'Red'] },
        { label: 'Why?', value: 'Procurement restarted.\nTwice.' },
        { label: 'When will it be back to Green?', value: '2027-07-31' },
        { label: 'Visits to the centre', hint: 'Target 85%', value: '' },
      ]);
      expect(seen.fields.filter(({ error }) => error)).toEqual([]);
    });

    it('come in a message as something that can be filled in, with their title', async () => {
      const seen = await on.show([paragraph('Here it is:'), form(asked)]);
      expect(seen.map(({ text }) => text).join('\n')).toContain('Customer focus, Q3 2026/27');
      if (!(await on.rig.form())) expect(seen.flatMap((each) => each.buttons)).toEqual(['Fill in as a form']);
    });

    it('open at the press of a button that opens one, which is handed over as what it says', async () => {
      await on.show([buttons({ label: 'Fill in as a form', say: 'form', to: 'round:7', opens: 'form' })]);
      answers(message(asked));
      expect(await on.rig.press('Fill in as a form')).toMatchObject({ accepted: true });
      expect(on.rig.received).toHaveLength(1);
      expect(on.rig.received[0]).toMatchObject({ what: { kind: 'pressed', say: 'form', to: 'round:7' } });
      if (can.forms === 'in the conversation') return;
      expect(on.rig.received[0]?.reply).toBe('acknowledgement');
      expect(labelled(await on.rig.form(), 'Why?')?.value).toBe('Procurement restarted.\nTwice.');
    });

    if (can.forms === 'over the conversation')
      it('say in their place why they do not open', async () => {
        await on.show([buttons({ label: 'Fill in as a form', say: 'form', to: 'round:7', opens: 'form' })]);
        answers(sentence('This round is closed.'));
        expect((await on.rig.press('Fill in as a form')).told).toContain('This round is closed.');
        expect(await on.rig.form()).toBeUndefined();
        down();
        expect((await on.rig.press('Fill in as a form')).told).toContain('Not saved, please press again');
      });

    it('are handed over as one gesture, with what they answer and all that was written; empty fields are absent', async () => {
      await open(asked);
      const before = on.rig.received.length;
      const sent = await on.rig.submitForm({
        'How is it going?': 'Red',
        'Why?': '',
        'Visits to the centre': 'around 82%, R&D <so>',
      });
      expect(sent).toMatchObject({ accepted: true });
      expect(on.rig.received).toHaveLength(before + 1);
      const incoming = on.rig.received.at(-1)!;
      expect(incoming.what).toEqual({
        kind: 'form',
        to: 'draft:1#form',
        values: { rag: 'red', 'back:m-1': '2027-07-31', visits: 'around 82%, R&D <so>' },
      });
      expect(incoming.from).toMatchObject(on.rig.person);
      expect(incoming.place.kind).toBe('direct');
      expect(incoming.keys.length).toBeGreaterThan(0);
      if (can.forms === 'over the conversation') expect(incoming.reply).toBe('acknowledgement');
    });

    it('can be answered in the direct message of whoever sent them', async () => {
      await open(asked);
      await on.rig.submitForm({});
      const { from, place } = on.rig.received.at(-1)!;
      const account = { platform: from.platform, tenant: from.tenant, id: from.id };
      const to = { direct: account, address: place.address };
      const body = on.rig.adapter.render(sentence('Here is your answer, to be reviewed.'));
      expect(await on.rig.adapter.send({ key: 'contract/review', body, to })).toMatchObject({ kind: 'sent' });
      expect((await on.rig.seen('direct')).at(-1)?.text).toContain('Here is your answer, to be reviewed.');
    });

    it('give back unchanged what stood in them and nobody touched', async () => {
      const long = Array.from({ length: 900 }, (_, at) => `word${at}`).join(' ');
      const values: Record<string, string> = {
        long,
        lines: 'one\ntwo\n\nthree',
        markup: hostile.join('\n'),
        day: 'when ready',
      };
      const field = (name: string, input: Field['input']): Field => ({
        name,
        label: name,
        input,
        value: values[name]!,
      });
      await open({
        ...asked,
        fields: [field('long', 'lines'), field('lines', 'lines'), field('markup', 'lines'), field('day', 'line')],
      });
      await on.rig.submitForm({});
      expect(on.rig.received.at(-1)?.what).toEqual({ kind: 'form', to: 'draft:1#form', values });
    });

    it.each(hostile)('leave what people typed inert wherever it stands: %j', async (text) => {
      const line = text.replaceAll('\n', ' ');
      const short = line.slice(0, 20).trim();
      const seen = await open({
        to: 'draft:1#form',
        title: 'Form',
        intro: [text],
        fields: [
          { name: 'a', label: line, hint: line, input: 'line', value: line, error: line },
          { name: 'b', label: 'Choose', input: 'choice', choices: [{ label: short, say: 'it' }], value: 'it' },
        ],
        send: 'Send',
      });
      for (const part of text.split('\n')) expect(seen.text).toContain(part);
      expect(seen.fields[0]).toMatchObject({ label: line, hint: line, value: line, error: line });
      expect(seen.fields[1]).toMatchObject({ value: short, choices: [short] });
      await on.rig.submitForm({});
      expect(on.rig.received.at(-1)?.what).toMatchObject({ values: { a: line, b: 'it' } });
    });

    it('clean at the door what no database can keep: NUL and half characters', async () => {
      await open(asked);
      await on.rig.submitForm({ 'Visits to the centre': 'before\u0000 and \uD83D after' });
      expect(stored(on, 'visits')).toBe('before and \uFFFD after');
    });

    it('show errors at their fields, keep all that was written, and take it when it is sent anew', async () => {
      await open(asked);
      const wrong = asked.fields.map((field) =>
        field.name === 'visits' ? { ...field, value: 'lots', error: 'A number or a percentage, such as 82%.' } : field,
      );
      answers(message({ ...asked, fields: wrong }));
      const sent = await on.rig.submitForm({ 'Visits to the centre': 'lots' });
      expect(sent).toMatchObject({ accepted: true });
      const seen = await on.rig.form();
      expect(seen?.problems).toEqual([]);
      expect(labelled(seen, 'Visits to the centre')).toMatchObject({
        value: 'lots',
        error: 'A number or a percentage, such as 82%.',
      });
      expect(labelled(seen, 'Why?')).not.toHaveProperty('error');
      expect(labelled(seen, 'Why?')).toHaveProperty('value', 'Procurement restarted.\nTwice.');
      answers(sentence('Your answer is in our conversation, to be reviewed.'));
      await on.rig.submitForm({ 'Visits to the centre': '82%' });
      expect(stored(on, 'visits')).toBe('82%');
      expect(stored(on, 'reason')).toBe('Procurement restarted.\nTwice.');
    });

    it('go on with what is asked next, in which nothing stands of what was written before', async () => {
      await open(asked);
      const next: Form = {
        ...asked,
        to: 'draft:2#form',
        title: 'Business Strategy',
        fields: [
          { name: 'reason', label: 'Why?', input: 'lines' },
          { name: 'visits', label: 'Visits to the centre', input: 'line', value: '40' },
        ],
      };
      answers(message(next));
      await on.rig.submitForm({ 'Why?': 'Of the first one', 'Visits to the centre': '82%' });
      const seen = await on.rig.form();
      expect(`${seen?.title}\n${seen?.text}`).toContain('Business Strategy');
      expect(seen?.fields.map(({ value }) => value)).toEqual(['', '40']);
      on.rig.onReceive(async () => ({}));
      await on.rig.submitForm({});
      expect(on.rig.received.at(-1)?.what).toEqual({ kind: 'form', to: 'draft:2#form', values: { visits: '40' } });
    });

    it('say with a new page what was wrong with a field that did not stand before the person', async () => {
      await open(asked);
      const { fields } = asked;
      const added: Field = { name: 'path', label: 'Path to green', input: 'lines', error: 'Say what brings it back.' };
      answers(message({ ...asked, fields: [...fields, added] }));
      await on.rig.submitForm({ 'How is it going?': 'Red' });
      expect(labelled(await on.rig.form(), 'Path to green')).toMatchObject({ error: 'Say what brings it back.' });
    });

    if (can.forms === 'over the conversation') {
      it('tell what became of them, and are done with', async () => {
        await open(asked);
        answers(sentence('Your answer is in our conversation.'));
        const sent = await on.rig.submitForm({});
        expect(sent.told).toContain('Your answer is in our conversation.');
        expect(await on.rig.form()).toBeUndefined();
      });

      it('close when there is nothing to say', async () => {
        await open(asked);
        expect(await on.rig.submitForm({})).toMatchObject({ accepted: true });
        expect(await on.rig.form()).toBeUndefined();
      });

      it('say that they were not stored, and keep all that was written', async () => {
        await open(asked);
        down();
        const told = (it: Gesture, seen: SeenForm | undefined) =>
          [it.told, seen?.text, ...(seen?.fields.map(({ error }) => error) ?? [])].join('\n');
        const sent = await on.rig.submitForm({ 'Visits to the centre': '82%' });
        const seen = await on.rig.form();
        expect(told(sent, seen)).toContain('Not saved, please press again');
        expect(labelled(seen, 'Visits to the centre')?.value).toBe('82%');
        on.rig.onReceive(async () => ({}));
        await on.rig.submitForm({});
        expect(stored(on, 'visits')).toBe('82%');
        expect(await on.rig.form()).toBeUndefined();
      });

      it('acknowledge only when all is stored', async () => {
        await open(asked);
        let store = () => {};
        const asleep = new Promise<void>((resolve) => {
          store = resolve;
        });
        const reached = new Promise<void>((arrived) => {
          on.rig.onReceive(async () => {
            arrived();
            await asleep;
            return {};
          });
        });
        let acknowledged = false;
        const sent = on.rig.submitForm({}).then((gesture) => {
          acknowledged = true;
          return gesture;
        });
        await reached;
        await new Promise(setImmediate);
        expect(acknowledged).toBe(false);
        store();
        expect(await sent).toMatchObject({ accepted: true });
      });
    }

    it('have a name that a repetition shares, and the same form with other answers does not', async () => {
      const visits = (value: string, error?: string): Form => ({
        ...asked,
        fields: [{ name: 'visits', label: 'Visits', input: 'line', value, ...(error && { error }) }],
      });
      await open(visits('lots'));
      answers(message(visits('lots', 'A number, such as 82%.')));
      await on.rig.submitForm({});
      const first = on.rig.received.at(-1)!.keys;
      await on.rig.again();
      expect(on.rig.received.at(-1)!.keys.some((key) => first.includes(key))).toBe(true);
      await on.rig.submitForm({ Visits: '82%' });
      expect(on.rig.received.at(-1)!.keys.filter((key) => first.includes(key))).toEqual([]);
    });

    it('show all of 90 fields, and give all of them back', async () => {
      const inputs = ['line', 'lines', 'day', 'choice'] as const;
      const fields = Array.from({ length: 90 }, (_, at): Field => {
        const input = inputs[at % 4]!;
        return {
          name: `f${at}`,
          label: `Question ${at}: ${'and so on '.repeat(8)}`.trim(),
          hint: 'For example: 82%',
          input,
          ...(input === 'choice' && { choices: ['a', 'b'].map((say) => ({ label: say.toUpperCase(), say })) }),
          value: { line: `${at}`, lines: `${at}\nand more`, day: '2027-01-04', choice: 'b' }[input],
        };
      });
      const seen = await open({ ...asked, fields });
      expect(seen.fields.map(({ label }) => label)).toEqual(fields.map(({ label }) => label));
      await on.rig.submitForm({});
      const { what } = on.rig.received.at(-1)!;
      expect(what).toHaveProperty('values', Object.fromEntries(fields.map(({ name, value }) => [name, value])));
    });

    it.each([2, 7, 100, 130])('have a choice of %i for every one that can be made', async (count) => {
      const choices = Array.from({ length: count }, (_, at) => ({ label: `Group ${at}`, say: `group-${at}` }));
      const seen = await open({
        ...asked,
        fields: [{ name: 'group', label: 'Which group?', input: 'choice', choices }],
      });
      // Where the platform cannot show so many, the person writes which.
      const written = seen.fields[0]?.choices ? `Group ${count - 1}` : `group-${count - 1}`;
      await on.rig.submitForm({ 'Which group?': written });
      expect(stored(on, 'group')).toBe(`group-${count - 1}`);
    });

    it('keep the beginning of texts that are too long', async () => {
      const long = (text: string) => `${text} ${'and so on '.repeat(400)}`;
      const seen = await open({
        ...asked,
        title: long('Customer focus'),
        send: long('Send it'),
        fields: [
          {
            name: 'x',
            label: long('Which of these'),
            hint: long('For example'),
            input: 'choice',
            choices: [
              { label: long('The first'), say: 'first' },
              { label: 'The second', say: 'second' },
            ],
          },
        ],
      });
      expect(seen.title).toMatch(/^Customer focus/);
      expect(seen.send).toMatch(/^Send it/);
      expect(seen.fields[0]?.label).toMatch(/^Which of these/);
      expect(seen.fields[0]?.hint).toMatch(/^For example/);
      expect(seen.fields[0]?.choices?.[0]).toMatch(/^The first/);
    });
  });
}
