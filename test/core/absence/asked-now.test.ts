import { describe, expect, it } from '@jest/globals';
import { askedNow, byPerson } from '#core/absence/asked-now';
import type { Absence } from '#core/ports';

const away = (...all: (string | [string, string])[]) =>
  byPerson(
    all.map((each) => {
      const [person, cover] = typeof each === 'string' ? [each] : each;
      return { person, from: '2027-01-03', to: '2027-01-08', ...(cover ? { cover } : {}) } as Absence;
    }),
  );
const who = (
  lead: string[],
  deputy: string | undefined,
  delegated: string | undefined,
  ...absent: Parameters<typeof away>
) => askedNow({ lead, deputy }, delegated, away(...absent)).map(({ person, as }) => `${person} as ${as}`);

describe('who is asked now', () => {
  it.each<[string, string[], string[], (string | [string, string])[], (string | undefined)?, string?]>([
    ['the lead', ['asha as lead'], ['asha'], [], 'ben'],
    ['each lead of a shared job', ['asha as lead', 'mei as lead'], ['asha', 'mei'], [], 'ben'],
    ['the lead who is here, where the other is away', ['mei as lead'], ['asha', 'mei'], ['asha'], 'ben'],
    ['the cover of a lead who is away', ['cara as cover'], ['asha'], [['asha', 'cara']], 'ben'],
    ['the deputy, where no cover is named', ['ben as deputy'], ['asha'], ['asha'], 'ben'],
    ['the deputy, where the cover is away too', ['ben as deputy'], ['asha'], [['asha', 'cara'], 'cara'], 'ben'],
    ['the cover of the deputy, where both are away', ['cara as cover'], ['asha'], ['asha', ['ben', 'cara']], 'ben'],
    ['nobody, where nobody is there', [], ['asha'], ['asha'], undefined],
    ['whom the lead asked in their place', ['dev as delegate'], ['asha'], ['asha'], 'ben', 'dev'],
    ['the lead again, where whom they asked is away', ['asha as lead'], ['asha'], ['dev'], 'ben', 'dev'],
    ['a lead once, who covers for the other too', ['mei as lead'], ['asha', 'mei'], [['asha', 'mei']], 'ben'],
  ])('%s', (...[, expected, lead, absent, deputy, delegated]) => {
    expect(who(lead, deputy, delegated, ...absent)).toEqual(expected);
  });
});
