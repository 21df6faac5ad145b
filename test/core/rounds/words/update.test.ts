import { describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { buttonsOf } from '../../../kit/transcript.ts';
import { both, talk } from '../../words/talk.ts';

describe('update', () => {
  const { says, presses, at, database } = talk(
    both
      .replace('name: SENSITIVE Nightingale', 'name: Nightingale')
      .replace('name: Parks, lead: bert', 'name: Parks, lead: [bert, bea], deputy: ben')
      .replace('kind: councillor, chair: cllr', 'kind: councillor, chair: cllr, oversees: [ict]'),
  );
  const opened = () => at('2027-01-04T10:00:00Z');
  const drafts = async () => {
    const { rows } = await database.pool.query(`SELECT "roundId", "workstreamId" FROM draft ORDER BY 1, 2`);
    return rows.map(({ roundId, workstreamId }) => `${roundId} ${workstreamId}`);
  };

  it('tells two workstreams of one name apart, in the list and on its buttons', async () => {
    await opened();
    const [asked] = await says('asha', 'update');
    expect(asked?.text).toContain(
      '[ Start ICT (Alpha Programme) ] [ Start Nightingale ] [ Start ICT (Beta Programme) ]',
    );
    await presses('asha', 'update beta/ict');
    expect(await drafts()).toEqual(['beta/2026-10_2026-12 beta/ict']);
    const [later] = await says('asha', 'Later');
    expect(later?.text).toContain('type “update beta/ict”');
  });

  it('says once it is submitted on which day the group sees it', async () => {
    await opened();
    await says('lea', 'update hr');
    await says('lea', 'green');
    await says('lea', 'submit');
    expect((await says('lea', 'submit'))[0]?.text).toContain(
      'Submitted, thank you. The Alpha Board sees it on Monday 11 January. You can change it until',
    );
    // What the button beside it does can be typed, though nothing is asked any more.
    expect((await says('lea', 'change something'))[0]?.text).toContain('What would you like to change?');
  });

  it('says in whose place the deputy answers: all who share the job', async () => {
    await opened();
    // Before it is the deputy's turn, the name says of what it is.
    expect((await says('ben', 'amber, two gates are shut'))[0]?.text).toContain('I am not asking you anything');
    expect((await says('ben', 'parks: green'))[0]?.text).toContain('Parks\nRating: Green');
    expect((await says('ben', 'submit'))[0]?.text).toContain(
      'You answer for bert and bea, and the update will say so.',
    );
    await says('ben', 'submit');
    expect((await says('bert', 'update parks'))[0]?.text).toContain('Answered by ben for bert and bea.');
    expect((await says('olive', 'status parks'))[0]?.text).toContain('today, by ben for bert and bea');
  });

  describe('that somebody else corrects', () => {
    const inOneGo = async (person: string, ...texts: readonly string[]) => {
      for (const text of texts) await says(person, text);
    };
    const told = async (time: string) => (await at(time)).filter(({ key }) => key.startsWith('corrected/'));
    const submitted = async () => {
      await opened();
      await inOneGo('bert', 'update parks', 'amber', 'the tender was late', 'submit', 'submit');
    };
    const corrects = (person: string, reason: string, why: string) =>
      inOneGo(person, 'update parks', 'change reason', reason, 'submit', why);

    it('tells whoever submitted it what changed, by whom and why, once and in their hours', async () => {
      await submitted();
      await at('2027-01-04T20:00:00Z');
      await corrects('ben', 'two bids are in', 'the supplier wrote to us');
      expect(await told('2027-01-04T20:05:00Z')).toEqual([]);
      await corrects('olive', 'three bids are in', 'one was overlooked');
      const sent = await told('2027-01-05T10:00:00Z');
      expect(sent).toHaveLength(2);
      const [message, ben] = ['/bert', '/ben'].map((person) => sent.find(({ key }) => key.endsWith(person)));
      expect(message!.text).toBe(
        [
          'olive corrected your answer for Parks for Q3 2026/27: one was overlooked.',
          '• Why: it was “the tender was late”, and is “three bids are in”',
          '[ Show Parks ]',
        ].join('\n'),
      );
      expect(ben!.text).toContain('• Why: it was “two bids are in”, and is “three bids are in”');
      expect(await told('2027-01-06T10:00:00Z')).toEqual([]);
      const [shown] = await presses('bert', buttonsOf(message!.message)[0]!.say);
      expect(shown?.text).toContain('Parks was submitted on Monday 4 January.');
    });

    it('tells them again whenever it is corrected again, whoever does it', async () => {
      await submitted();
      for (const [time, person, reason] of [
        ['10:30', 'olive', 'two bids are in'],
        ['11:00', 'olive', 'three bids are in'],
        ['11:30', 'ben', 'four bids are in'],
      ] as const) {
        await corrects(person, reason, 'one more came');
        const sent = await told(`2027-01-04T${time}:00Z`);
        const bert = sent.find(({ key }) => key.endsWith('/bert'));
        expect(bert?.text).toContain(`${person} corrected your answer for Parks`);
        expect(bert?.text).toContain(`it was “the tender was late”, and is “${reason}”`);
      }
    });

    it('tells nobody of their own correction, nor of one that was taken back before they were told', async () => {
      await submitted();
      await corrects('bert', 'two bids are in', 'a slip of mine');
      expect(await told('2027-01-04T10:05:00Z')).toEqual([]);
      await at('2027-01-04T20:00:00Z');
      await corrects('bea', 'three bids are in', 'one was overlooked');
      await corrects('bea', 'two bids are in', 'there were two');
      expect(await told('2027-01-05T10:00:00Z')).toEqual([]);
    });
  });

  it('takes no answer into the round of another programme, whatever a button says', async () => {
    await opened();
    const [said] = await presses('asha', 'Red', 'draft:alpha/2026-10_2026-12:beta/ict#rating');
    expect(said?.text).toContain('That is not there any more, or not yours to answer.');
    expect(await drafts()).toEqual([]);
  });

  it('takes no answer about what the round does not ask', async () => {
    await opened();
    await database.pool.query(`UPDATE workstream SET status = 'paused' WHERE id = 'alpha/ict'`);
    const [said] = await presses('asha', 'Red', 'draft:alpha/2026-10_2026-12:alpha/ict#rating');
    expect(said?.text).toContain('That is not there any more');
    expect(await drafts()).toEqual([]);
  });

  it('lets go of an answer that cannot be given any more', async () => {
    await opened();
    await says('asha', 'update alpha/ict');
    await database.pool.query(`UPDATE workstream SET status = 'paused' WHERE id = 'alpha/ict'`);
    expect((await says('asha', 'the data centre moved to the new site'))[0]?.text).toContain(
      'That is not there any more',
    );
    expect((await says('asha', 'the data centre moved to the new site'))[0]?.text).toContain(
      'I am not asking you anything',
    );
  });

  it('says truly who will see the answer', async () => {
    await opened();
    const review = async (workstream: string) => {
      await says('asha', `update ${workstream}`);
      await says('asha', 'Submit'); // what has not changed is noted; a question is left
      return (await says('asha', 'Submit'))[0]?.text;
    };
    expect(await review('nightingale')).toContain(
      'This is sensitive: only its lead, deputy and director, the sponsor and the programme office will see it.',
    );
    expect(await review('alpha/ict')).toContain(
      'The Alpha Board (Slack, 2 people) will see this; once it is approved, the Alpha Panel (Slack, 1 person) will see it.',
    );
  });

  it('takes what answers the prompt itself, without Start', async () => {
    await opened();
    expect((await says('lea', 'thanks, will do'))[0]?.text).toContain('I am not asking you anything');
    expect(await drafts()).toEqual([]);
    const [two] = await says('bert', 'amber/red: two gates are shut');
    expect(two?.text).toMatch(/^Parks\nAmber\/Red is not on your organisation’s scale. Which of the two is it\?/);
    expect((await says('bert', 'red'))[0]?.text).toContain('You wrote: two gates are shut');
    const [taken] = await says('lea', 'amber, the tender was late');
    expect(taken?.text).toMatch(/^HR\nI have understood:\n• Rating: Amber\.\n• Why: the tender was late\./);
    expect((await says('lea', 'two bids are in, by 12 February'))[0]?.text).toContain(
      'What would bring it back: two bids',
    );
  });

  it('asks which one is meant where several wait, and takes what was said there', async () => {
    await opened();
    const [asked] = await says('asha', 'amber, the tender was late');
    expect(asked?.text).toContain('Which workstream is that about?');
    expect(asked?.text).toContain('[ ICT (Alpha Programme) ] [ Nightingale ] [ ICT (Beta Programme) ]');
    const [unread] = await says('asha', 'the ICT one');
    expect(unread?.text).toContain('I could not tell which one “the ICT one” is.');
    expect(unread?.text).toContain('You wrote:\n> amber, the tender was late\n[ ICT (Alpha');
    expect((await says('asha', 'neither'))[0]?.text).toContain('Then I have noted nothing of it.');
    await says('asha', 'amber, the tender was late');
    expect((await says('asha', 'the second one, please'))[0]?.text).toContain('• Rating: Amber (last time Red).');
    // Another of theirs, in the middle of that one.
    const [other] = await says('asha', 'beta/ict: red, the budget is gone');
    expect(other?.text).toContain('What would bring it back: beta/ict');
    const [meant] = await says('asha', 'update beta/ict: red, the budget is gone');
    expect(meant?.text).toMatch(/^ICT\n[\s\S]*Why: the budget is gone/);
    expect((await says('asha', 'secret'))[0]?.text).toContain('Nightingale: you were at');
    expect((await says('asha', 'switch to alpha/ict'))[0]?.text).toContain('ICT: has anything changed');
  });

  it('goes to another of theirs in the middle of one by its whole name, and by no part of it', async () => {
    await database.pool.query(`UPDATE workstream SET name = 'Staff told and moved' WHERE id = 'alpha/secret'`);
    await opened();
    await says('asha', 'update alpha/ict');
    await says('asha', 'amber');
    expect((await says('asha', 'staff told'))[0]?.text).toContain('Why: staff told.');
    expect((await says('asha', 'Staff told and moved.'))[0]?.text).toContain('Staff told and moved: has anything');
    await says('asha', 'update alpha/ict');
    expect((await says('asha', 'Staff told and moved: red, the union objects'))[0]?.text).toContain('Rating: Red');
  });

  it('begins with the first where what was said is meant of all, and keeps it for the others', async () => {
    await opened();
    await says('asha', 'amber, the tender was late');
    const [first] = await says('asha', 'all of them');
    expect(first?.text).toMatch(/^ICT\nI have understood:\n• Rating: Amber/);
    expect(first?.text).toContain('That is for ICT (Alpha Programme). Say the same of Nightingale and ICT (Beta');
    expect((await says('asha', 'the same for nightingale'))[0]?.text).toMatch(/^Nightingale\nI have understood:/);
    expect(await drafts()).toHaveLength(2);
  });

  it('keeps a long text until it is known of which it is', async () => {
    await opened();
    const long = `amber, ${'the tender was late and the panel has not met; '.repeat(40)}`.trim();
    const [asked] = await says('asha', long);
    expect(asked?.text).toContain('Write which one it is; or press one and send it again.');
    expect((await says('asha', '2'))[0]?.text).toContain('Rating: Amber (last time Red)');
    // Typed by hand, it is words like any others.
    expect((await says('asha', 'of-which update x =%zz =%zz 2'))[0]?.text).toContain('of-which update x =%zz =%zz 2');
  });

  it('names no workstream to those who may not answer for it, whatever ids they type', async () => {
    await opened();
    const guesses = ['cllr', 'vera', 'bert', 'lea'].flatMap((person) =>
      ['update', 'note'].map((as) => says(person, `of-which ${as} alpha/secret,alpha/ict = = zzz`)),
    );
    for (const guess of guesses) {
      const [said] = await guess;
      expect(said?.text).toContain('There is no word “of-which”.');
      expect(said?.text).not.toMatch(/Nightingale|ICT|alpha/);
    }
    // Of his own he is asked again, and of no other.
    const [own] = await says('bert', 'of-which update alpha/secret,beta/parks = = zzz');
    expect(own?.text).toContain('[ Parks ]');
    expect(own?.text).not.toContain('Nightingale');
  });

  it('looks no more up for three hundred ids than for two', async () => {
    await opened();
    const statements = async (ids: readonly string[]) => {
      const query = jest.spyOn(pg.Client.prototype, 'query');
      const [said] = await says('olive', `of-which note ${ids.join(',')} = = zzz`);
      const { length } = query.mock.calls;
      query.mockRestore();
      expect(said?.text).toContain('I could not tell which one “zzz” is.');
      return length;
    };
    const made = Array.from({ length: 300 }, (_, i) => `${i % 2 === 0 ? 'alpha' : `of${i}`}/made-${i}`);
    const two = ['alpha/ict', 'beta/ict'];
    await statements(two); // from here on the same question waits
    expect(await statements([...two, ...made])).toBe(await statements(two));
  });

  it('opens a workstream that is called by its name, and shows what would be recorded before it is', async () => {
    await opened();
    expect((await says('asha', 'Nightingale'))[0]?.text).toContain('Nightingale: has anything changed');
    expect((await says('lea', 'nothing has changed'))[0]?.text).toContain('HR: how is it going?');
    expect((await says('bert', 'nothing has changed'))[0]?.text).toContain('Parks: how is it going?');
  });
});
