import { describe, expect, it } from '@jest/globals';
import { buttons, facts, footnote, heading, list, type Message, paragraph, quote, table } from '#core/message';
import { render } from '../../../adapters/slack/render.ts';

const digest: Message = {
  summary: 'Business Strategy, week to 18 January: 1 Red, 2 Amber, 4 Green',
  blocks: [
    heading('Business Strategy, week to 18 January'),
    paragraph('8 workstreams: 1 Red, 2 Amber, 4 Green'),
    paragraph({ bold: 'Asked of you' }),
    list([
      ['Choose the three pilot areas, by ', { bold: 'Friday 26 February' }],
      [{ link: 'The paper', href: 'https://council.example/paper' }],
    ]),
    quote('Strategy waits for the security review'),
    facts([
      { label: 'Lead', value: [{ person: 'Mei Lin' }] },
      { label: 'Back to Amber', value: ['12 February'] },
    ]),
    buttons(
      { label: 'All workstreams', say: 'status', style: 'primary' },
      { label: 'Time plan', say: 'timeplan', to: 'digest:7' },
    ),
    footnote('Sent every Monday at 09:00.'),
  ],
};

describe('drawing for Slack', () => {
  it('draws a digest in elements that Slack does not interpret', () => {
    expect(render(digest)).toMatchSnapshot();
  });

  it('draws one table in a message as a table, as many as Slack takes, and the others as lists; in a modal all', () => {
    const each = table({ caption: 'All', columns: ['What', 'Now'], rows: [['ICT', '']] });
    const message = { summary: 's', blocks: [each, each] };
    const types = (surface: 'message' | 'modal') =>
      render(message, surface).parts.flatMap(({ blocks }) => blocks.map(({ type }) => type));
    expect(types('message')).toEqual(['rich_text', 'table', 'rich_text']);
    expect(types('modal')).toEqual(['rich_text']);
    expect(render(message).parts[0]?.blocks[1]).toMatchObject({ rows: [{}, [{}, { type: 'raw_text', text: '–' }]] });
  });

  it('says in the notification which part of a long message it is', () => {
    const { parts } = render({ summary: 'Long', blocks: [paragraph('word '.repeat(5_000))] });
    expect(parts.map((part) => part.text)).toEqual(['Long', '(2 of 3) Long', '(3 of 3) Long']);
  });

  it('says what to type where a button would be too large', () => {
    const say = 'x'.repeat(2_100);
    const { parts } = render({ summary: 's', blocks: [buttons({ label: 'Right', say })] });
    expect(JSON.stringify(parts)).toContain(say);
    expect(JSON.stringify(parts)).not.toContain('"actions"');
  });

  it('puts what stays below Slack’s limit into one message, many short pieces too', () => {
    const answers = Array.from({ length: 45 }, (_, n) => ({
      label: `Milestone ${n}`,
      value: ['31 July 2027, as planned'],
    }));
    const { parts } = render({ summary: 's', blocks: [facts(answers)] });
    expect(parts).toHaveLength(1);
    expect(JSON.stringify(parts[0]?.blocks).length).toBeLessThan(11_000);
  });

  it.each([10_200, 10_400, 10_600, 10_700, 10_800, 10_900])(
    'tears no buttons apart, and leaves no small print alone, after %i characters',
    (length) => {
      const choices = ['Submit', 'Change something', 'Later', 'Keep something back'];
      const { parts } = render({
        summary: 's',
        blocks: [
          paragraph('x'.repeat(length)),
          buttons(...choices.map((label) => ({ label, say: label, to: 'review:7' }))),
          footnote('Nothing is sent before you submit.'),
        ],
      });
      const types = parts.map(({ blocks }) => blocks.map(({ type }) => type));
      expect(types.at(-1)?.slice(-2)).toEqual(['actions', 'context']);
      expect(types.flat().filter((type) => type === 'actions')).toHaveLength(1);
    },
  );
});
