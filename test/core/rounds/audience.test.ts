import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { whenSeen } from '#core/interview/about';
import type { SteeringGroup } from '#core/programme/nouns';
import { audienceAmong } from '#core/rounds/audience';
import { group, organisation } from './agenda-sample.ts';

const workstream = { id: 'business-strategy/ict', programme: 'business-strategy' };

/** What is said of when a group sees an answer that is submitted at this instant. */
function seen(at: string, digest: Parameters<typeof group>[0], more: Partial<SteeringGroup> = {}): string {
  const bsg = {
    ...group(digest),
    name: 'Business Strategy Group',
    kind: 'officer',
    members: [],
    oversees: 'all',
    channel: { slack: 'C0BSG' },
    ...more,
  } as unknown as SteeringGroup;
  const now = new Date(at);
  const read = { council: organisation, now, today: at.slice(0, 10) as LocalDate };
  return whenSeen(audienceAmong([bsg], undefined, workstream, read));
}

describe('when a group sees what is submitted', () => {
  it.each([
    ['the next day of its digest', '2027-01-14T10:00:00Z', {}, 'Monday 18 January'],
    ['today, before its hour', '2027-01-18T08:59:00Z', {}, 'Monday 18 January'],
    ['a week later, after its hour', '2027-01-18T09:01:00Z', {}, 'Monday 25 January'],
    ['the day to which a bank holiday moves it', '2027-04-29T10:00:00Z', {}, 'Tuesday 4 May'],
    ['the week after a bank holiday that it skips', '2027-04-29T10:00:00Z', { holiday: 'skip' }, 'Monday 10 May'],
    ['months later', '2027-01-14T10:00:00Z', { cron: '0 9 1 9 *' }, 'Wednesday 1 September'],
    ['the day in its own zone', '2027-01-17T21:00:00Z', { timeZone: 'Pacific/Auckland' }, 'Monday 25 January'],
  ] as const)('is %s', (_, at, digest, day) => {
    expect(seen(at, digest)).toBe(`the Business Strategy Group sees it on ${day}`);
  });

  it('is not said where nothing is posted, or its time is over', () => {
    expect(seen('2027-01-14T10:00:00Z', {}, { channel: {} })).toBe('');
    expect(seen('2027-01-14T10:00:00Z', {}, { until: '2027-01-15' as LocalDate })).toBe('');
  });
});
