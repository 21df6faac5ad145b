import { describe, expect, it } from '@jest/globals';
import { readRating } from '#core/interview/understand/rating';

const read = (text: string, scale: 'three' | 'five' = 'three') => readRating(text, scale);

describe('a rating', () => {
  it.each([
    [
      'green',
      [
        'Green',
        'g',
        ' GREEN! ',
        'it’s green',
        'It is green.',
        'on track',
        'still green',
        'back to green',
        '🟢',
        'from amber to green',
        'we’re still at green',
        'Green as before',
        'I would say green',
      ],
    ],
    [
      'amber',
      [
        'a',
        'amber I’m afraid',
        'at risk',
        'Amber again',
        'no change, amber',
        'RAG: amber',
        'unfortunately amber',
        '🟠',
        'amber this time, sorry',
        'moved from red to amber',
      ],
    ],
    ['red', ['R', 'off track', 'red, sadly', 'now red', 'gone to red', '🔴', 'It is red now']],
  ] as const)('is %s in its usual wordings', (rating, texts) => {
    for (const text of texts) expect([text, read(text)]).toEqual([text, { kind: 'rating', rating }]);
  });

  it.each([
    ['amber, waiting for the panel', 'amber', 'waiting for the panel'],
    ['Amber because procurement restarted', 'amber', 'because procurement restarted'],
    ['still amber. Two complaints open', 'amber', 'Two complaints open'],
    ['red (procurement)', 'red', 'procurement'],
    ['Amber – the contact centre slips', 'amber', 'the contact centre slips'],
    ['amber\nThe panel has not met', 'amber', 'The panel has not met'],
    ['a, panel late', 'amber', 'panel late'],
    ['on track but the date may slip', 'green', 'but the date may slip'],
    ['amber, back to green by 12 February', 'amber', 'back to green by 12 February'],
    ['Red, was amber', 'red', 'was amber'],
  ])('is read out of “%s”, and the rest is handed on as written', (text, rating, rest) => {
    expect(read(text)).toEqual({ kind: 'rating', rating, rest });
  });

  it.each([
    'no longer red',
    'green-ish',
    'between green and amber',
    'green?',
    'I think amber',
    'probably green',
    'not green',
    'amber to red',
    'green and red',
    'green, well amber really',
    'Green for most, red for ICT',
    'almost green',
    'not quite red',
    'amber with red bits',
    'was green',
    'it is a',
    'not on track',
    'quite good',
    'yellow',
    'fine',
    'A new centre: opened',
    'greenfield site',
    'hundred',
    '',
    ' ',
  ])('is not guessed from “%s”', (text) => {
    expect(['unclear', 'none']).toContain(read(text).kind);
  });

  it('of the five-point scale is known by every way of writing it, and told apart on the three-point scale', () => {
    for (const text of [
      'Amber/Green',
      'amber-green',
      'amber green',
      'ag',
      'A/G',
      'amber – green',
      'amber / green'.replace(/ /g, ''),
    ]) {
      expect([text, read(text, 'five')]).toEqual([text, { kind: 'rating', rating: 'amber-green' }]);
      expect([text, read(text)]).toEqual([text, { kind: 'not-on-scale', rating: 'amber-green' }]);
    }
    expect(read('ar, two posts vacant', 'five')).toEqual({
      kind: 'rating',
      rating: 'amber-red',
      rest: 'two posts vacant',
    });
  });

  it('is not a state', () => {
    expect(read('Complete')).toEqual({ kind: 'state', state: 'complete' });
    expect(read('on hold.')).toEqual({ kind: 'state', state: 'on hold' });
  });
});
