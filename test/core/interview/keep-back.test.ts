import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import type { About } from '#core/interview/about';
import { answersFor, keptFrom } from '#core/interview/apart';
import { questionsOf } from '#core/interview/questions';
import type { InterviewState } from '#core/interview/state';
import { step } from '#core/interview/step';
import { isWish } from '#core/interview/wish';
import { asText } from '#core/message';
import { customerFocus, interviewWith, returningTo } from './customer-focus.ts';

const answers = { rating: 'green', achieved: 'Contract talks with Acme', next: 'Training', decisions: [] };

/** In the review, with these answers and nothing known of last time. */
function inReview(changed: Partial<About> = {}, given: Parameters<typeof answersFor>[1] = answers) {
  const { last: _, ...about } = customerFocus(changed);
  return interviewWith(about, { answers: given, skipped: [], at: 'review', kept: [], changes: 4 });
}

const inReviewOf = (changed: Partial<About>, decisions: readonly { readonly text: string }[]) =>
  interviewWith(customerFocus(changed), {
    answers: { ...answers, decisions: [...decisions] },
    skipped: [],
    at: 'review',
    kept: [],
    changes: 4,
  });

describe('keeping something back', () => {
  it('asks which answer, how, and why, and shows it at the answer', async () => {
    const talk = inReview();
    await talk.goes(`
      Quarterdeck: [ Submit ] [ Change something ] [ Later ] [ Keep something back ]
      Asha: [ Keep something back ]
      Quarterdeck: Which answer would you like to keep back?
      Quarterdeck: [ Keep back: the achievements ] [ Keep back: the next steps ] [ Keep back: the decisions ] [ Go on without a change ]
      Quarterdeck: Or write it: “Keep back achievements”.
      Asha: [ Keep back: the achievements ]
      Quarterdeck: Keep “Achieved” back?
      Quarterdeck: [ Keep out of the digest ] [ Exempt ] [ Show it ]
      Asha: perhaps
      Quarterdeck: You could write “Keep out of the digest”, “Exempt” or “Show it”.
      Asha: [ Exempt ]
      Quarterdeck: Why is “Achieved” exempt?
      Asha: commercially confidential until March
      Quarterdeck: Achieved, kept back: exempt, because commercially confidential until March.
      Quarterdeck: your update
      Quarterdeck: Achieved: Contract talks with Acme; exempt: not in the public paper, nor shown to councillor and partner groups, and posted in no channel (commercially confidential until March)
      Asha: [ Submit ]
      Quarterdeck: Submitted
    `);
    expect(talk.state.answers).toEqual({
      ...answers,
      'apart/achieved': { is: 'exempt', why: 'commercially confidential until March' },
    });
  });

  it('is typed in one line', async () => {
    const talk = inReview();
    await talk.goes(`
      Quarterdeck: your update
      Asha: keep achievements out of the digest because the staff are told on Friday
      Quarterdeck: Achieved: Contract talks with Acme; kept out of the digest (the staff are told on Friday)
      Asha: exempt next steps: personal
      Quarterdeck: What comes next: Training; exempt
      Asha: show next steps
      Quarterdeck: “What comes next” is shown like the other answers.
      Quarterdeck: What comes next: Training
      Quarterdeck: Decisions needed
      Asha: submit
      Quarterdeck: Submitted
    `);
    expect(talk.state.answers).toEqual({
      ...answers,
      'apart/achieved': { is: 'kept-out', why: 'the staff are told on Friday' },
    });
  });

  it('asks for the reason, and submits nothing without one', async () => {
    const talk = inReview();
    await talk.goes(`
      Quarterdeck: your update
      Asha: exempt the achievements
      Quarterdeck: Why is “Achieved” exempt?
      Asha: submit
      Quarterdeck: It cannot be submitted without: Achieved, kept back.
      Asha: submit
      Quarterdeck: Not submitted yet: “Achieved, kept back” has no answer.
      Quarterdeck: Why is “Achieved” exempt?
      Asha: [ Back ]
      Quarterdeck: “Achieved” is shown like the other answers.
      Quarterdeck: Achieved: Contract talks with Acme
      Asha: submit
      Quarterdeck: Submitted
    `);
    expect(talk.state.answers).toEqual(answers);
  });

  it('leaves the rating where it is, and says why', async () => {
    const talk = inReview();
    await talk.goes(`
      Quarterdeck: your update
      Asha: keep the rating out of the digest because it worries people
      Quarterdeck: The rating itself is always shown
      Quarterdeck: marked so by the programme office
      Quarterdeck: Rating: Green
    `);
  });

  it('says which answers there are when one is named that is not', async () => {
    await inReview().goes(`
      Quarterdeck: your update
      Asha: exempt the budget because it is secret
      Quarterdeck: I know no answer called “budget”. These are the ones that can be kept back.
      Quarterdeck: [ Keep back: the achievements ]
    `);
  });

  it('knows an item by the words of its name that tell', async () => {
    const live = { id: 'x/y/live', title: 'Service Centre live', baseline: '2027-02-12' as LocalDate, critical: false };
    const workstream = { ...customerFocus().workstream, milestones: [live] };
    await inReview({ workstream }, { ...answers, 'milestone/live': { is: 'unchanged' } }).goes(`
      Quarterdeck: your update
      Asha: mark go live exempt: the price is not agreed
      Quarterdeck: Service Centre live: Friday 12 February 2027, as planned; exempt
      Asha: change go live
      Quarterdeck: Service Centre live: planned for Friday 12 February 2027
    `);
  });

  it('points out where another answer says the same in the open, and keeps back no more than was said', async () => {
    const live = { id: 'x/y/live', title: 'Service Centre live', baseline: '2027-02-12' as LocalDate, critical: false };
    const workstream = { ...customerFocus().workstream, milestones: [live] };
    const talk = inReview(
      { workstream },
      {
        ...{
          ...answers,
          rating: 'amber',
          reason: 'the price is too high',
          path: { text: 'a new bid', by: '2027-03-12' },
        },
        'milestone/live': { is: 'moved', to: '2027-07-31', said: '31 July' },
        'milestone/live/why': 'the price is too high',
      },
    );
    await talk.goes(`
      Quarterdeck: your update
      Asha: exempt the reason: commercial
      Quarterdeck: “Why” is kept back, but “Service Centre live” says the same in the open.
      Asha: keep go live out of the digest because commercial
      Quarterdeck: “Why” is kept back, but “Service Centre live” says the same in the open.
      Asha: exempt go live: commercial
      Quarterdeck: your update
    `);
    expect(asText(talk.newest())).not.toContain('in the open');
  });

  it('points that out as well where the other answer says only a part of it', async () => {
    const { last: _, ...about } = customerFocus();
    const reason = 'two managers are dismissed in March, and the price is too high';
    const path = { text: 'a new bid', by: '2027-03-12' };
    const next = 'Two managers are dismissed in March';
    await inReview(about, { ...answers, rating: 'amber', reason, path, next }).goes(`
      Quarterdeck: your update
      Asha: exempt the reason: personal
      Quarterdeck: “Why” is kept back, but “What comes next” says the same in the open.
    `);
  });

  it('says that an answer is not given, rather than that there is no such', async () => {
    const { achieved: _, ...others } = answers;
    await inReview({}, others).goes(`
      Quarterdeck: your update
      Asha: keep achieved out of the digest
      Quarterdeck: “Achieved” has no answer, so there is nothing to keep back. These are the ones that can be kept back.
    `);
  });

  it('takes no answer for a wish to keep something back', async () => {
    const { last: _, ...about } = customerFocus();
    const talk = interviewWith(about, {
      answers: { rating: 'green' },
      skipped: [],
      at: 'achieved',
      kept: [],
      changes: 1,
    });
    await talk.goes(`
      Quarterdeck: What was achieved
      Asha: Exempt staff from the new charge because of their contracts
      Quarterdeck: Achieved: Exempt staff from the new charge because of their contracts.
      Asha: Show the new desk to members
      Quarterdeck: What comes next: Show the new desk to members.
    `);
    expect(Object.keys(talk.state.answers)).toEqual(['rating', 'achieved', 'next']);
  });

  describe('while something else is asked', () => {
    const live = { id: 'x/y/live', title: 'Service Centre live', baseline: '2027-02-12' as LocalDate, critical: false };
    const workstream = { ...customerFocus().workstream, milestones: [live] };
    const done = { 'milestone/live': { is: 'unchanged' }, achieved: 'Contract talks', next: 'Training' };
    const at = (place: string, given: Parameters<typeof answersFor>[1], changed: Partial<About> = {}) => {
      const { last: _, ...about } = customerFocus({ workstream, ...changed });
      const state = { answers: { rating: 'green', ...given }, skipped: [], at: place, kept: [], changes: 4 };
      return interviewWith(about, state);
    };

    it.each([
      'exempt go live: contract price',
      'mark go live exempt because the contract price is secret',
      'Please keep go live out of the digest: contract price',
      'exempt go live from publication: contract price',
    ])('is no answer to that, and is done: “%s”', async (text) => {
      const talk = at('decisions', done);
      await talk.goes(`
        Quarterdeck: Do you need a decision
        Asha: ${text}
        Quarterdeck: Service Centre live, kept back:
        Quarterdeck: Do you need a decision
        Asha: none
        Quarterdeck: Service Centre live: Friday 12 February 2027, as planned;
      `);
      expect(talk.state.answers.decisions).toEqual([]);
      expect(talk.state.answers['apart/milestone/live']).toMatchObject({
        why: expect.stringContaining('contract price'),
      });
    });

    it('asks how where only that it is kept back was said, and offers the reason that came with it', async () => {
      const talk = at('next', { 'milestone/live': { is: 'unchanged' }, achieved: 'Talks' });
      await talk.goes(`
        Quarterdeck: What comes next?
        Asha: keep back go live: contract price
        Quarterdeck: Keep “Service Centre live” back?
        Asha: [ Exempt ]
        Quarterdeck: Why is “Service Centre live” exempt?
        Quarterdeck: I read “contract price” as exempt, because contract price.
        Asha: [ Right ]
        Quarterdeck: Service Centre live, kept back: exempt, because contract price.
        Quarterdeck: What comes next?
      `);
    });

    it('holds for what is answered later too, and for the answer that is asked for', async () => {
      const talk = at('milestone/live', {});
      await talk.goes(`
        Quarterdeck: Service Centre live: planned for Friday 12 February 2027
        Asha: exempt go live: contract price
        Quarterdeck: Service Centre live, kept back: exempt, because contract price.
        Quarterdeck: Service Centre live: planned for Friday 12 February 2027
        Asha: keep back achievements
        Quarterdeck: Keep “Achieved” back?
        Asha: keep out of the digest because the staff are told on Friday
        Quarterdeck: Achieved, kept back: kept out of the digest
        Asha: no change
        Quarterdeck: What was achieved
        Asha: The talks
        Quarterdeck: What comes next?
        Asha: submit
        Quarterdeck: Service Centre live: Friday 12 February 2027, as planned; exempt
        Asha: submit
        Quarterdeck: Submitted
      `);
      expect(answersFor('digest', talk.state.answers, nothing)).toEqual({ rating: 'green' });
    });

    it('asks which where none fits, and keeps what was written', async () => {
      const talk = at('decisions', done);
      await talk.goes(`
        Quarterdeck: Do you need a decision
        Asha: exempt the roof: contract price
        Quarterdeck: I know no answer called “roof”. These are the ones that can be kept back. Your text is kept with your draft; if it is your answer to “Decisions needed”, please begin it with another word.
        Quarterdeck: [ Keep back: Service Centre live ] [ Keep back: the achievements ] [ Keep back: the next steps ] [ Keep back: the decisions ] [ Go on without a change ]
        Asha: exempt: contract price
        Quarterdeck: I do not know which answer is meant.
        Asha: keep this out of the digest
        Quarterdeck: I do not know which answer is meant.
        Asha: [ Keep back: the decisions ]
        Quarterdeck: Keep “Decisions needed” back?
        Asha: Exempt
        Quarterdeck: Why is “Decisions needed” exempt?
        Asha: contract price
        Quarterdeck: Do you need a decision
        Asha: agree the price
        Quarterdeck: agree the price; exempt
      `);
      expect(talk.state.answers.decisions).toEqual([{ text: 'agree the price' }]);
      expect(talk.state.kept.map(({ text }) => text)).toEqual([
        'exempt the roof: contract price',
        'exempt: contract price',
        'keep this out of the digest',
      ]);
    });

    it('is no reason for a date that moved either', async () => {
      await at('milestone/live', {}).goes(`
        Quarterdeck: Service Centre live: planned for Friday 12 February 2027
        Asha: 31 July
        Quarterdeck: Service Centre live: why has it moved to 31 July?
        Asha: exempt the roof: contract price
        Quarterdeck: I know no answer called “roof”.
        Asha: exempt go live: contract price
        Quarterdeck: Service Centre live, kept back: exempt, because contract price.
        Quarterdeck: Service Centre live: why has it moved to 31 July?
      `);
    });

    it('is taken by itself: as a sentence among others it is no answer either', async () => {
      const talk = at('decisions', done);
      await talk.goes(`
        Quarterdeck: Do you need a decision
        Asha: Agree the rota
          exempt go live: contract price
        Quarterdeck: “exempt go live: contract price” reads as a wish to keep something back. Please send that by itself, and the rest without it; if it is part of your answer, begin it with another word. Your text is kept with your draft.
        Asha: exempt go live: contract price
        Quarterdeck: Service Centre live, kept back: exempt, because contract price.
        Asha: Agree the rota
        Quarterdeck: your update
      `);
      expect(talk.state.answers.decisions).toEqual([{ text: 'Agree the rota' }]);
    });

    it('is asked back where it may be either', async () => {
      const talk = at('next', { 'milestone/live': { is: 'unchanged' }, achieved: 'Talks' });
      await talk.goes(`
        Quarterdeck: What comes next?
        Asha: Keep back £60,000 for the roof
        Quarterdeck: I am not sure how that is meant.
        Quarterdeck: [ Keep something back ]
        Quarterdeck: Keep back £60,000 for the roof
        Asha: [ Right ]
        Quarterdeck: What comes next: Keep back £60,000 for the roof.
      `);
    });

    it('comes before anything is answered', async () => {
      const { last: _, ...others } = customerFocus();
      const last = { rating: 'green' as const, on: '2026-10-09' as LocalDate, answers: { ...answers } };
      const talk = returningTo({ ...others, workstream, last });
      await talk.goes(`
        Quarterdeck: has anything changed since 9 October?
        Asha: exempt accommodation review: 12 cases
        Quarterdeck: if it is your answer, please begin it with another word.
        Asha: exempt next steps: contract price
        Quarterdeck: What comes next, kept back: exempt, because contract price.
        Quarterdeck: how is it going?
        Asha: nothing else has changed
        Quarterdeck: What comes next: Training; exempt
      `);
    });

    const off = {
      ...done,
      rating: 'amber',
      reason: 'the supplier went bust',
      path: { text: 'a new bid', by: '2027-03-12' },
    };

    /** One text after the other, of whose replies each test reads what it is about. */
    const hearing = (place: string, given: Parameters<typeof answersFor>[1]) => {
      const { last: _, ...about } = customerFocus({ workstream });
      let state: InterviewState = { answers: given, skipped: [], at: place, kept: [], changes: 4 };
      return {
        says(say: string) {
          const stepped = step(questionsOf, about, state, { say });
          state = stepped.state;
          return asText(stepped.message);
        },
        get state() {
          return state;
        },
      };
    };

    it.each([
      ['keep the reason out of the digest please', 'Why keep “Why” out of the digest?'],
      ['I want to keep the reason out of the digest because commercial', 'Why, kept back: kept out of the digest'],
      ['keep the reason out of the digest – personal', 'Why, kept back: kept out of the digest, because personal'],
      ['keep the reason out of the digest. Thanks', 'Why keep “Why” out of the digest?'],
      ['Please, exempt the reason: personal', 'Why, kept back: exempt, because personal'],
      ['- exempt go live: contract price', 'Service Centre live, kept back: exempt, because contract price'],
      ['exempt  the  reason:  personal', 'Why, kept back: exempt, because personal'],
      ['mark the reason as exempt please', 'Why is “Why” exempt?'],
      ['keep the reason back because it is personal', 'Keep “Why” back?'],
      ['exempt go live\ncontract price', '“exempt go live” may be a wish to keep something back'],
      ['the reason is exempt because it is commercial', 'may be a wish to keep something back'],
      ['go live is exempt because it is commercial', 'may be a wish to keep something back'],
      ['Agree the new price, which is not for publication', 'may be a wish to keep something back'],
      ['Dismissals in March, please keep this out of the digest', 'reads as a wish to keep something back'],
      ['Dismissals in March, please keep this back', 'may be a wish to keep something back'],
      ['Dismissals in March, exempt the reason: commercial', 'reads as a wish to keep something back'],
      ['Dismissals in March - not for the digest', 'may be a wish to keep something back'],
      ['exempt accommodation review: 12 cases', 'please begin it with another word'],
      ['Agree it, exempt accommodation review: 12 cases', 'begin it with another word'],
    ])('is recorded as an answer by nobody who does not say so: “%s”', (text, reply) => {
      const talk = hearing('decisions', off);
      expect(talk.says(text)).toContain(reply);
      expect(talk.state.answers.decisions).toBeUndefined();
    });

    it.each(['the reason is exempt because of the Act', 'Agree the price, which is not for publication yet'])(
      'is an answer once that is said: “%s”',
      (text) => {
        const talk = hearing('decisions', off);
        talk.says(text);
        expect(talk.state.proposed?.text).toBe(text);
        talk.says('right');
        expect(talk.state.answers.decisions).toEqual([{ text }]);
      },
    );

    it.each([
      'The new rota keeps staff coming back',
      'The refuge is exempt from rates',
      'Agree the business rates exemption',
      'Publish the digest of tenants’ views',
    ])('is not seen where a council only uses such words: “%s”', (text) => {
      const talk = hearing('decisions', off);
      talk.says(text);
      expect(talk.state.answers.decisions).toEqual([{ text }]);
    });

    it('takes nothing of a message of several answers, one part of which is such a wish', () => {
      const talk = hearing('rating', { 'milestone/live': { is: 'unchanged' } });
      for (const text of [
        'Amber, supplier went bust, exempt the reason: commercial',
        'Amber, supplier went bust and the reason is exempt',
        'Amber, supplier went bust, please keep this out of the digest',
      ]) {
        expect(talk.says(text)).toContain('a wish to keep something back');
        expect(talk.state.answers.reason).toBeUndefined();
        expect(talk.state.kept.at(-1)?.text).toBe(text);
      }
    });

    it('holds before there is a rating for what that may lead to', () => {
      const talk = hearing('rating', {});
      expect(talk.says('exempt the reason: commercial')).toContain('Why, kept back: exempt, because commercial.');
      expect(talk.says('amber, the supplier went bust')).toContain('Why: the supplier went bust');
      talk.says('submit');
      expect(talk.says('submit')).toContain('Submitted');
      expect(answersFor('digest', talk.state.answers, nothing)).toEqual({ rating: 'amber' });
    });

    it('says when an answer that is not asked can be kept back, and lists none where there is none', () => {
      const green = hearing('milestone/live', { rating: 'green' });
      expect(green.says('exempt the reason: commercial')).toContain(
        '“Why” is not asked as it stands; it can be kept back once it has an answer. These are the ones that can be kept back.',
      );
      const first = hearing('rating', {}).says('exempt the roof: commercial');
      expect(first).toContain('I know no answer called “roof”. Your text is kept');
      expect(first).toContain('No answer can be kept back yet: there is none beside the rating.');
      expect(first).not.toContain('These are the ones');
    });

    it('is told from an answer that only begins so', () => {
      expect(isWish('exempt go live: contract price')).toBe(true);
      expect(isWish('Exempt staff from the new charge because of their contracts')).toBe(false);
      expect(isWish('Exempt the price from publication because it is secret')).toBe(true);
      expect(isWish('show go live')).toBe(false);
    });
  });

  it('offers nothing of the kind where all of it is sensitive', async () => {
    const talk = inReview({ audience: { groups: [], sensitive: true } });
    await talk.goes(`
      Quarterdeck: This is sensitive
      Quarterdeck: [ Submit ] [ Change something ] [ Later ]
    `);
    expect(JSON.stringify(talk.newest())).not.toContain('Keep something back');
  });

  it('goes on by itself as long as the answer is the same, so that one tap publishes nothing', async () => {
    const mark = { is: 'exempt', why: 'commercial' };
    const last = {
      rating: 'green' as const,
      on: '2026-10-09' as LocalDate,
      answers: { ...answers, 'apart/next': mark },
    };
    const state = { answers, skipped: [], at: 'review', kept: [], changes: 4 };
    const same = interviewWith(customerFocus({ last }), state);
    await same.goes(`
      Quarterdeck: What comes next: Training; exempt
      Asha: submit
      Quarterdeck: Submitted
    `);
    expect(same.state.answers).toEqual({ ...answers, 'apart/next': mark });
    const other = interviewWith(customerFocus({ last }), { ...state, answers: { ...answers, next: 'Open day' } });
    await other.goes(`
      Quarterdeck: What comes next: Open day
      Asha: submit
      Quarterdeck: Submitted
    `);
    expect(other.state.answers).toEqual({ ...answers, next: 'Open day' });
    const shown = interviewWith(customerFocus({ last }), state);
    await shown.goes(`
      Quarterdeck: What comes next: Training; exempt
      Asha: show next steps
      Quarterdeck: “What comes next” is shown like the other answers.
      Asha: submit
      Quarterdeck: Submitted
    `);
    expect(shown.state.answers).toEqual(answers);
  });
});

