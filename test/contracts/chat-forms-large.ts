import { describe, expect, it } from '@jest/globals';
import type { Field } from '#core/message';
import { asked, formStage, stored } from './chat-form-stage.ts';
import type { Stage } from './chat-stage.ts';

/** Forms beyond what a platform has room for. */
export function largeForms(on: Stage): void {
  const { open } = formStage(on);

  describe('forms', () => {
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
