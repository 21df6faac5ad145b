import { describe, expect, it } from '@jest/globals';
import { both } from '../words/talk.ts';
import { problemsOf } from './files.ts';

describe('the channels of steering groups', () => {
  it('are each of one group, in whatever programme: else one would read what is for the other', () => {
    expect(problemsOf(both)).toEqual([]);
    expect(problemsOf(both.replace('C0BETA', 'C0PANEL'))).toEqual([
      expect.stringContaining('"C0PANEL" stands for another steering group already; expected one of its own'),
    ]);
  });
});