describe('a wish that is only begun', () => {
  const mark = { is: 'exempt', why: 'commercial' };
  const last = {
    rating: 'green' as const,
    on: '2026-10-09' as LocalDate,
    answers: { ...answers, 'apart/next': mark },
  };
  const { next: _, ...withoutNext } = answers;
  const at = (place: string, about: About, given: Parameters<typeof answersFor>[1]) =>
    interviewWith(about, { answers: given, skipped: [], at: place, kept: [], changes: 4 });

  it('shows nothing that was exempt last time, and waits until it is taken back', async () => {
    const talk = at('next', customerFocus({ last }), withoutNext);
    await talk.goes(`
      Quarterdeck: What comes next?
      Asha: keep back next steps
      Quarterdeck: Keep “What comes next” back?
      Asha: change next steps
      Quarterdeck: What comes next?
      Asha: no change
      Quarterdeck: Keep “What comes next” back?
      Asha: submit
      Quarterdeck: What comes next: Training; exempt
      Quarterdeck: It cannot be submitted without: What comes next, kept back.
      Asha: submit
      Quarterdeck: Keep “What comes next” back?
      Asha: leave it
      Quarterdeck: “What comes next” stays as it was.
      Quarterdeck: What comes next: Training; exempt
      Asha: submit
      Quarterdeck: Submitted
    `);
    expect(talk.state.answers).toEqual({ ...answers, 'apart/next': mark });
  });

  it('is shown once that is said', async () => {
    const talk = at('review', customerFocus({ last }), answers);
    await talk.goes(`
      Quarterdeck: What comes next: Training; exempt
      Asha: keep back next steps
      Quarterdeck: Keep “What comes next” back?
      Asha: show it
      Quarterdeck: “What comes next” is shown like the other answers.
      Asha: submit
      Quarterdeck: Submitted
    `);
    expect(talk.state.answers).toEqual(answers);
  });

  it.each([{ ...withoutNext }, { ...answers }])('lets nothing go before how and why are said', async (given) => {
    const { last: _last, ...about } = customerFocus();
    const talk = at('next', about, given);
    await talk.goes(`
      Quarterdeck: What comes next?
      Asha: keep back next steps because it is personal
      Quarterdeck: Keep “What comes next” back?
      Asha: change next steps
      Quarterdeck: What comes next?
      Asha: The dismissals
      Quarterdeck: Keep “What comes next” back?
      Asha: submit
      Quarterdeck: It cannot be submitted without: What comes next, kept back.
      Asha: submit
      Quarterdeck: Not submitted yet: “What comes next, kept back” has no answer.
      Asha: [ Exempt ]
      Quarterdeck: Why is “What comes next” exempt?
      Asha: it is personal
      Quarterdeck: What comes next: The dismissals; exempt
      Asha: submit
      Quarterdeck: Submitted
    `);
    expect(talk.state.answers).toMatchObject({ 'apart/next': { is: 'exempt', why: 'it is personal' } });
  });
});

