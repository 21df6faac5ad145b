import { describe, expect, it } from '@jest/globals';
import { deleted } from '#core/interview/deleted';
import { edited } from '#core/interview/edited';
import { questionsOf } from '#core/interview/questions';
import type { InterviewState } from '#core/interview/state';
import { begin, type Stepped, step } from '#core/interview/step';
import { asText } from '#core/message';
import { buttonsOf } from '../../kit/transcript.ts';
import { customerCentre } from './customer-centre.ts';
import { customerFocus } from './customer-focus.ts';

/** An interview in which every typed message is numbered, m1, m2 …, so that one can be edited or deleted later. */
function typed(about = customerFocus(), ...texts: readonly string[]) {
  let turn: Stepped = begin(questionsOf, about);
  let count = 0;
  const interview = () => ({
    questions: questionsOf,
    about,
    state: JSON.parse(JSON.stringify(turn.state)) as InterviewState,
  });
  const says = (say: string, to?: string) => {
    count += 1;
    const input = to === undefined ? { say, message: `m${count}` } : { say, to };
    turn = step(questionsOf, about, interview().state, input);
    return asText(turn.message);
  };
  for (const text of texts) says(text);
  return {
    says,
    presses: (label: string) => {
      const button = buttonsOf(turn.message).find((each) => each.label === label)!;
      return says(button.say, button.to);
    },
    edits(message: string, text: string, here = true) {
      turn = edited(interview(), { message, text }, here);
      return asText(turn.message);
    },
    deletes: (message: string) => {
      const said = deleted(interview(), message);
      return said && asText(said);
    },
    get turn() {
      return turn;
    },
    get state() {
      return turn.state;
    },
  };
}

