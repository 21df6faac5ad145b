import { describe, expect, it } from '@jest/globals';
import { readControl } from '#core/interview/understand/control';

describe('a fixed word among other words', () => {
  it.each([
    ['can I change the milestones', { change: 'milestones' }],
    ['Could I please edit my reason?', { change: 'reason' }],
    ['sorry, chnage reason', { change: 'reason' }],
    ['I’d like to correct the date again please', { change: 'date' }],
    ['go back to the rating', { change: 'rating' }],
    ['how do I change my answers', 'edit'],
    ['can we skip this please', 'skip'],
    ['ok, go back', 'back'],
    ['please submit', 'submit'],
    ['submit please', 'submit'],
    ['let me do it later', 'later'],
    ['could I do it later', 'later'],
  ])('is heard: “%s”', (text, control) => {
    expect(readControl(text, [])).toEqual(control);
  });

  it.each([
    ['we need to change the contract', { change: 'contract', perhaps: true }],
    ['can we change the supplier', { change: 'supplier', perhaps: true }],
  ])('may be an answer: “%s”', (text, control) => {
    expect(readControl(text, [])).toEqual(control);
  });

  it.each([
    'can I submit?',
    'we need to submit',
    'charge rate',
    'exit date',
    'changed milestones',
    'chance of delay',
    'we have to go back',
    'the panel asked us to change the reason',
    'change',
  ])('is not read into “%s”', (text) => {
    expect(readControl(text, [])).toBe(text === 'change' ? 'edit' : undefined);
  });
});