describe('keeping a whole section back', () => {
  const saving = {
    id: 'x/y/layers',
    name: 'Management layers',
    kind: 'saving',
    class: 'cashable',
    basis: 'annual',
  } as const;
  const two = {
    workstream: { ...customerFocus().workstream, savings: [saving, { ...saving, id: 'x/y/desk', name: 'Front desk' }] },
  };
  const said = { 'saving/layers': { unchanged: true }, 'saving/desk': { unchanged: true } };

  it('is done in one line where the reason is said', async () => {
    const talk = inReview(two, { ...answers, ...said });
    await talk.goes(`
      Quarterdeck: your update
      Asha: keep savings out of the digest because the unions have not been told
      Quarterdeck: Savings: kept out of the digest (the unions have not been told): Management layers and Front desk.
      Quarterdeck: Management layers: as before; kept out of the digest (the unions have not been told)
      Asha: show savings
      Quarterdeck: Shown like the other answers: Management layers and Front desk.
      Asha: exempt the savings because they are commercial
      Quarterdeck: your update
      Asha: submit
      Quarterdeck: Submitted
    `);
    const mark = { is: 'exempt', why: 'they are commercial' };
    expect(talk.state.answers).toMatchObject({ 'apart/saving/layers': mark, 'apart/saving/desk': mark });
  });

  it('asks which of them where it is not', async () => {
    await inReview(two, { ...answers, ...said }).goes(`
      Quarterdeck: your update
      Asha: keep back savings
      Quarterdeck: [ Keep back: Management layers ] [ Keep back: Front desk ] [ Go on without a change ]
      Asha: Keep back: Front desk
      Quarterdeck: Keep “Front desk” back?
    `);
  });
});