describe('a message that was an answer and is edited', () => {
  it('edits the answer, says so, and can be taken back', () => {
    const talk = typed(customerFocus(), 'amber', 'the panle has not met');
    const said = talk.edits('m2', 'the panel has not met');
    expect(said).toContain('Your edit changed Why: the panel has not met. Before: “the panle has not met”.');
    expect(said).toContain('What would bring it back');
    expect(talk.state.answers.reason).toBe('the panel has not met');
    expect(talk.state.kept).toContainEqual({ question: 'reason', text: 'Why: the panle has not met' });
    talk.presses('Change it back');
    expect(talk.state.answers.reason).toBe('the panle has not met');
  });

  it('is edited again and again: the newest text counts', () => {
    const talk = typed(customerFocus(), 'amber', 'one');
    talk.edits('m2', 'two');
    expect(talk.edits('m2', 'three')).toContain('Your edit changed Why: three. Before: “two”.');
    expect(talk.edits('m2', 'three')).toContain('Your edit changes nothing in the answer to “Why”.');
    expect(talk.state.answers.reason).toBe('three');
  });

  it('edits several answers where it was several, and leaves those that were given otherwise', () => {
    const about = customerCentre();
    const talk = typed(about, 'Amber, contact centre slips to 31 July because procurement restarted, 82%');
    expect(talk.state.answers).toMatchObject({ rating: 'amber', 'milestone/live': { to: '2027-07-31' } });
    talk.says('Edit reason');
    talk.says('The first tender failed');
    const said = talk.edits('m1', 'Amber, contact centre slips to 14 August because procurement restarted, 81%');
    expect(said).toContain('Your edit changed:');
    expect(said).toContain('• Customer Service Centre live: Saturday 14 August 2027');
    expect(said).toContain('• Calls answered within 20 seconds: 81%');
    expect(talk.state.answers).toMatchObject({
      rating: 'amber',
      reason: 'The first tender failed',
      'milestone/live': { to: '2027-08-14' },
      'indicator/answered': { readings: { 'Q3 2026/27': 81 } },
    });
  });

  it('says what falls away when the rating is edited', () => {
    const talk = typed(customerFocus(), 'amber', 'the panel has not met');
    const said = talk.edits('m1', 'green');
    expect(said).toContain('Your edit changed Rating: Green (last time Amber). Before: “Amber');
    expect(said).toContain('“Why” is no longer part of the update, and kept in your draft.');
    expect(said).toContain('What was achieved');
  });

  it('answers what was not understood at first, and the conversation goes on', () => {
    const talk = typed(customerFocus(), 'amber', 'late', 'the panel agrees', 'end of next');
    expect(talk.state.at).toBe('path-by');
    const said = talk.edits('m4', 'end of March');
    expect(said).toContain('Your edit changed Back by: Wednesday 31 March 2027.');
    expect(said).toContain('What was achieved');
    expect(talk.state.answers['path-by']).toMatchObject({ on: '2027-03-31' });
  });

  it('takes the place of words that were only kept, and says so', () => {
    const talk = typed(customerFocus(), 'amber', 'submit', 'call Mai', 'thanks');
    expect(talk.state.at).toBe('review');
    const said = talk.edits('m3', 'call Mei');
    expect(said).toContain('Your edit takes the place of what you wrote before; it is no part of the update.');
    expect(said).toContain('Your text is kept with your draft.');
    expect(said).not.toContain('Mai');
    expect(talk.state.kept.map(({ text }) => text)).toEqual(['thanks', 'call Mei']);
    expect(talk.edits('m3', 'call Mei Lin', false)).toContain('[ Go on with Customer focus ]');
    expect(talk.state.kept.map(({ text }) => text)).toEqual(['thanks', 'call Mei Lin']);
  });

  it('leaves nothing kept of what it mends', () => {
    const talk = typed(customerFocus(), 'amber', 'late', 'the panel agrees', 'end of next');
    expect(talk.state.kept).toEqual([{ question: 'path-by', text: 'end of next', message: 'm4' }]);
    talk.edits('m4', 'end of soon');
    expect(talk.state.kept).toEqual([{ question: 'path-by', text: 'end of soon', message: 'm4' }]);
    talk.edits('m4', 'end of March');
    expect(talk.state.kept).toEqual([]);
  });

  it('that becomes a wish to keep something back is no answer', () => {
    const talk = typed(customerFocus(), 'green', 'Training held');
    const said = talk.edits('m2', 'exempt achievements: contract price');
    expect(said).toContain('“exempt achievements: contract price” is no answer to “Achieved”.');
    expect(talk.state.answers.achieved).toBe('Training held');
  });

  it('that kept something back changes why', () => {
    const talk = typed(customerFocus(), 'green', 'Training held', 'exempt achievements: contract prise');
    expect(talk.edits('m3', 'exempt achievements: contract price')).toContain(
      'Your edit changed Achieved, kept back: exempt, because contract price.',
    );
    expect(talk.state.answers['apart/achieved']).toEqual({ is: 'exempt', why: 'contract price' });
  });

  describe('that kept one answer back and is edited to keep back another', () => {
    const off = ['amber', 'the supplier went bust', 'a new bid by 12 February'];
    const marks = ({ state }: ReturnType<typeof typed>) => [state.answers['apart/path'], state.answers['apart/reason']];

    it('keeps back that one, and leaves the first as it was', () => {
      const talk = typed(customerFocus(), ...off, 'exempt path: contract price');
      const said = talk.edits('m4', 'exempt the reason: staff are named');
      expect(said).toContain('Your edit changed Why, kept back: exempt, because staff are named.');
      expect(said).toMatch(/“What would bring it back, kept back” is as it was before\./);
      expect(marks(talk)).toEqual([null, { is: 'exempt', why: 'staff are named' }]);
    });

    it('has the mark back that stood before it', () => {
      const talk = typed(
        customerFocus(),
        ...off,
        'keep path out of the digest because the bidders read it',
        'exempt path: contract price',
      );
      talk.edits('m5', 'exempt the reason: staff are named');
      expect(marks(talk)).toMatchObject([{ is: 'kept-out', why: 'the bidders read it' }, { why: 'staff are named' }]);
    });

    it('changes nothing where it does not say why, and says how', () => {
      const talk = typed(customerFocus(), ...off, 'exempt path: contract price');
      expect(talk.edits('m4', 'exempt the reason')).toContain('Please write that as a new message');
      expect(marks(talk)).toEqual([{ is: 'exempt', why: 'contract price' }, undefined]);
    });
  });

  it('is heard as a wish to keep something back where that was only mistyped', () => {
    const talk = typed(customerFocus(), 'amber', 'the supplier went bust', 'exempt the raesno: commercial');
    expect(talk.state.answers['apart/reason']).toBeUndefined();
    expect(talk.edits('m3', 'exempt the reason: commercial')).toContain(
      'Your edit changed Why, kept back: exempt, because commercial.',
    );
    expect(talk.state.answers['apart/reason']).toEqual({ is: 'exempt', why: 'commercial' });
    expect(talk.state.kept).toEqual([]);
  });

  it('that only speaks of keeping it back is no answer either', () => {
    const talk = typed(customerFocus(), 'green', 'Training held');
    expect(talk.edits('m2', 'Dismissals in March, please keep this out of the digest')).toContain(
      'write that as a new message; if it is your answer, begin it with another word.',
    );
    expect(talk.state.answers.achieved).toBe('Training held');
  });

  it('leaves the answer where the edit is none, keeps it, and says what would work', () => {
    const talk = typed(customerFocus(), 'amber', 'late', 'the panel agrees', '12 February');
    const said = talk.edits('m4', 'some day');
    expect(said).toContain('About your edit: I could not read “some day” as a date. You could write “31 March”');
    expect(said).toContain('Back by stays: Friday 12 February 2027');
    expect(talk.state.answers['path-by']).toMatchObject({ on: '2027-02-12' });
    expect(talk.state.kept).toContainEqual({ question: 'path-by', text: 'some day', message: 'm4' });
    expect(talk.edits('m2', 'skip')).toContain('“skip” is no answer to “Why”.');
    expect(talk.state.answers.reason).toBe('late');
  });

  it('asks back what could be meant otherwise', () => {
    const talk = typed(customerFocus(), 'amber', 'late', 'the panel agrees', '12 February');
    const said = talk.edits('m4', '03/04');
    expect(said).toContain('Your edit: I read “03/04” as Saturday 3 April 2027. Is that the answer to “Back by”?');
    expect(talk.state.answers['path-by']).toMatchObject({ on: '2027-02-12' });
    talk.says('yes');
    expect(talk.state.answers['path-by']).toMatchObject({ on: '2027-04-03' });
  });

  it('is the words that were agreed to, not the “Right” that agreed', () => {
    const talk = typed(customerFocus(), 'amber', 'late', 'the panel agrees', '03/04', 'right');
    expect(talk.state.from).toMatchObject({ 'path-by': 'm4' });
    expect(talk.edits('m4', '5 April')).toContain('Your edit changed Back by: Monday 5 April 2027');
  });

  it('changes nothing that was submitted before it was asked; then it is a change like any other', () => {
    const answers = { rating: 'amber', reason: 'late', decisions: [] };
    const about = customerFocus();
    const talk = typed(about, 'amber', 'late', 'submit', 'submit');
    expect(talk.turn.done).toEqual({ what: 'submitted' });
    const said = talk.edits('m2', 'later still');
    expect(said).toContain(
      'Customer focus is submitted. Your edit would change “Why” to later still. Shall I change it?',
    );
    expect(said).toContain('[ Yes ] [ No ]');
    expect(talk.state.answers.reason).toBe(answers.reason);
    expect(talk.says('yes')).toContain('your update');
    expect(talk.turn.done).toBeUndefined();
    expect(talk.state).toMatchObject({ at: 'review', answers: { reason: 'later still' } });
  });

  it('reads the answers that still come from it, where its rating was given anew since', () => {
    const talk = typed(customerCentre(), 'Amber, contact centre slips to 31 July because procurement restarted, 82%');
    talk.says('change rating');
    talk.says('red');
    const said = talk.edits('m1', 'Amber, contact centre slips to 31 Agust because procurement restarted, 81%');
    expect(said).toContain('Customer Service Centre live: Tuesday 31 August 2027');
    expect(said).toContain('Calls answered within 20 seconds: 81%');
    expect(talk.state.answers).toMatchObject({ rating: 'red', reason: 'procurement restarted' });
  });

  it('stays as submitted when the answer is no, and the edit is kept', () => {
    const talk = typed(customerFocus(), 'amber', 'late', 'submit', 'submit');
    talk.edits('m2', 'later still');
    expect(talk.says('no')).toContain('“Why” stays: late');
    expect(talk.state).toMatchObject({ at: 'submitted', answers: { reason: 'late' } });
    expect(talk.state.kept).toContainEqual({ question: 'reason', text: 'later still' });
  });

  it('is said in passing to who is in the middle of something else', () => {
    const talk = typed(customerFocus(), 'amber', 'late');
    const said = talk.edits('m2', 'late again', false);
    expect(said).toContain('Your edit changed Why: late again.');
    expect(said).toContain('[ Go on with Customer focus ]');
    expect(said).not.toContain('What would bring it back');
    expect(talk.turn.aside).toBe(true);
  });
});

describe('a message that was an answer and is deleted', () => {
  it('changes nothing, and says what stands and how to change it', () => {
    const talk = typed(customerCentre(), 'Amber, contact centre slips to 31 July because procurement restarted, 82%');
    const said = talk.deletes('m1');
    expect(said).toContain('You deleted a message of yours; what I had read from it stays');
    expect(said).toContain('• Rating: Amber (last time Green)');
    expect(said).toContain('• Calls answered within 20 seconds: 82%');
    expect(said).toContain('[ Change rating ] [ Change reason ]');
    expect(talk.deletes('m2')).toBeUndefined();
  });
});
