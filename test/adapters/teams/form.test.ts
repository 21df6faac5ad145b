import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  buttons,
  type Field,
  type Form,
  footnote,
  form,
  heading,
  type Message,
  paragraph,
  sentence,
} from '#core/message';
import { inPlaceOfForm } from '../../../adapters/teams/answer.ts';
import { render } from '../../../adapters/teams/render.ts';
import { hostile } from '../../contracts/chat-hostile.ts';
import { formOn } from './form-reader.ts';
import { type Element, elementsOf, seenIn, textIn, validate } from './reader.ts';

const field = (more: Partial<Field> & { name: string }): Field => ({ label: more.name, input: 'line', ...more });
const asked: Form = {
  to: 'form:1#1',
  title: 'Customer focus, Q3 2026/27',
  intro: ['Seen by ', { bold: 'Business Strategy Group' }, '. Due Friday 15 January.'],
  fields: [
    field({
      name: 'rag',
      label: 'How is it?',
      input: 'choice',
      required: true,
      choices: [
        { label: 'Green', say: 'green' },
        { label: 'Amber', say: 'amber' },
        { label: 'Red', say: 'red' },
      ],
      value: 'amber',
    }),
    field({ name: 'why', label: 'Why?', input: 'lines', hint: 'In a sentence or two', value: 'A tender\nfailed' }),
    field({ name: 'milestone/csc-live.date', label: 'New date', input: 'day', value: '2027-07-31' }),
    field({
      name: '£',
      label: 'Forecast',
      error: 'Not understood: “lots”. An amount is written as £1.2m.',
      value: 'lots',
    }),
  ],
  send: 'Go to the review',
};
const message = (asking: Form): Message => ({
  summary: 'The form',
  blocks: [heading('Your update'), form(asking), footnote('Four minutes.')],
});
const cardsOf = (each: Message) => render(each).parts.map((part) => part.attachments[0]!.content as unknown as Element);
const cardIn = (answer: ReturnType<typeof inPlaceOfForm>): Element => {
  expect(answer.type).toBe('application/vnd.microsoft.card.adaptive');
  expect(validate(answer.value as Element)).toEqual([]);
  return answer.value as Element;
};
const textOn = (card: Element): string => elementsOf(card).map(textIn).join('\n');
const sizeOf = (card: unknown): number => Buffer.byteLength(JSON.stringify(card));

const many = (count: number, more: (at: number) => Partial<Field>): Form => ({
  ...asked,
  fields: Array.from({ length: count }, (_, at) =>
    field({ name: `question-${at}`, label: `Question ${at}`, input: 'lines', ...more(at) }),
  ),
});

