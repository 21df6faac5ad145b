import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import type { About, Overseeing } from '#core/interview/about';
import { lastDayForNotice, reachesThreshold } from '#core/interview/questions/key-decision';
import { decisionsOf } from '#core/interview/shown';
import { groupsNamed } from '#core/interview/understand/group';
import { customerFocus, interviewWith } from './customer-focus.ts';

const bsg: Overseeing = { id: 'business-strategy/bsg', name: 'Business Strategy Group', kind: 'officer' };
const board: Overseeing = { id: 'business-strategy/customer-board', name: 'Customer First Board', kind: 'officer' };
const cabinet: Overseeing = { id: 'business-strategy/cabinet', name: 'Cabinet', kind: 'councillor' };

/** At the last question, with everything else answered. */
function atDecisions(changed: Partial<About> = {}) {
  const { last: _, ...about } = customerFocus({ groups: [bsg, board, cabinet], ...changed });
  const answers = { rating: 'green', achieved: 'Charter published', next: 'Training' };
  return interviewWith(about, { answers, skipped: [], at: 'decisions', kept: [], changes: 3 });
}

const keyDecision = { spend: 500_000, wards: 2, noticeClearDays: 28 };
const withThresholds = (changed: Partial<About> = {}): Partial<About> => ({
  organisation: { ...customerFocus().organisation, keyDecision },
  ...changed,
});

