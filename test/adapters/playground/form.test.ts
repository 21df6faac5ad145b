import { describe, expect, it } from '@jest/globals';
import type { Recipient } from '#core/incoming';
import { buttons, type Field, type Form, form as form_, heading, type Message, sentence } from '#core/message';
import { formIn, written } from './form-reader.ts';
import { all, type Element, ofClass, ofId, readHtml, tagged, textOf } from './html-reader.ts';
import { made } from './kit.ts';

const asha: Recipient = { direct: { platform: 'playground', tenant: 'rehearsal', id: 'asha' } };

const asked: Form = {
  to: 'draft:1#form',
  title: 'Customer focus',
  fields: [
    { name: 'why', label: 'Why?', input: 'lines', required: true, hint: 'A sentence', value: '\nA tender\nfailed' },
    { name: 'visits', label: 'Visits', input: 'line', value: 'lots', error: 'A number, such as 82.' },
  ],
  send: 'Go to the review',
};
const asMessage = (it: Form): Message => ({ summary: it.title, blocks: [form_(it)] });

/** The form of this message, on Asha's page. */
async function shown(it: Form | Message) {
  const playground = await made();
  const message = 'to' in it ? asMessage(it) : it;
  await playground.adapter.send({ key: 'form', body: playground.adapter.render(message), to: asha });
  const open = async () => {
    const [article] = all(await playground.open('?as=asha'), ofClass('ours'));
    return { article: article!, form: formIn(article!) };
  };
  return { ...playground, ...(await open()), read: open };
}
const one = (element: Element, matches: (each: Element) => boolean): Element => {
  const [found] = all(element, matches);
  if (!found) throw new Error('not there');
  return found;
};
const only = (field: Field): Form => ({ ...asked, fields: [field] });

describe('a form on the playground’s page', () => {
  it('has a label, a description and an error for each field, in words and bound to it', async () => {
    const { form } = await shown(asked);
    expect(form?.problems).toEqual([]);
    const visits = one(form!.element, ({ attributes }) => attributes.name === 'field:visits');
    expect(visits.attributes['aria-invalid']).toBe('true');
    const described = one(form!.element, ofId(visits.attributes['aria-describedby']!));
    expect(textOf(described).trim()).toBe('Error: A number, such as 82.');
  });

  it('says above its fields which answers need correcting, and leads to each', async () => {
    const group: Field = {
      name: 'g',
      label: 'Group',
      input: 'choice',
      choices: [{ label: 'A', say: 'a' }],
      error: 'x',
    };
    const { form } = await shown({ ...asked, fields: [...asked.fields, group] });
    expect(form?.text).toContain('Please correct:');
    const links = all(form!.element, tagged('a'));
    expect(links.map(textOf)).toEqual(['Visits', 'Group']);
    for (const { attributes } of links) expect(one(form!.element, ofId(attributes.href!.slice(1))).name).toBe('input');
  });

  it('is held back by the browser while what is required is missing, and says what is', async () => {
    const { form } = await shown(asked);
    const why = one(form!.element, tagged('textarea'));
    expect(why.attributes).toHaveProperty('required');
    expect(textOf(one(form!.element, tagged('label')))).toBe('Why? (required)');
  });

  it.each<[Field, string, string]>([
    [{ name: 'x', label: 'X', input: 'day', value: '2027-07-31' }, 'date', '2027-07-31'],
    [{ name: 'x', label: 'X', input: 'day', value: 'end of March' }, 'text', 'end of March'],
    [{ name: 'x', label: 'X', input: 'line', value: '82' }, 'text', '82'],
    [{ name: 'x', label: 'X', input: 'choice', value: '82' }, 'text', '82'],
  ])('shows %j as an input of the kind “%s”', async (field, type, value) => {
    const { form } = await shown(only(field));
    expect(one(form!.element, ({ attributes }) => attributes.name === 'field:x').attributes).toMatchObject({
      type,
      value,
    });
  });

  it('shows a line that holds several as a text area, so that none is lost', async () => {
    const { form } = await shown(only({ name: 'x', label: 'X', input: 'line', value: 'one\ntwo' }));
    expect(form?.fields[0]?.value).toBe('one\ntwo');
  });

  it('shows few choices at once and many as a list; what need not be chosen can be taken back', async () => {
    const choice = (count: number, required: boolean): Field => ({
      name: 'x',
      label: 'X',
      input: 'choice',
      required,
      value: 'say-1',
      choices: Array.from({ length: count }, (_, at) => ({ label: `Choice ${at}`, say: `say-${at}` })),
    });
    for (const [count, required, kind, last] of [
      [5, false, 'radio', ''],
      [5, true, 'radio', 'say-4'],
      [6, false, 'option', 'say-5'],
    ] as const) {
      const { form, submit, received } = await shown(only(choice(count, required)));
      const offered = all(form!.element, ({ name, attributes }) => name === kind || attributes.type === kind);
      expect(offered.at(-1)?.attributes.value).toBe(last);
      await submit(form!.element, written(form!.element, { X: '' }));
      expect(received[0]?.what).toEqual({ kind: 'form', to: 'draft:1#form', values: {} });
    }
  });

  it('has its title as the message’s heading, below one that stands before it', async () => {
    const levels = async (message: Form | Message) =>
      all((await shown(message)).article, ({ name }) => /^h\d$/.test(name)).map(({ name }) => name);
    expect(await levels(asked)).toEqual(['h3']);
    expect(await levels({ summary: 'S', blocks: [heading('Update'), form_(asked)] })).toEqual(['h3', 'h4']);
    expect(await levels({ ...asked, title: ' ' })).toEqual([]);
  });
});

