import { describe, expect, it } from '@jest/globals';
import { readYaml } from '../../../adapters/yaml/index.ts';

/** What is wrong, as `line:column: message`. */
const wrongIn = (text: string) =>
  readYaml(text).problems.map(({ line, column, message }) => `${line}:${column}: ${message}`);

describe('reading a programme file’s YAML', () => {
  it('keeps dates, periods and words as they are written', () => {
    const { document, problems } = readYaml('on: 2027-01-31\nyes: no\nQ3 2026/27: 84\n2026/27: 1.50\nempty: ""\n');
    expect(document).toEqual({ on: '2027-01-31', yes: 'no', 'Q3 2026/27': 84, '2026/27': 1.5, empty: '' });
    expect(problems).toEqual([]);
  });

  it('keeps numbers that only look like numbers', () => {
    expect(readYaml('[01234567890, +441234567890, 0, 0.5, -5]').document).toEqual([
      '01234567890',
      '+441234567890',
      0,
      0.5,
      -5,
    ]);
  });

  it('takes a name without a value for absent, in blocks and in braces', () => {
    expect(readYaml('a:\nb: { actual: , said: x, when: ~ }\n').document).toEqual({ b: { said: 'x' } });
  });

  it('follows aliases', () => {
    const { document, locate } = readYaml('first: &same { a: 1 }\nsecond: *same\n');
    expect(document).toEqual({ first: { a: 1 }, second: { a: 1 } });
    expect(locate(['second', 'a'])).toEqual({ line: 1, column: 19 });
  });

  it('cleans text of what the database does not take', () => {
    expect(readYaml('a: "x\\0y\\uD800z"').document).toEqual({ a: 'xy\uFFFDz' });
  });

  it('reads Windows line ends and a byte order mark', () => {
    const { document, locate } = readYaml('\uFEFFa: 1\r\nb:\r\n  - c\r\n');
    expect(document).toEqual({ a: 1, b: ['c'] });
    expect(locate(['b', 0])).toEqual({ line: 3, column: 5 });
  });

  it('does not mistake a name for something of JavaScript’s', () => {
    const { document } = readYaml('__proto__: { polluted: true }\nconstructor: x\n');
    expect(Object.keys(document as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('has no document for an empty file, and no problem of notation', () => {
    for (const text of ['', '\n\n', '# a remark\n']) {
      expect(readYaml(text).document ?? undefined).toBeUndefined();
      expect(wrongIn(text)).toEqual([]);
    }
  });
});

describe('the places of a file', () => {
  const { locate } = readYaml('version: 1\npeople:\n  - key: asha\n    name: Asha\n    teams:\n  - { key: ben }\n');

  it.each([
    ['a value', ['people', 0, 'name'], 'value', 4, 11],
    ['a name', ['people', 0, 'name'], 'key', 4, 5],
    ['an entry of a list', ['people', 1], 'value', 6, 5],
    ['a value in braces', ['people', 1, 'key'], 'value', 6, 12],
    ['a name without a value', ['people', 0, 'teams'], 'value', 5, 5],
    ['the map that something is missing from', ['people', 0, 'email'], 'value', 3, 5],
    ['the braces that something is missing from', ['people', 1, 'name'], 'value', 6, 5],
    ['the whole file', [], 'value', 1, 1],
    ['the file, of what is missing from it', ['programmes'], 'value', 1, 1],
    ['the list, of an entry beyond its end', ['people', 7, 'key'], 'value', 3, 3],
  ] as const)('are those of %s', (_, path, at, line, column) => {
    expect(locate(path, at)).toEqual({ line, column });
  });
});

describe('what is no YAML', () => {
  it.each([
    ['a: 1\nb: 2\na: 3', '3:1: "a" stands twice here; expected it once'],
    ['a: [1\nb: 2', '2:1: a bracket is not closed before the next line begins; expected ] or }'],
    ['a:\n\t- 1', '2:1: a tab stands at the beginning of the line; expected spaces'],
    ['a: %', '1:4: a value cannot begin with %; expected it in quotes'],
    ['a: @x', '1:4: a value cannot begin with @; expected it in quotes'],
    ['a: !x y', '1:4: a value that begins with ! is a tag, which this format does not have; expected it in quotes'],
    ['a: "x', '1:6: a quotation mark is not closed; expected a second one'],
    ['a: *x', '1:4: there is no "&x" above; expected a text that begins with * to stand in quotes'],
    ['a: 1\n---\nb: 2', '2:1: a second document begins here; expected one file to hold one'],
    ['? [a]\n: b', '1:3: this is not a name; expected "name: value"'],
    ['%YAML 1.1\n---\na: yes', '1:1: the file asks for YAML 1.1; expected 1.2'],
    [
      'a:\n  - b\n c: 1',
      '3:1: the line begins in the wrong column; expected it under the names or dashes that it belongs to',
    ],
    [
      'a: b: c',
      '1:4: a colon and a space stand inside a value; expected one "name: value" on a line, or the value in quotes',
    ],
    ['- a\nb: c', '2:1: this is not YAML (Unexpected scalar at node end); expected a list, or lines of "name: value"'],
  ])('is said of %j', (text, problem) => {
    expect(wrongIn(text)).toEqual([problem]);
  });

  it('has no document, unless only its names are wrong', () => {
    expect(readYaml('a: [1\nb: 2').document).toBeUndefined();
    expect(readYaml('a: 1\na: 2').document).toEqual({ a: 1 });
  });
});

describe('a file that would exhaust us', () => {
  it.each([
    ['lists within lists', '['.repeat(1_000_000)],
    ['lists within lists on a line', '- '.repeat(1_000_000)],
    ['maps within maps', '{a: '.repeat(500_000)],
  ])('by %s is refused without being built', (_, text) => {
    expect(wrongIn(text)).toEqual([
      expect.stringMatching(/^1:\d+: this stands too deep inside other things; expected fewer than 100 levels$/),
    ]);
  });

  it('by aliases of aliases is refused', () => {
    const nine = (name: string) => Array(9).fill(`*${name}`).join(', ');
    const bomb = `a: &a [x, x]\n${['b', 'c', 'd', 'e', 'f', 'g'].map((name, i) => `${name}: &${name} [${nine('abcdef'.charAt(i))}]`).join('\n')}`;
    const message =
      '1:1: the file repeats itself too often; expected at most 200,000 values once every alias is followed';
    expect(wrongIn(bomb)).toEqual([message]);
    expect(wrongIn('a: &a [*a]')).toEqual([message]);
  });

  it('by its size is refused before it is read', () => {
    expect(wrongIn(`a: ${'é'.repeat(2_700_000)}`)).toEqual(['1:1: the file is too large; expected at most 5 MB']);
  });
});
