import { describe, expect, it } from '@jest/globals';
import { whichOne } from '#core/interview/understand/which-one';

const things = [
  { id: 'alpha/customer-focus', name: 'Customer focus' },
  { id: 'alpha/customer-centre', name: 'Customer Service Centre' },
  { id: 'alpha/ict', name: 'ICT' },
];
const meant = (text: string, among = things) => {
  const found = whichOne(text, among);
  return typeof found === 'object' ? among.indexOf(found.one) + 1 : found;
};

describe('which of several somebody means', () => {
  it.each([
    ['2', 2],
    ['second', 2],
    ['the second one, please', 2],
    ['number 3', 3],
    ['1st', 1],
    ['the last one', 3],
    ['ict', 3],
    ['It’s ICT', 3],
    ['customer-focus', 1],
    ['the contact centre one', 2],
    ['service centre', 2],
    ['contact centre', 2],
    ['CSC please', 2],
    ['about the focus one, sorry', 1],
    ['both', 'all'],
    ['all of them', 'all'],
    ['all three', 'all'],
    ['neither', 'none'],
    ['none of these', 'none'],
    ['something else', 'none'],
  ])('“%s” is %s', (text, which) => {
    expect(meant(text)).toBe(which);
  });

  it.each([
    'customer',
    'the customer one',
    'either',
    'not the first',
    'ICT or customer focus',
    'fourth',
    '4',
    'hmm',
    'ict late',
    'ict amber now',
    'the panel has not met',
    'amber, the tender for the new customer service centre was late again',
    '',
  ])('“%s” could be any, or is no answer to that', (text) => {
    expect(meant(text)).toBeUndefined();
  });

  it('takes the last of two to be the second', () => {
    expect(meant('the latter', things.slice(0, 2))).toBe(2);
    expect(meant('the former', things.slice(0, 2))).toBe(1);
  });
});
