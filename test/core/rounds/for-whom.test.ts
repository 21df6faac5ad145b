import { describe, expect, it } from '@jest/globals';
import { forWhom } from '#core/rounds/for-whom';

const job = { lead: ['asha', 'gwen'], deputy: 'ben' };
const given = (answeredBy: string, answeredFor?: string) => forWhom(job, ['olive'], { answeredBy, answeredFor });

describe('for whom an answer is given', () => {
  it('is all who share the job where the deputy or the office gives it', () => {
    expect(given('ben', 'asha')).toEqual(['asha', 'gwen']);
    expect(given('olive', 'asha')).toEqual(['asha', 'gwen']);
  });

  it('is the one in whose place somebody else was asked', () => {
    expect(given('zed', 'gwen')).toEqual(['gwen']);
  });

  it('is who led it then, where they do not any more', () => {
    expect(given('ben', 'lea')).toEqual(['lea']);
  });

  it('is nobody where a lead gives it', () => {
    expect(given('gwen')).toEqual([]);
  });
});