describe('a form that is sent', () => {
  it('is closed, shows as what its button said, and is answered below', async () => {
    const { form, submit, on, rows, read } = await shown({
      summary: 'S',
      blocks: [form_(asked), buttons({ label: 'Later', say: 'later' })],
    });
    on(async () => ({ answer: sentence('Here is the review') }));
    expect((await submit(form!.element)).status).toBe(303);
    expect(rows.all.map(({ fromPerson, message }) => [fromPerson, message.summary])).toEqual([
      [undefined, 'S'],
      ['asha', 'Go to the review'],
      [undefined, 'Here is the review'],
    ]);
    const after = await read();
    expect(after.form).toBeUndefined();
    expect(textOf(after.article)).toContain('Customer focus: this form was sent.');
  });

  it('twice is one gesture, one message and one answer', async () => {
    const { form, submit, again, on, rows, received } = await shown(asked);
    on(async () => ({ answer: sentence('Here is the review') }));
    await submit(form!.element);
    await again();
    expect(new Set(received.map(({ keys }) => keys[0])).size).toBe(1);
    expect(rows.all).toHaveLength(3);
  });

  it('and not stored stays open, with what was written and what went wrong, and can be sent again', async () => {
    const { form, submit, on, rows, received } = await shown(asked);
    on(() => Promise.reject(new Error('the database is down')));
    const failed = await submit(form!.element, written(form!.element, { 'Why?': 'A <tender>', Visits: '' }));
    expect(failed.status).toBe(503);
    const page = readHtml(await failed.text());
    const [kept] = all(page, ofClass('ours')).flatMap((item) => formIn(item) ?? []);
    expect(kept?.fields.map(({ value }) => value)).toEqual(['A <tender>', '']);
    expect(textOf(one(kept!.element, ({ attributes }) => attributes.role === 'alert'))).toContain('Not saved');
    expect(textOf(one(page, ofId('text'))).trim()).toBe('');

    on(async () => ({}));
    expect((await submit(kept!.element)).status).toBe(303);
    expect(received[1]?.what).toEqual({ kind: 'form', to: 'draft:1#form', values: { why: 'A <tender>' } });
    expect(received[1]?.keys).toEqual(received[0]?.keys);
    expect(rows.all.filter(({ fromPerson }) => fromPerson === 'asha')).toHaveLength(1);
  });

  it('waits for no other message where its answer asks on', async () => {
    // With a wait this would take an hour.
    const { adapter, on, open, submit } = await made({ replyWithin: 3_600_000 });
    await adapter.send({ key: 'form', body: adapter.render(asMessage(asked)), to: asha });
    on(async () => ({ answer: asMessage(asked) }));
    const [item] = all(await open('?as=asha'), ofClass('ours'));
    expect((await submit(formIn(item!)!.element)).status).toBe(303);
  });

  it('is answered above what is sent because of it, however soon that comes', async () => {
    const { adapter, rows, submit, form, ...playground } = await shown(asked);
    let sent: Promise<unknown> = Promise.resolve();
    playground.on(async () => {
      sent = adapter.send({ key: 'asked next', body: adapter.render(sentence('One question is left.')), to: asha });
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { answer: sentence('Your form has arrived.') };
    });
    await submit(form!.element);
    await sent;
    expect(rows.all.map(({ key }) => key).slice(-2)).toEqual([expect.stringMatching(/answer$/), 'asked next']);
  });
});
