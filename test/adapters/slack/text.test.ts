import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clean, cut, escaped, readable, shortened, weight } from '../../../adapters/slack/text.ts';

describe('text from Slack', () => {
  it.each([
    ['plain &amp; &lt;simple&gt;', 'plain & <simple>'],
    ['&amp;lt;b&amp;gt; is decoded once', '&lt;b&gt; is decoded once'],
    ['ask <@U0BEN> and <@U0MEI|mei.lin>', 'ask @U0BEN and @mei.lin'],
    ['see <#C0STEER|steering> and <#C0STEER>', 'see #steering and #C0STEER'],
    ['<!here> and <!subteam^S0ABC|@office> and <!channel|@channel>', '@here and @office and @channel'],
    ['due <!date^1797840000^{date}|20 December>', 'due 20 December'],
    ['<https://council.example/a?b=1&amp;c=2>', 'https://council.example/a?b=1&c=2'],
    ['<http://council.example|council.example>', 'http://council.example'],
    ['<https://council.example/x|the &lt;paper&gt;>', 'the <paper> (https://council.example/x)'],
    ['write to <mailto:asha@council.example|asha@council.example>', 'write to asha@council.example'],
    ['call <tel:01865 123456|01865 123456>', 'call 01865 123456'],
  ])('reads %j as a person would', (source, read) => {
    expect(readable(source)).toBe(read);
  });

  it.each([
    ['<@U0DECK> status', 'status'],
    ['<@U0DECK|quarterdeck>: status', 'status'],
    ['hello <@U0DECK>, status', 'hello status'],
    ['status <@U0DECK>', 'status'],
    ['<@U0DECK>', ''],
    ['<@U0DECKER> status', '@U0DECKER status'],
    ['<@U0DECK>\nfirst line\nsecond line', 'first line\nsecond line'],
  ])('leaves the mention of ourselves out of %j', (source, read) => {
    expect(readable(source, 'U0DECK')).toBe(read);
  });

  it('gives back whatever was typed, however Slack had to escape it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        expect(readable(escaped(typed))).toBe(clean(typed));
      }),
    );
  });
});

describe('cutting text', () => {
  it('loses nothing, keeps within the weight and never cuts a character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 8, max: 60 }), (source, most) => {
        const text = clean(source);
        const pieces = cut(text, most);
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) {
          expect(weight(piece)).toBeLessThanOrEqual(most);
          expect(clean(piece)).toBe(piece);
        }
      }),
    );
  });

  it.each([
    ['after a line', 'one two three\nfour five six', 20, 'one two three\n'],
    ['after a sentence', 'It slips. Then it goes on and on', 16, 'It slips. '],
    ['after a word', 'abcdefgh ijklmnop', 12, 'abcdefgh '],
    ['anywhere, where there is nothing better', 'abcdefghijklmnop', 12, 'abcdefghijkl'],
    ['not at a line so early that nearly nothing would be left', 'a\nbcdefghijkl mnop', 15, 'a\nbcdefghijkl '],
  ])('cuts %s', (_, text, most, first) => {
    expect(cut(text, most)[0]).toBe(first);
  });

  it('weighs text as it stands in Slack’s JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (source) => {
        const text = clean(source);
        expect(weight(text)).toBeGreaterThanOrEqual(escaped(JSON.stringify(text)).length - 2);
      }),
    );
  });

  it('shortens with an ellipsis, and leaves alone what fits', () => {
    expect(shortened('Start Customer focus', 75)).toBe('Start Customer focus');
    expect(shortened('Start Customer Service Centre', 20)).toBe('Start Customer…');
  });
});
