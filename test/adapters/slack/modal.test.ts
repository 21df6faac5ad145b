import { describe, expect, it } from '@jest/globals';
import { buttons, type Field, type Form, footnote, form, list, type Message, paragraph } from '#core/message';
import { fieldOf, valuesIn } from '../../../adapters/slack/fields.ts';
import { modal, told } from '../../../adapters/slack/modal.ts';
import type { Wire } from './fake-slack.ts';
import { formSeen, inputsOf, viewProblems } from './form-reader.ts';

const line = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  label: `About ${name}`,
  input: 'line',
  ...more,
});
const asForm = (fields: readonly Field[], more: Partial<Form> = {}): Message => ({
  summary: 'A form',
  blocks: [form({ to: 'draft:1', title: 'Customer focus', fields, send: 'Go to the review', ...more })],
});
const drawn = (message: Message): Wire => {
  const view = modal(message);
  expect(viewProblems(view)).toEqual([]);
  return view;
};
const seen = (message: Message) => formSeen(drawn(message), new Map(), {});
const element = (field: Field): Wire => inputsOf(drawn(asForm([field])))[0].element;
const idsOf = (message: Message): string[] => inputsOf(drawn(message)).map((each) => each.block_id);

describe('a form over the conversation', () => {
  it('is drawn as Slack’s own inputs', () => {
    const fields: Field[] = [
      {
        name: 'rag',
        label: 'How is it going?',
        hint: 'Amber last time',
        input: 'choice',
        required: true,
        choices: ['Green', 'Amber', 'Red'].map((label) => ({ label, say: label.toLowerCase() })),
        value: 'amber',
      },
      line('reason', { input: 'lines', value: 'Procurement', error: 'Say a little more.' }),
      line('back', { input: 'day', value: '2027-07-31' }),
    ];
    const message = asForm(fields, { title: 'Customer focus, Q3 2026/27', intro: ['Due on ', { bold: 'Friday' }] });
    expect(drawn(message)).toMatchSnapshot();
  });

  it('says above the fields what else the message says, but draws no button, which would have nowhere to speak', () => {
    const message = asForm([line('a')]);
    const blocks = [paragraph('Saved.'), buttons({ label: 'Later', say: 'later' }), ...message.blocks];
    expect(seen({ ...message, blocks }).text).toBe('Saved.');
    expect(JSON.stringify(drawn({ ...message, blocks }))).not.toContain('actions');
  });

  it('shows a title that is too long for Slack in full above the fields', () => {
    const title = 'Customer Service Centre and Libraries, Q3 2026/27';
    expect(seen(asForm([line('a')], { title }))).toMatchObject({ title: 'Customer Service…', text: title });
  });

  it('says what stands before and after the form before and after its title', () => {
    const title = 'Customer Service Centre and Libraries, Q3 2026/27';
    const message = asForm([line('a')], { title, intro: ['Due on Friday.'] });
    const blocks = [paragraph('Saved.'), ...message.blocks, footnote('Nothing is submitted yet.')];
    expect(seen({ ...message, blocks }).text).toBe(`Saved.\n${title}\nDue on Friday.\nNothing is submitted yet.`);
  });

  it.each<[string, Field, string]>([
    ['a day that was said in words', line('a', { input: 'day', value: 'end of March' }), 'plain_text_input'],
    ['a day that is none', line('a', { input: 'day', value: '2027-02-30' }), 'plain_text_input'],
    ['a choice without choices', line('a', { input: 'choice' }), 'plain_text_input'],
    [
      'an answer that is none of the choices',
      line('a', { input: 'choice', value: 'amberish', choices: [{ label: 'Amber', say: 'amber' }] }),
      'plain_text_input',
    ],
    [
      'a choice that says more than Slack carries',
      line('a', { input: 'choice', choices: [{ label: 'Long', say: 'x'.repeat(76) }] }),
      'plain_text_input',
    ],
    [
      'choices that say the same',
      line('a', { input: 'choice', choices: ['A', 'B'].map((label) => ({ label, say: 'same' })) }),
      'plain_text_input',
    ],
    [
      'few choices',
      line('a', { input: 'choice', choices: ['a', 'b'].map((say) => ({ label: say, say })) }),
      'radio_buttons',
    ],
    [
      'many choices',
      line('a', { input: 'choice', choices: [...'abcdefgh'].map((say) => ({ label: say, say })) }),
      'static_select',
    ],
  ])('lets people write %s', (_, field, type) => {
    expect(element(field)).toMatchObject({ type });
    if (type === 'plain_text_input') expect(element(field).initial_value).toBe(field.value);
  });

  it('names the choices where they have to be written', () => {
    const choices = Array.from({ length: 101 }, (_, at) => ({ label: `Group ${at}`, say: `g${at}` }));
    const [field] = seen(asForm([line('a', { input: 'choice', choices, hint: 'Which asked for it.' })])).fields;
    expect(field?.hint).toMatch(/^Which asked for it\. One of: Group 0, Group 1, .*Group 100$/);
  });

  it('keeps several lines where only one was expected', () => {
    expect(element(line('a', { value: 'one\ntwo' }))).toMatchObject({ multiline: true, initial_value: 'one\ntwo' });
  });

  it('goes on in further inputs with a text that is longer than one, of which only the first is required', () => {
    const value = Array.from({ length: 1_500 }, (_, at) => `word${at}`).join(' ');
    const inputs = inputsOf(drawn(asForm([line('a', { value, required: true })])));
    expect(inputs.map((each) => each.label.text)).toEqual(
      inputs.map((_, at) => (at === 0 ? 'About a' : `About a (${at + 1} of ${inputs.length})`)),
    );
    expect(inputs.map((each) => each.optional)).toEqual(inputs.map((_, at) => at > 0));
    const state = Object.fromEntries(
      inputs.map((each) => [each.block_id, { written: { value: each.element.initial_value.trim() } }]),
    );
    expect(inputs.length).toBeGreaterThan(3);
    expect(valuesIn(state)).toEqual({ a: value });
  });

  it('gives each field a block from whose id its name can be read, whatever it is', () => {
    const names = ['rag', 'milestone:go-live:date', 'é 日本 / ? : %', '🙂', '__proto__', 'a'.repeat(150)];
    expect(idsOf(asForm(names.map((name) => line(name)))).map(fieldOf)).toEqual(names);
  });

  it('draws no two forms with the same ids, so that Slack keeps nothing of the one in the other', () => {
    const ids = idsOf(asForm([line('a', { value: '1' })]));
    expect(idsOf(asForm([line('a', { value: '1' })]))).toEqual(ids);
    for (const other of [
      asForm([line('a', { value: '2' })]),
      asForm([line('a', { value: '1', error: 'Wrong.' })]),
      asForm([line('a', { value: '1' })], { to: 'draft:2' }),
    ])
      expect(idsOf(other)).not.toEqual(ids);
  });

  it.each<[string, Message]>([
    ['blocks', asForm(Array.from({ length: 150 }, (_, at) => line(`f${at}`)))],
    ['bytes', asForm(Array.from({ length: 95 }, (_, at) => line(`f${at}`, { value: '日&<'.repeat(200) })))],
    ['names', asForm([...Array.from({ length: 9 }, (_, at) => line(`f${at}`)), line('n'.repeat(300))])],
  ])('never sends more %s than Slack takes, and says that this was not all', (_, message) => {
    const it = seen(message);
    expect(it.fields.length).toBeGreaterThan(8);
    expect(it.text).toContain('Not everything fits here');
  });

  it('shows the error of a field for which there is no room', () => {
    const fields = Array.from({ length: 150 }, (_, at) => line(`f${at}`, at === 149 ? { error: 'No number.' } : {}));
    expect(seen(asForm(fields)).text).toContain('About f149: No number.');
  });

  it('puts the questions before what else the message says', () => {
    const message = asForm(Array.from({ length: 90 }, (_, at) => line(`f${at}`)));
    const blocks = [
      ...Array.from({ length: 60 }, (_, at) => [paragraph(`p${at}`), paragraph(''), list([['x']])]).flat(),
      ...message.blocks,
    ];
    expect(seen({ ...message, blocks }).fields).toHaveLength(90);
  });

  it('does not open where Slack could not give back what it answers', () => {
    expect(modal(asForm([line('a')], { to: 'x'.repeat(3_001) }))).toBeUndefined();
    expect(modal({ summary: 'x', blocks: [paragraph('No form')] })).toBeUndefined();
  });
});

describe('what became of a form', () => {
  it('is shown without a button that sends anything', () => {
    const view = told({ summary: 's', blocks: [paragraph('Saved.'), buttons({ label: 'Submit', say: 'submit' })] });
    expect(viewProblems(view)).toEqual([]);
    expect(view).not.toHaveProperty('submit');
    expect(formSeen(view, new Map(), {}).text).toBe('Saved.');
  });

  it('is its summary where the message has nothing else', () => {
    const view = told({ summary: 'All done', blocks: [buttons({ label: 'Status', say: 'status' })] });
    expect(formSeen(view, new Map(), {}).text).toBe('All done');
  });

  it('is cut where Slack has no room for it, and says so', () => {
    const blocks = Array.from({ length: 400 }, (_, at) => [
      paragraph(`p${at}`),
      { kind: 'heading', text: 'H' } as const,
    ]).flat();
    const view = told({ summary: 's', blocks });
    expect(viewProblems(view)).toEqual([]);
    expect(formSeen(view, new Map(), {}).text).toMatch(/There is more than fits here\.$/);
  });
});