describe('a decision that is needed', () => {
  it('is asked back where several boards oversee this and none is named', async () => {
    const talk = atDecisions();
    await talk.goes(`
      Quarterdeck: Do you need a decision from anybody, and by when?
      Asha: the board agrees the extra £60,000, by 1 February
      Quarterdeck: Two boards oversee this. Which one should decide: the board agrees the extra £60,000?
      Quarterdeck: [ Business Strategy Group ] [ Customer First Board ] [ Somebody else ]
      Asha: the board
      Quarterdeck: One of them has to decide. You could write “Business Strategy Group” or “Customer First Board”, or who else it is.
      Asha: [ Customer First Board ]
      Quarterdeck: Who decides: the Customer First Board.
      Quarterdeck: your update
      Quarterdeck: Decisions needed: the board agrees the extra £60,000, by Monday 1 February 2027
      Quarterdeck: Who decides: the Customer First Board
    `);
    expect(decisionsOf(talk.state.answers)).toEqual([
      {
        text: 'the board agrees the extra £60,000',
        by: '2027-02-01',
        said: 'by 1 February',
        of: 'business-strategy/customer-board',
      },
    ]);
  });

  it('names its group itself, and that one is asked', async () => {
    const talk = atDecisions();
    await talk.goes(`
      Quarterdeck: Do you need a decision
      Asha: - Customer First Board to agree the extra £60,000, by 1 February
        - Cabinet approves the charter
      Quarterdeck: your update
      Quarterdeck: > Customer First Board to agree the extra £60,000, by Monday 1 February 2027 (the Customer First Board)
      Quarterdeck: > Cabinet approves the charter (Cabinet)
    `);
    expect(decisionsOf(talk.state.answers)?.map(({ of }) => of)).toEqual([board.id, cabinet.id]);
  });

  it('is asked of somebody else where somebody else is named', async () => {
    const talk = atDecisions();
    await talk.goes(`
      Quarterdeck: Do you need a decision
      Asha: release the new desks
      Quarterdeck: Which one should decide: release the new desks?
      Asha: [ Somebody else ]
      Quarterdeck: Who should decide? You could write their name, or what the body is called.
      Asha: the Head of Property
      Quarterdeck: Who decides: the Head of Property.
    `);
    expect(decisionsOf(talk.state.answers)).toEqual([{ text: 'release the new desks', who: 'the Head of Property' }]);
  });

  it('knows a group by a part of its name that only it has', async () => {
    const talk = atDecisions();
    await talk.goes(`
      Quarterdeck: Do you need a decision
      Asha: release the new desks
      Quarterdeck: Which one should decide
      Asha: customer first
      Quarterdeck: Who decides: the Customer First Board.
    `);
    expect(talk.state.answers['decision/release-the-new-desks/of']).toEqual({ of: board.id });
  });

  it('says in its own words what it was changed to', async () => {
    const talk = atDecisions();
    await talk.goes(`
      Quarterdeck: Do you need a decision
      Asha: none
      Quarterdeck: Decisions needed: none.
      Asha: change decisions
      Quarterdeck: Do you need a decision
      Asha: BSG agrees the rota
      Quarterdeck: Decisions needed changed from none needed to BSG agrees the rota.
      Asha: change decisions
      Quarterdeck: Do you need a decision
      Asha: BSG agrees the rota
        BSG chooses the desks
      Quarterdeck: Decisions needed: changed.
    `);
  });

  it('names the choices to who says yes, or that nobody does', async () => {
    const talk = atDecisions();
    await talk.goes(`
      Quarterdeck: Do you need a decision
      Asha: release the new desks
      Quarterdeck: Which one should decide
      Asha: yes
      Quarterdeck: Which one should decide? You could write “Business Strategy Group” or “Customer First Board”, or who else it is.
      Asha: none
      Quarterdeck: If no decision is needed after all, write “change decisions”, then “none”.
      Asha: change decisions
      Quarterdeck: Do you need a decision
      Asha: none
      Quarterdeck: Decisions needed: none
    `);
    expect(decisionsOf(talk.state.answers)).toEqual([]);
  });

  it('is asked of each group where the question is skipped, and says so', async () => {
    const talk = atDecisions();
    await talk.goes(`
      Quarterdeck: Do you need a decision
      Asha: release the new desks
      Quarterdeck: Which one should decide
      Asha: [ Skip ]
      Quarterdeck: Skipped. It will be asked of every board that oversees this.
      Quarterdeck: Who decides: skipped
    `);
    expect(decisionsOf(talk.state.answers)).toEqual([{ text: 'release the new desks' }]);
  });

  it('needs no question where one group oversees the workstream', async () => {
    const talk = atDecisions({ groups: [board, cabinet] });
    await talk.goes(`
      Quarterdeck: Do you need a decision
      Asha: release the new desks
      Quarterdeck: your update
      Quarterdeck: Decisions needed: release the new desks (the Customer First Board)
    `);
  });

  it('is asked about anew when its words change, and what was said of the old ones is no part of it', async () => {
    const talk = atDecisions();
    await talk.goes(`
      Quarterdeck: Do you need a decision
      Asha: release the new desks
      Quarterdeck: Which one should decide: release the new desks?
      Asha: BSG
      Quarterdeck: Who decides: the Business Strategy Group.
      Asha: change decisions
      Quarterdeck: Do you need a decision
      Asha: release the old desks
      Quarterdeck: Which one should decide: release the old desks?
      Asha: customer first board
      Quarterdeck: your update
      Asha: submit
      Quarterdeck: Submitted
    `);
    expect(Object.keys(talk.state.answers).filter((key) => key.startsWith('decision/'))).toEqual([
      'decision/release-the-old-desks/of',
    ]);
  });
});

