import { describe, expect, it } from '@jest/globals';
import { linked } from '#core/interview/linked';
import { plain } from '#core/message';

const link = (href: string) => ({ link: href, href });

describe('addresses in what people write', () => {
  it.each([
    ['The charter is published', ['The charter is published']],
    ['', ['']],
    ['See https://example.org/charter.', ['See ', link('https://example.org/charter'), '.']],
    ['https://example.org', [link('https://example.org')]],
    [
      'Charter (https://example.org/a_(b)) and “http://example.org/c”!',
      ['Charter (', link('https://example.org/a_(b))'), ' and “', link('http://example.org/c'), '”!'],
    ],
    ['Minutes (https://example.org/m).', ['Minutes (', link('https://example.org/m'), ').']],
    ['javascript:alert(1) https:// ftp://x.org', ['javascript:alert(1) https:// ftp://x.org']],
  ])('of “%s” are links', (text, line) => {
    expect(linked(text)).toEqual(line);
    expect(plain(linked(text))).toBe(text);
  });
});
