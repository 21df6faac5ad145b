import { describe, expect, it } from '@jest/globals';
import { buildDigest } from '#core/digest/digest';
import { digestMessage } from '#core/digest/message';
import { asText } from '#core/message';
import type { Decision } from '#core/programme/nouns';
import { render as slack } from '../../../adapters/slack/render.ts';
import { render as teams } from '../../../adapters/teams/render.ts';
import { day, facts, overseen, weekLater } from './board.ts';
import { wrongBoard } from './wrong.ts';

const decisions = [
  { id: 'p/pilots', programme: 'p', of: 'bsg', text: 'Choose the pilots', by: day('2027-02-26') } as Decision,
];
const digestOf = (count: number) =>
  digestMessage(
    buildDigest(weekLater(facts(wrongBoard(count, false)), { workstreams: wrongBoard(count, true), decisions })),
  );

describe('the digest of five hundred workstreams', () => {
  const text = asText(digestOf(500));

  it('is one screen, whatever is wrong in each of them', () => {
    // Besides what must be there whatever its number.
    const others = text.replace(/Asked of you[\s\S]*?Got worse/, 'Got worse');
    expect(others).not.toContain('Also Red');
    expect(others.length).toBeLessThan(3_500);
    expect(text.length).toBeLessThan(asText(digestOf(50)).length + 100);
  });

  it('says what there is more of, and the word that shows it', () => {
    for (const word of ['status', 'milestones overdue', 'milestones slipped', 'milestones', 'indicators red', 'risks'])
      expect(text).toContain(`; “${word}” shows them`);
  });

  it('still has each of its Reds, asks and overdue critical milestones, on both platforms', () => {
    const reds = Array.from({ length: 100 }, (_, i) =>
      overseen(`Service ${i}`, 'red', {
        redSince: day('2026-10-09'),
        milestones: [{ id: `p/service-${i}/late`, title: `Lease ${i}`, critical: true, baseline: day('2026-12-15') }],
      }),
    );
    const asked = reds.map((_, i) => ({ ...decisions[0]!, id: `p/${i}`, text: `Choose pilot ${i}` }));
    const message = digestMessage(buildDigest(facts(reds, { decisions: asked })));
    for (const drawn of [asText(message), JSON.stringify(slack(message)), JSON.stringify(teams(message))]) {
      for (const i of reds.keys()) {
        expect(drawn).toMatch(new RegExp(`Service ${i}\\b`));
        expect(drawn).toMatch(new RegExp(`Lease ${i}\\b`));
        expect(drawn).toMatch(new RegExp(`Choose pilot ${i}\\b`, 'i'));
      }
    }
  });
});
