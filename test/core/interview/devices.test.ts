import { describe, expect, it } from '@jest/globals';
import { questionsOf } from '#core/interview/questions';
import type { InterviewState } from '#core/interview/state';
import { type Input, type Stepped, step } from '#core/interview/step';
import { asText } from '#core/message';
import { buttonsOf } from '../../kit/transcript.ts';
import { customerFocus, returningTo } from './customer-focus.ts';

type Device = Omit<Input, 'say' | 'to'>;
const slack: Device = { via: 'slack', by: 'asha' };
const teams: Device = { via: 'teams', by: 'asha' };
const playground: Device = { via: 'playground', by: 'asha' };
const bens: Device = { via: 'slack', by: 'ben' };

/** One draft, talked about on several devices: each takes it up as the others left it. */
function draft(about = customerFocus()) {
  let state: InterviewState | undefined;
  return {
    /** Takes it up here (`update customer-focus`) and goes on. */
    on(device: Device) {
      const talk = returningTo(about, state, () => device);
      state = talk.state;
      return {
        newest: talk.newest,
        async goes(script: string) {
          await talk.goes(script);
          state = talk.state;
          return talk;
        },
      };
    },
    /** Says something here, where what was shown last may be older than where the draft is. */
    says(device: Device, input: Pick<Input, 'say' | 'to'>, ...expected: readonly string[]): Stepped {
      const stored = JSON.parse(JSON.stringify(state)) as InterviewState;
      const turn = step(questionsOf, about, stored, { ...input, ...device });
      state = turn.state;
      for (const line of expected) expect(asText(turn.message)).toContain(line);
      return turn;
    },
    get state() {
      return state!;
    },
  };
}

describe('one answer given on several devices', () => {
  it('is begun on Slack, goes on in Teams and ends in the playground', async () => {
    const answer = draft();
    await answer.on(slack).goes(`
      Quarterdeck: has anything changed since 9 October?
      Asha: amber, the panel has not met
      Quarterdeck: What would bring it back
    `);
    await answer.on(teams).goes(`
      Quarterdeck: you were at “What would bring it back”; 2 of 6 answered.
      Quarterdeck: What would bring it back
      Asha: the panel meets, by 12 February
      Quarterdeck: What was achieved
    `);
    const end = await answer.on(playground).goes(`
      Quarterdeck: What was achieved
      Asha: the charter is drafted
      Quarterdeck: What comes next?
      Asha: submit
      Quarterdeck: Why: the panel has not met
      Quarterdeck: What would bring it back: the panel meets, by Friday 12 February 2027
      Asha: [ Submit ]
      Quarterdeck: Submitted, thank you.
    `);
    expect(end.submissions).toBe(1);
  });

  it('takes what is typed on a device as the answer to what that device shows; the later answer counts, and it is said', async () => {
    const answer = draft();
    await answer.on(slack).goes(`
      Quarterdeck: has anything changed
      Asha: amber
      Quarterdeck: Why is it Amber?
    `);
    await answer.on(teams).goes(`
      Quarterdeck: Why is it Amber?
      Asha: the panel is late
      Quarterdeck: What would bring it back
    `);
    const turn = answer.says(
      slack,
      { say: 'the panel was cancelled' },
      'You had answered “Why” on Teams meanwhile; this later answer counts: Why: the panel was cancelled. Before: “the panel is late”.',
      '[ Change it back ]',
      'What would bring it back',
    );
    expect(answer.state.answers).toEqual({ rating: 'amber', reason: 'the panel was cancelled' });
    expect(answer.state.kept).toContainEqual({ question: 'reason', text: 'Why: the panel is late' });
    const back = buttonsOf(turn.message).find(({ say }) => say === 'Change it back')!;
    answer.says(slack, { say: back.say, to: back.to! }, 'Why changed: the panel is late.');
    expect(answer.state.answers.reason).toBe('the panel is late');
    answer.says(slack, { say: 'change it back' }, 'There is nothing to change back.');
  });

  it('names who answered meanwhile, where somebody else did', async () => {
    const answer = draft();
    await answer.on(slack).goes(`
      Quarterdeck: has anything changed
      Asha: amber
      Quarterdeck: Why is it Amber?
    `);
    await answer.on(bens).goes(`
      Quarterdeck: Why is it Amber?
      Ben: the panel is late
      Quarterdeck: What would bring it back
    `);
    answer.says(
      slack,
      { say: 'the panel resigned' },
      'Ben Carter had answered “Why” meanwhile; this later answer counts',
    );
  });

  it('takes an answer to a question that was left open elsewhere', async () => {
    const answer = draft();
    await answer.on(slack).goes(`
      Quarterdeck: has anything changed
      Asha: amber
      Quarterdeck: Why is it Amber?
    `);
    await answer.on(teams).goes(`
      Quarterdeck: Why is it Amber?
      Asha: skip
      Quarterdeck: What would bring it back
    `);
    answer.says(slack, { say: 'the panel is late' }, 'Why: the panel is late.', 'What would bring it back');
    expect(answer.state.answers.reason).toBe('the panel is late');
  });

  it('lets a press on what a device still shows count too; an older message is asked about first', async () => {
    const answer = draft();
    const first = answer.on(slack);
    await first.goes(`
      Quarterdeck: has anything changed
      Asha: change something
      Quarterdeck: how is it going?
    `);
    const red = buttonsOf(first.newest()).find(({ label }) => label === 'Red')!;
    await answer.on(teams).goes(`
      Quarterdeck: how is it going?
      Asha: [ Amber ]
      Quarterdeck: Why is it Amber?
    `);
    const press = { say: red.say, to: red.to! };
    answer.says(slack, press, 'You had answered “Rating” on Teams meanwhile; this later answer counts: Rating: Red');
    expect(answer.state.answers.rating).toBe('red');
    answer.says(slack, { say: 'Amber', to: red.to! }, 'Your answer to “Rating” is Red. Change it to Amber?');
    expect(answer.state.answers.rating).toBe('red');
  });

  it('carries out no word that was meant for another place, and keeps text that answers nothing any more', async () => {
    const answer = draft();
    await answer.on(slack).goes('Quarterdeck: has anything changed');
    await answer.on(teams).goes(`
      Quarterdeck: has anything changed
      Asha: green
      Quarterdeck: What was achieved
    `);
    answer.says(
      slack,
      { say: 'the charter is published' },
      'This answer has gone on on Teams since, so nothing was changed. Your text is kept. You are here now.',
      'What was achieved',
    );
    expect(answer.state.answers).toEqual({ rating: 'green' });
    expect(answer.state.kept.map(({ text }) => text)).toEqual(['the charter is published']);
    await answer.on(teams).goes(`
      Quarterdeck: What was achieved
      Asha: The charter
      Quarterdeck: What comes next?
    `);
    answer.says(slack, { say: 'skip' }, 'so nothing was changed.', 'What comes next?');
    expect(answer.state.skipped).toEqual([]);
  });

  it('submits no review that the device does not show', async () => {
    const answer = draft();
    await answer.on(slack).goes(`
      Quarterdeck: has anything changed
      Asha: green
      Quarterdeck: What was achieved
    `);
    await answer.on(teams).goes(`
      Quarterdeck: What was achieved
      Asha: submit
      Quarterdeck: Please check it before it goes.
    `);
    const turn = answer.says(slack, { say: 'submit' }, 'your update');
    expect(turn.done).toBeUndefined();
    expect(answer.says(slack, { say: 'submit' }, 'Submitted, thank you.').done).toEqual({ what: 'submitted' });
  });
});