describe('a decision at the threshold of a key decision', () => {
  it('is asked about, and the last day for notice is named', async () => {
    const talk = atDecisions(withThresholds({ groups: [bsg, cabinet] }));
    await talk.goes(`
      Quarterdeck: Do you need a decision
      Asha: Cabinet agrees the contract for £600k, by 26 February
      Quarterdeck: Could this be a key decision? Notice must be given by Thursday 28 January, 28 clear days before.
      Quarterdeck: “Cabinet agrees the contract for £600k” reaches £500,000.
      Quarterdeck: [ Yes ] [ No ] [ Not sure ] [ Back ] [ Skip ] [ Later ]
      Asha: who knows
      Quarterdeck: You could write “Yes”, “No” or “Not sure”.
      Asha: [ Not sure ]
      Quarterdeck: Key decision: Not sure. Notice must be given by Thursday 28 January, 28 clear days before.
      Quarterdeck: your update
    `);
    expect(talk.state.answers['decision/cabinet-agrees-the-contract-for-600k/key']).toBe('not-sure');
  });

  it('says so when that day has passed, or when no day was named', async () => {
    await atDecisions(withThresholds({ groups: [bsg] })).goes(`
      Quarterdeck: Do you need a decision
      Asha: agree 34-58m for the depot, by 1 February
      Quarterdeck: Notice had to be given by Sunday 3 January, which has passed: ask the monitoring officer, or name a later day.
      Asha: no
      Quarterdeck: Key decision: No.
    `);
    await atDecisions(withThresholds({ groups: [bsg] })).goes(`
      Quarterdeck: Do you need a decision
      Asha: close the counters in three wards
      Quarterdeck: Could this be a key decision? Notice needs 28 clear days before it is taken.
      Asha: yes
      Quarterdeck: Key decision: Yes. Notice needs 28 clear days before it is taken.
    `);
  });

  it.each([
    ['agree the extra £60,000', false],
    ['agree £499,999.99', false],
    ['agree £500,000', true],
    ['agree the contract (around half a million, £0.5m)', true],
    ['sign 600k', true],
    ['agree the extra 700,000', true],
    ['wait 600000 days', false],
    ['a pilot in one ward', false],
    ['a pilot in Barton ward', false],
    ['a pilot in two wards', true],
    ['both wards', true],
    ['all wards', true],
    ['every electoral division', true],
    ['the wards in the north', true],
    ['3 of the county’s divisions', true],
    ['reward the staff, afterwards', false],
    ['a forward plan', false],
  ])('“%s”: %s', (text, reached) => {
    expect(reachesThreshold(text, keyDecision)).toBe(reached);
  });

  it('is none where the organisation has set no thresholds', () => {
    expect(reachesThreshold('£900m in all wards', undefined)).toBe(false);
    expect(reachesThreshold('all wards', { noticeClearDays: 28, spend: 5 })).toBe(false);
  });

  it('has 28 clear days between the notice and the day: neither of the two counts', () => {
    const day = (text: string) => text as LocalDate;
    // From 1 to 28 January are 28 days; notice on 31 December, the decision on 29 January.
    expect(lastDayForNotice(day('2027-01-29'), 28)).toBe('2026-12-31');
    expect(lastDayForNotice(day('2024-03-01'), 28)).toBe('2024-02-01');
    expect(lastDayForNotice(day('2027-01-29'), 0)).toBe('2027-01-28');
  });
});

describe('the group that a text names', () => {
  it.each([
    ['the Customer First Board agrees it', [board.id]],
    ['ask the customer first board', [board.id]],
    ['BSG to decide', [bsg.id]],
    ['the Strategy Group agrees it', [bsg.id]],
    ['the First Board agrees it', [board.id]],
    ['Cabinet approves it', [cabinet.id]],
    ['CFB to decide', []],
    ['the board agrees it', []],
    ['the group agrees it', []],
    ['agree the business strategy', []],
    ['put customers first', []],
    ['the Business Strategy Group and Cabinet', [bsg.id, cabinet.id]],
    ['order the cabinets', []],
  ])('“%s”', (text, ids) => {
    expect(groupsNamed(text, [bsg, board, cabinet]).map(({ id }) => id)).toEqual(ids);
  });

  it('is the longer one where one name stands in another', () => {
    const improvement = { id: 'p/a', name: 'Improvement Board' };
    const service = { id: 'p/b', name: 'Service Improvement Board' };
    expect(groupsNamed('the Service Improvement Board', [improvement, service])).toEqual([service]);
  });

  it('is not the one whose key is a word of another’s name, or of every board’s', () => {
    const strategy = { id: 'p/board', name: 'Strategy Board' };
    const first = { id: 'p/first', name: 'Customer First Board' };
    const customers = { id: 'p/customer', name: 'Service Panel' };
    const groups = [strategy, first, customers];
    expect(groupsNamed('Customer First Board', groups)).toEqual([first]);
    expect(groupsNamed('the board agrees it', groups)).toEqual([]);
    expect(groupsNamed('the Strategy Board and customer', groups)).toEqual([strategy, customers]);
  });
});