const two = [{ text: 'agree the extra £60,000' }, { text: 'choose the pilot areas' }];
const [extra, areas] = ['apart/decision/agree-the-extra-60-000', 'apart/decision/choose-the-pilot-areas'];

describe('keeping back one decision of several', () => {
  it('is offered for each, and shown beside it', async () => {
    const talk = inReview({}, { ...answers, decisions: two });
    await talk.goes(`
      Quarterdeck: your update
      Asha: keep something back
      Quarterdeck: [ Keep back: the decisions ] [ Keep back: decision 1, “agree the extra £60,000” ] [ Keep back: decision 2, “choose the pilot areas” ] [ Go on without a change ]
      Asha: [ Keep back: decision 1, “agree the extra £60,000” ]
      Quarterdeck: Keep “agree the extra £60,000” back?
      Asha: [ Keep out of the digest ]
      Quarterdeck: Why keep “agree the extra £60,000” out of the digest?
      Asha: the supplier reads it
      Quarterdeck: agree the extra £60,000; kept out of the digest (the supplier reads it)
      Quarterdeck: choose the pilot areas
      Asha: exempt decision 2 because it is personal
      Quarterdeck: choose the pilot areas; exempt: not in the public paper, nor shown to councillor and partner groups, and posted in no channel (it is personal)
      Asha: show decision 2
      Quarterdeck: “choose the pilot areas” is shown like the other answers.
      Asha: submit
      Quarterdeck: Submitted
    `);
    expect(talk.state.answers).toEqual({
      ...answers,
      decisions: two,
      [extra!]: { is: 'kept-out', why: 'the supplier reads it' },
    });
  });

  it('goes on with that decision, and says when its words are changed that it does not', async () => {
    const mark = { is: 'exempt', why: 'commercial' };
    const last = {
      rating: 'green' as const,
      on: '2026-10-09' as LocalDate,
      answers: { ...answers, decisions: two, [areas!]: mark },
    };
    const same = inReviewOf({ last }, [{ text: 'move the desk' }, two[1]!]);
    await same.goes(`
      Quarterdeck: choose the pilot areas; exempt
      Asha: submit
      Quarterdeck: Submitted
    `);
    expect(same.state.answers).toMatchObject({ [areas!]: mark });
    const changed = inReview({}, { ...answers, decisions: two, [areas!]: mark });
    await changed.goes(`
      Quarterdeck: choose the pilot areas; exempt
      Asha: change decisions
      Quarterdeck: Do you need a decision
      Asha: choose three areas
      Quarterdeck: “choose the pilot areas, kept back” is no longer part of the update, and kept in your draft.
    `);
  });

  it('leaves the others for those who may not read it, and does not say that none is needed where it was the only one', () => {
    const given = {
      decisions: two,
      'decision/agree-the-extra-60-000/of': { who: 'PRIVATE person' },
      [extra!]: { is: 'exempt', why: 'PRIVATE' },
    };
    expect(answersFor('digest', given, nothing)).toEqual({ decisions: [two[1]] });
    expect(answersFor('councillors-and-public', given, nothing)).toEqual({ decisions: [two[1]] });
    expect(answersFor('officers', given, nothing)).toEqual(given);
    const all = { ...given, [areas!]: { is: 'kept-out', why: 'PRIVATE' } };
    expect(answersFor('digest', all, nothing)).toEqual({});
    expect(answersFor('councillors-and-public', all, nothing)).toEqual({ decisions: [two[1]] });
    expect(keptFrom('digest', given, nothing)('decision/agree-the-extra-60-000')).toBe(true);
    expect(keptFrom('digest', given, nothing)('decision/choose-the-pilot-areas')).toBe(false);
  });
});