describe('a form on a card', () => {
  it('draws each kind of field as the input that Teams has for it', () => {
    expect(cardsOf(message(asked))).toMatchSnapshot();
  });

  it('says before the fields what needs correcting, and at the field why, in words', () => {
    const [card] = cardsOf(message(asked));
    const shown = formOn(card!);
    expect(shown?.text).toContain('Please correct: Forecast');
    expect(shown?.fields[3]?.error).toBe('Not understood: “lots”. An amount is written as £1.2m.');
    expect(textOn(card!)).toContain('\nError: Not understood');
    expect(shown?.fields[1]).toMatchObject({ hint: 'In a sentence or two', value: 'A tender\nfailed' });
  });

  it('offers a way back from a choice that need not be made, which stands for nothing', () => {
    const optional = { ...asked, fields: [{ ...asked.fields[0]!, required: false }] };
    const [input] = formOn(cardsOf(message(optional))[0]!)!.inputs;
    expect(input?.choices?.at(-1)).toEqual({ title: 'No answer', value: 'quarterdeck:none' });
    expect(formOn(cardsOf(message(asked))[0]!)!.inputs[0]?.choices).toHaveLength(3);
  });

  it('shows few choices in plain words at once, and many, or those with marks that clients interpret, as a list', () => {
    const styleOf = (labels: readonly string[]) => {
      const choices = labels.map((label) => ({ label, say: label }));
      const only = { ...asked, fields: [field({ name: 'x', input: 'choice', required: true, choices })] };
      const [input] = elementsOf(cardsOf(message(only))[0]!).filter(({ type }) => type === 'Input.ChoiceSet');
      return (input as unknown as { style: string }).style;
    };
    expect(styleOf(['Green', 'Amber/Red', 'Not yet available, expected 5 February'])).toBe('expanded');
    expect(styleOf(['1', '2', '3', '4', '5', '6'])).toBe('compact');
    for (const label of hostile) expect(styleOf([label, 'Amber'])).toBe('compact');
  });

  it('lets the buttons beside it be pressed while it is not filled in, and sends nothing with them', () => {
    const later = { label: 'Later', say: 'later' };
    const [withForm] = cardsOf({ summary: 'S', blocks: [form(asked), buttons(later)] });
    const [without] = cardsOf({ summary: 'S', blocks: [paragraph('x'), buttons(later)] });
    expect(JSON.stringify(withForm)).toContain('"associatedInputs":"none"');
    expect(JSON.stringify(without)).not.toContain('associatedInputs');
  });

  it('takes any form, of any size, as a card that Teams takes, or says that it is too large', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 2_000 }), fc.constantFrom(...hostile));
    const anyField = fc.record(
      {
        name: text,
        label: text,
        hint: text,
        input: fc.constantFrom('line', 'lines', 'day', 'choice'),
        choices: fc.array(fc.record({ label: text, say: text }), { maxLength: 6 }),
        value: text,
        required: fc.boolean(),
        error: text,
      },
      { requiredKeys: ['name', 'label', 'input'] },
    );
    const anyForm = fc.record({
      to: fc.string({ maxLength: 200 }),
      title: text,
      fields: fc.uniqueArray(anyField, { maxLength: 12, selector: ({ name }) => name }),
      send: text,
    });
    fc.assert(
      fc.property(anyForm, (each) => {
        const { parts } = render(message(each as Form));
        for (const [at, activity] of parts.entries())
          expect(seenIn({ conversation: 'c', id: `${at}`, activity }).problems).toEqual([]);
        const shown = parts.flatMap((part) => formOn(part.attachments[0]!.content as unknown as Element) ?? []);
        expect(shown.length).toBeLessThanOrEqual(1);
        if (shown[0]) expect(shown[0].fields).toHaveLength(each.fields.length);
        else expect(JSON.stringify(parts)).toContain('This form is larger than Teams can show');
        for (const { problems } of shown) expect(problems).toEqual([]);
      }),
      { numRuns: 60, seed: 20270104 },
    );
  });

  it('leaves out hints before it shortens what people wrote', () => {
    const value = 'v'.repeat(350);
    const [card] = cardsOf(message(many(40, () => ({ hint: 'h'.repeat(300), value }))));
    const shown = formOn(card!)!;
    expect(shown.fields).toHaveLength(40);
    for (const each of shown.fields) expect(each).toEqual({ label: each.label, value });
  });

  it('shortens what people wrote where there is no other way, and says so at the field', () => {
    const cards = cardsOf(message(many(12, (at) => ({ value: at === 0 ? 'short' : 'word '.repeat(600).trim() }))));
    const shown = cards.flatMap((card) => formOn(card) ?? [])[0]!;
    expect(shown.fields[0]).toEqual({ label: 'Question 0', value: 'short' });
    for (const each of shown.fields.slice(1)) {
      expect(each.value).toMatch(/^(word )+word…$/);
      expect(each.hint).toContain('sending the form keeps only what stands here');
    }
  });

  it('that cannot be shown at all is said to be too large, with what would work', () => {
    const [card] = cardsOf(message(many(90, () => ({ label: 'l'.repeat(300) }))));
    expect(formOn(card!)).toBeUndefined();
    expect(textOn(card!)).toContain('Please answer in the conversation instead');
  });

  it('of ninety ordinary fields stands on one card of less than 25 KB', () => {
    const cards = cardsOf(message(many(90, () => ({}))));
    const [card] = cards.filter((each) => formOn(each));
    expect(formOn(card!)?.fields).toHaveLength(90);
    for (const each of cards) expect(sizeOf(each)).toBeLessThan(25_000);
  });
});

describe('the answer to a form that was sent', () => {
  it('takes its place, so that it cannot be sent again', () => {
    const card = cardIn(inPlaceOfForm(sentence('Your answers are in. The review stands below.')));
    expect(textOn(card)).toBe('Your answers are in. The review stands below.');
    expect(formOn(card)).toBeUndefined();
    expect(textOn(cardIn(inPlaceOfForm(undefined)))).toBe('Your answers were received.');
    expect(textOn(cardIn(inPlaceOfForm({ summary: 'Only this', blocks: [] })))).toBe('Only this');
  });

  it('may be the form again, with what stands around it', () => {
    const card = cardIn(inPlaceOfForm(message(asked)));
    expect(formOn(card)?.fields[3]?.error).toContain('Not understood');
    expect(textOn(card)).toContain('Your update');
    expect(textOn(card)).toContain('Four minutes.');
  });

  it('is one card however long it is, and says that there is more', () => {
    const long = { summary: 'The review', blocks: Array.from({ length: 50 }, () => paragraph('x'.repeat(1_000))) };
    const card = cardIn(inPlaceOfForm(long));
    expect(textOn(card)).toMatch(
      /^The review\nThere is more to it than fits here\. Write “update” to see where you are\./,
    );
  });

  it('leaves the card with what was written into it where errors and answers do not fit into one', () => {
    const value = 'v'.repeat(3_000);
    const error = 'Not understood.';
    const wrong = many(12, (at) => ({ value, ...(at === 3 ? { error } : {}) }));
    expect(inPlaceOfForm(message(wrong))).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'Please correct and send again. Question 3: Not understood.',
    });
  });

  it('shows the next page without what stands around it, or shortened, rather than not at all', () => {
    const around = {
      ...message(asked),
      blocks: [paragraph('x'.repeat(5_500)), form(many(60, () => ({ value: 'v'.repeat(90) })))],
    };
    expect(formOn(cardIn(inPlaceOfForm(around)))?.fields[0]?.value).toHaveLength(90);
    expect(formOn(cardIn(inPlaceOfForm(message(many(12, () => ({ value: 'v'.repeat(3_000) }))))))?.fields).toHaveLength(
      12,
    );
    expect(textOn(cardIn(inPlaceOfForm(message(many(90, () => ({ label: 'l'.repeat(300) }))))))).toContain(
      'larger than Teams',
    );
  });
});
