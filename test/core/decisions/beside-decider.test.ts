import { expect, it } from '@jest/globals';
import { besideDecider } from '#core/decisions/beside-decider';

const groups = [
  { id: 'p/board', name: 'Customer First Board' },
  { id: 'p/cabinet', name: 'The Cabinet' },
];

it.each([
  ['Customer First Board to agree the extra £60,000', 'p/board', 'agree the extra £60,000'],
  ['the customer first board needs to agree the site', 'p/board', 'agree the site'],
  ['Customer First Board: choose a supplier', 'p/board', 'choose a supplier'],
  ['Cabinet must approve the lease', 'p/cabinet', 'approve the lease'],
])('“%s” does not name the group twice beside its name', (text, of, beside) => {
  expect(besideDecider({ text, of }, groups)).toBe(beside);
});

it.each([
  ['agree the extra £60,000', 'p/board'],
  ['Customer First Board agrees the extra £60,000', 'p/board'],
  ['Customer First Boards to merge', 'p/board'],
  ['Customer First Board to ', 'p/board'],
  ['Customer First Board to agree the site', 'p/cabinet'],
])('“%s” stands as it was written', (text, of) => {
  expect(besideDecider({ text, of }, groups)).toBe(text);
});

it('stands as it was written where no group decides', () => {
  expect(besideDecider({ text: 'Customer First Board to agree the site' }, groups)).toBe(
    'Customer First Board to agree the site',
  );
});
