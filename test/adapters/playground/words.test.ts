import { describe, expect, it } from '@jest/globals';
import { initials } from '../../../adapters/playground/conversation.ts';
import { html } from '../../../adapters/playground/html.ts';
import { asInput, fromInput, inWords } from '../../../adapters/playground/times.ts';

describe('HTML', () => {
  it('shows every value as it stands, within text and within attributes', () => {
    const hostile = `"'><script>&amp;`;
    expect(html`<p title="${hostile}">${hostile}</p>`.toString()).toBe(
      '<p title="&quot;&#39;&gt;&lt;script&gt;&amp;amp;">&quot;&#39;&gt;&lt;script&gt;&amp;amp;</p>',
    );
  });

  it('takes only what it made itself as mark-up', () => {
    const forged = { toString: () => '<script>', html: '<script>' };
    expect(html`${forged as never}`.toString()).toBe('&lt;script&gt;');
    expect(html`${html`<b>${'<'}</b>`}${[html`<i></i>`]}${undefined}${false}${0}`.toString()).toBe(
      '<b>&lt;</b><i></i>0',
    );
  });
});

describe('times', () => {
  it('are said in words, in the zone of whoever reads', () => {
    const at = new Date('2027-07-01T22:30:00Z');
    expect(inWords(at, 'Europe/London')).toBe('Thursday 1 July 2027, 23:30');
    expect(inWords(at, 'Europe/Athens')).toBe('Friday 2 July 2027, 01:30');
    expect(inWords(new Date('2027-01-01T00:00:00Z'), 'Europe/London')).toBe('Friday 1 January 2027, 00:00');
  });

  it('go through a form and come back the same', () => {
    for (const [at, zone, input] of [
      ['2026-12-18T08:00:00Z', 'Europe/London', '2026-12-18T08:00'],
      ['2027-07-01T08:30:00Z', 'Europe/London', '2027-07-01T09:30'],
      ['2027-01-01T10:00:00Z', 'Pacific/Kiritimati', '2027-01-02T00:00'],
    ] as const) {
      expect(asInput(new Date(at), zone)).toBe(input);
      expect(fromInput(input, zone)).toEqual(new Date(at));
    }
  });

  it('that no clock shows are taken as an hour later, days that no calendar has as nothing', () => {
    expect(fromInput('2027-03-28T01:30', 'Europe/London')).toEqual(new Date('2027-03-28T01:30:00Z'));
    for (const text of [
      '2027-02-29T09:00',
      '2027-13-01T09:00',
      '2027-01-01T24:00',
      '2027-01-01T09:60',
      '2027-01-01',
      '',
    ])
      expect(fromInput(text, 'Europe/London')).toBeUndefined();
  });
});

describe('initials', () => {
  it.each([
    ['Asha Patel', 'AP'],
    ['Tomás Ó Briain', 'TB'],
    ['Councillor Pat Price', 'CP'],
    ['émile', 'É'],
    ['𝒜da (cover)', '𝒜'],
    ['', ''],
  ])('of %s are %s', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});
