import { describe, expect, it } from '@jest/globals';
import { buttons, footnote, form, type Message, paragraph } from '#core/message';
import { again, inPlace } from '../../../adapters/teams/answer.ts';
import { limits } from '../../../adapters/teams/limits.ts';
import { bytes } from '../../../adapters/teams/pack.ts';
import type { TeamsBody } from '../../../adapters/teams/render.ts';
import { render } from '../../../adapters/teams/render.ts';
import { formOn } from './form-reader.ts';
import { type Element, elementsOf, textIn } from './reader.ts';

const back = buttons({ label: 'Back to the digest', say: 'digest bsg', to: 'back' });
const textOf = (card: unknown): string =>
  elementsOf(card as Element)
    .map(textIn)
    .join('\n');
const long = Array.from({ length: 60 }, (_, at) => paragraph(`${at}: ${'word '.repeat(300)}`));

describe('an answer in the place of a card, before the presser alone', () => {
  it('is one card of Teams’ size, and what does not fit is said so; it always leads back', () => {
    const { value } = inPlace({ summary: 'Long', blocks: [...long, back, footnote('This is a rehearsal.')] }, 0);
    expect(bytes(value)).toBeLessThanOrEqual(limits.card);
    expect(textOf(value)).toContain('0: word');
    expect(textOf(value)).toContain('There is more than fits here.');
    expect(JSON.stringify(value)).toContain('"title":"Back to the digest"');
  });

  it('keeps a form that it has', () => {
    const asked = form({
      to: 'ask Q12',
      title: 'A question about ICT',
      fields: [{ name: 'question', label: 'Your question', input: 'lines', required: true }],
      send: 'Send the question',
    });
    const { value } = inPlace({ summary: 'Ask', blocks: [asked, back] }, 0);
    expect(formOn(value as Element)?.fields).toMatchObject([{ label: 'Your question' }]);
  });

  it('of a message of several cards leads back to the card that was pressed', () => {
    const digest: Message = {
      summary: 'The digest',
      blocks: [...long, buttons({ label: 'All workstreams', say: 'status' })],
    };
    const { parts } = render(digest) as TeamsBody;
    expect(parts.length).toBeGreaterThan(1);
    const last = parts.length - 1;
    const content = parts[last]!.attachments[0]!.content;
    expect(JSON.stringify(content)).toContain(`"data":{"say":"status","part":${last}}`);
    const { value } = inPlace({ summary: 'Green', blocks: [paragraph('Green'), back] }, last);
    expect(JSON.stringify(value)).toContain(`"data":{"say":"digest bsg","to":"back","part":${last}}`);
    expect(again(digest, last).value).toEqual(content);
  });

  it('shows the first card where the message has become shorter since', () => {
    const short: Message = { summary: 'The digest', blocks: [paragraph('The digest, corrected')] };
    expect(textOf(again(short, 3).value)).toBe('The digest, corrected');
  });
});
