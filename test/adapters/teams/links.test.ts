import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { activity } from '../../../adapters/teams/activity.ts';
import { whatIn } from '../../../adapters/teams/gesture.ts';
import { ofHtml, withLinks } from '../../../adapters/teams/links.ts';

/** What is understood of a message that Teams sends as this text, with this HTML beside it. */
const said = (text: string, html?: string, more: object = {}) =>
  whatIn(
    activity.parse({
      type: 'message',
      serviceUrl: 'https://smba.example/',
      channelId: 'msteams',
      conversation: { id: 'c' },
      text,
      ...(html === undefined ? {} : { attachments: [{ contentType: 'text/html', content: html }] }),
      ...more,
    }),
  );
const text = (text: string) => ({ kind: 'said', text });

describe('links that people put under words', () => {
  it('are written out behind the words', () => {
    const html =
      '<div><p>Green, see <a href="https://council.example/minutes?a=1&amp;b=2" title="x">the <b>minutes</b></a>\r\n and <a href="https://council.example/plan">the plan</a>.</p></div>';
    expect(said('Green, see the minutes and the plan.', html)).toEqual(
      text(
        'Green, see the minutes (https://council.example/minutes?a=1&b=2) and the plan (https://council.example/plan).',
      ),
    );
  });

  it('behind the same words go each behind its own', () => {
    const html = '<p><a href="https://a.example/">here</a> and <a href="https://b.example/">here</a></p>';
    expect(said('here and here', html)).toEqual(text('here (https://a.example/) and here (https://b.example/)'));
  });

  it.each([
    ['https://council.example/plan', 'https://council.example/plan'],
    ['https://council.example', 'https://council.example/'],
    ['council.example/plan', 'https://council.example/plan'],
  ])('stay as they are where the words %s are the address', (label, href) => {
    expect(said(`See ${label} today`, `<p>See <a href="${href}">${label}</a> today</p>`)).toEqual(
      text(`See ${label} today`),
    );
  });

  it('that the text leaves out are added at its end, once', () => {
    const html = '<p>Done</p><a href="https://council.example/plan">The plan</a>';
    expect(said('Done', html)).toEqual(text('Done The plan (https://council.example/plan)'));
    expect(said('', html)).toEqual(text('The plan (https://council.example/plan)'));
    expect(said('Done https://council.example/plan', html)).toEqual(text('Done https://council.example/plan'));
  });

  it('of a message that is replied to are not taken for the person’s', () => {
    const quoted =
      '<blockquote itemscope itemtype="http://schema.skype.com/Reply"><a href="https://old.example/">old</a></blockquote>';
    expect(said('Agreed', `${quoted}<p>Agreed</p>`)).toEqual(text('Agreed'));
  });

  it.each(['javascript:alert(1)', 'mailto:a@council.example', '/local', 'im:asha', ''])(
    'to %j are not ones that a reader could open, and leave the words',
    (href) => {
      expect(said('see this', `<p>see <a href="${href}">this</a></p>`)).toEqual(text('see this'));
    },
  );

  it('that somebody typed as HTML are text', () => {
    const typed = '&lt;a href="https://x.example"&gt;a&lt;/a&gt;';
    expect(said(typed, `<p>${typed}</p>`)).toEqual(text('<a href="https://x.example">a</a>'));
  });

  it('are read out of a text that is HTML, with its lines and without its tags', () => {
    const html =
      '<div><p><at>Quarterdeck</at> Amber &amp; <b>slipping</b>:&nbsp;see <a href="https://a.example/p">the paper</a></p>\n<ul><li>one</li><li>two &lt;b&gt;</li></ul></div>';
    const us = { id: 'us' };
    const entities = [{ type: 'mention', text: '<at>Quarterdeck</at>', mentioned: us }];
    expect(said(html, html, { textFormat: 'xml', entities, recipient: us })).toEqual(
      text('Amber & slipping: see the paper (https://a.example/p)\none\ntwo <b>'),
    );
  });

  it('never lose a word of the text, whatever HTML comes beside it', () => {
    const bits = fc.constantFrom('<a href="https://a.example/">', '</a>', '<a ', '>', '<', '&amp;', 'word', ' ', '"');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(bits), (typed, pieces) => {
        const html = pieces.join('');
        const read = withLinks(typed, html);
        let rest = read;
        for (const character of typed) {
          expect(rest).toContain(character);
          rest = rest.slice(rest.indexOf(character) + character.length);
        }
        ofHtml(html);
      }),
      { seed: 20270104 },
    );
  });
});