const nothing = () => false;

describe('what was kept back', () => {
  const given = {
    rating: 'red',
    reason: 'SECRET dismissal',
    path: { text: 'SECRET appointment' },
    'path-by': { on: '2027-02-12', said: 'SECRET 12 February' },
    next: 'PRIVATE open day',
    'milestone/live': { is: 'moved', to: '2027-07-31', said: 'PRIVATE 31 July' },
    'milestone/live/why': 'PRIVATE procurement',
    decisions: [{ text: 'SECRET sum' }],
    'decision/secret-sum/of': { who: 'SECRET person' },
    achieved: 'Charter published',
    'apart/reason': { is: 'exempt', why: 'SECRET personal' },
    'apart/path': { is: 'exempt', why: 'SECRET personal' },
    'apart/decisions': { is: 'exempt', why: 'SECRET commercial' },
    'apart/next': { is: 'kept-out', why: 'PRIVATE not announced' },
    'apart/milestone/live': { is: 'kept-out', why: 'PRIVATE not announced' },
  };

  it('is in no digest, exempt or not, with all that was asked about it', () => {
    expect(answersFor('digest', given, nothing)).toEqual({ rating: 'red', achieved: 'Charter published' });
    expect(keptFrom('digest', given, nothing)('milestone/live')).toBe(true);
    expect(keptFrom('digest', given, nothing)('milestone/lively')).toBe(false);
  });

  it('is not for councillors and the public where it is exempt; what is only kept out of the digest is', () => {
    const seen = JSON.stringify(answersFor('councillors-and-public', given, nothing));
    expect(seen).not.toContain('SECRET');
    expect(seen).toContain('PRIVATE open day');
    expect(seen).not.toContain('not announced');
  });

  it('is all there for officers', () => {
    expect(answersFor('officers', given, nothing)).toEqual(given);
  });
});
