import { describe, expect, it } from '@jest/globals';
import { readControl } from '#core/interview/understand/control';
import { countCharacters, cut, excerpt } from '#core/interview/understand/wording';
import { readYesNo } from '#core/interview/understand/yes-no';

const workstream = ['Customer focus', 'customer-focus'];

describe('a fixed word', () => {
  it.each([
    ['Back', 'back'],
    ['SKIP.', 'skip'],
    ['later', 'later'],
    ['Go on', 'go-on'],
    ['Start', 'go-on'],
    ['start customer focus', 'go-on'],
    ['Start customer-focus', 'go-on'],
    ['No change (Amber)', 'no-change'],
    ['no change: as last time', 'no-change'],
    ['same as last quarter', 'no-change'],
    ['Submit', 'submit'],
    ['Edit', 'edit'],
    ['Change something', 'edit'],
    ['What do these mean?', 'explain'],
    ['?', 'explain'],
  ])('is known in “%s”', (text, control) => {
    expect(readControl(text, workstream)).toBe(control);
  });

  it('names what is to be changed', () => {
    expect(readControl('Edit the next steps', workstream)).toEqual({ change: 'next steps' });
  });

  it.each([
    'Back office moved',
    'Later this year the centre opens',
    'Start with training',
    'Submit the plan',
    'No change: we carry on with phase two',
    'x'.repeat(40_000),
  ])('is not made of an answer that begins with one: “%.30s”', (text) => {
    expect(readControl(text, workstream)).toBeUndefined();
  });
});

describe('yes and no', () => {
  it('are read in their usual wordings, and from what the buttons say', () => {
    for (const text of ['Yes', 'y', 'Right!', 'that’s right', 'OK', '👍', 'Yes, change it to Green'])
      expect(readYesNo(text)).toBe('yes');
    for (const text of ['No', 'n', 'wrong', 'Another date', 'No, keep Amber']) expect(readYesNo(text)).toBe('no');
    for (const text of ['yes and no', 'know', 'right of way', '', 'nothing']) expect(readYesNo(text)).toBeUndefined();
  });
});

describe('a text cut short', () => {
  it('ends with a whole word, and is the beginning of what was written', () => {
    expect(cut('The panel has not met', 12)).toBe('The panel');
    expect(cut('short', 12)).toBe('short');
    expect(excerpt('The panel has not met', 12)).toBe('The panel…');
  });

  it('splits no letter from its accent and no emoji into parts', () => {
    expect(cut('👩‍👩‍👧👩‍👩‍👧', 7)).toBe('👩‍👩‍👧');
    expect(cut(`aaa${'e\u0301'.repeat(3)}`, 4)).toBe('aaa');
    expect(cut('😀😀😀', 2)).toBe('😀😀');
    expect(countCharacters('😀é')).toBe(2);
  });
});
