import { describe, expect, it } from '@jest/globals';
import { buttons, type Field, form, paragraph, sentence } from '#core/message';
import { asked, formStage, labelled, message, stored } from './chat-form-stage.ts';
import { hostile } from './chat-hostile.ts';
import type { Can } from './chat-rig.ts';
import type { Stage } from './chat-stage.ts';

/** Several questions at once, from the button that opens them to what is handed over. */
export function forms(on: Stage, can: Can): void {
  const { open, answers, down } = formStage(on);

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
  });
}
