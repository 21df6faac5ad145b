import { describe, expect, it } from '@jest/globals';
import { type Field, type Form, sentence } from '#core/message';
import { asked, formStage, labelled, message, stored } from './chat-form-stage.ts';
import type { Can, Gesture, SeenForm } from './chat-rig.ts';
import type { Stage } from './chat-stage.ts';

/** What becomes of a form that was sent: errors, another page, or the end of it. */
export function sentForms(on: Stage, can: Can): void {
  const { open, answers, down } = formStage(on);

  describe('forms', () => {
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
  });
}
