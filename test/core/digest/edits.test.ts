import { describe, expect, it } from '@jest/globals';
import { editPosted } from '#core/digest/edit';
import type { Post, Sent } from '#core/incoming';
import { desk, type Posted } from '../outbox/desk.ts';
import { talk } from '../words/talk.ts';

const names: Record<string, string> = {
  olive: 'Olive Mbeki',
  mei: 'Mei Lin',
  dev: 'Dev Sharma',
  claire: 'Claire Moore',
};

/** Answers are due on Friday 15 January; the digest comes on Mondays at 09:00. */
const file = `version: 1
organisation: { name: Example County Council, timeZone: Europe/London }
people:
${Object.entries(names)
  .map(([key, name]) => `  - { key: ${key}, name: ${name}, email: ${key}@example.org, slack: U0${key.toUpperCase()} }`)
  .join('\n')}
  - { key: cllr, name: Cllr Price, kind: councillor, email: cllr@example.org, slack: U0CLLR }
programmes:
  - key: alpha
    name: Alpha Programme
    office: [olive]
    sponsor: claire
    rounds: { every: quarter, opens: 1, due: 10, closes: 25, touch: none }
    steeringGroups:
      - { key: board, name: Alpha Board, chair: claire, members: [claire], channel: { slack: C0BOARD }, digest: { cron: "0 9 * * 1" } }
      - { key: panel, name: Scrutiny Panel, kind: councillor, chair: cllr, members: [cllr], channel: { slack: C0PANEL }, digest: { cron: "0 9 * * 1" } }
    workstreams:
      - { key: ict, name: ICT, lead: mei, director: dev, history: [{ period: Q2 2026/27, rag: amber, on: 2026-10-09 }] }
      - { key: parks, name: Parks, lead: mei, director: dev, history: [{ period: Q2 2026/27, rag: amber, on: 2026-10-09 }] }
      - { key: audit, name: Audit, lead: mei, director: dev, sensitive: true }
`;

describe('a digest that was posted', () => {
  const { says, at, later, posted, platforms, delivery, database } = talk(file);
  const digests = (all: readonly Posted[], group = 'board') =>
    all.filter(({ key }) => key.startsWith(`digest/alpha/${group}/`));
  const answered = async (workstream: string, ...answers: readonly string[]) => {
    let text = '';
    for (const each of [`update ${workstream}`, ...answers, 'submit', 'submit'])
      text = (await says('mei', each))[0]?.text ?? '';
    expect(text).toContain('Submitted');
  };
  const corrected = async (workstream: string, rating: string, why: string) => {
    // Whatever is not green leaves a question open, which the first “submit” skips.
    const toReview = rating === 'green' ? [] : ['submit'];
    for (const each of [`update ${workstream}`, 'change rating', rating, ...toReview, 'submit', why])
      await says('mei', each);
  };
  /** Until Monday 18 January, of which ICT is not received. */
  const upToMonday = async () => {
    await at('2027-01-13T10:00:00Z');
    await answered('parks', 'green');
    await answered('audit', 'green');
    const monday = digests(await at('2027-01-18T09:00:00Z'));
    expect(monday).toHaveLength(1);
    expect(monday[0]!.text).toContain('2 workstreams: 1 Green, 1 not received');
    return String(posted.indexOf(monday[0]!) + 1);
  };
  /** What was sent as a change of which message. */
  const replaced = () => {
    const all: (readonly [string, string | undefined])[] = [];
    platforms.answer = ({ key, replaces }: Post): Sent | undefined => {
      if (key.startsWith('digest/')) all.push([key, replaces]);
      return undefined;
    };
    return all;
  };

  it('is edited when a late answer comes or an answer is corrected: several changes at once, and says when', async () => {
    const id = await upToMonday();
    const sent = replaced();
    await at('2027-01-19T10:12:00Z');
    await answered('ict', 'amber, strategy is late', 'signed by 12 March');
    await corrected('parks', 'amber, the tender is late', 'it is late');
    await corrected('audit', 'amber', 'a finding');
    // The director is told first that Parks is worse.
    expect(digests(await later(0))).toEqual([]);
    const [edit, ...more] = digests(await later(1));
    expect(more).toEqual([]);
    expect(sent).toEqual([['digest/alpha/board/2027-01-18/slack/edit-1', id]]);
    expect(edit!.text).toContain('Alpha Programme, week to 18 January');
    expect(edit!.text).toContain('2 workstreams: 2 Amber');
    expect(edit!.text).not.toContain('not received');
    // Since the digest before, as it was said first.
    expect(edit!.text).toContain('Parks, still Amber. The tender is late.');
    expect(edit!.text).toContain(
      'Edited Tuesday 19 January at 10:12: ICT answered; Tuesday 19 January at 10:12: Parks corrected its answer.',
    );
    expect(edit!.text).not.toContain('Audit');
    await at('2027-01-20T11:00:00Z');
    await corrected('parks', 'green', 'it came');
    const [again] = digests(await later(0));
    expect(again!.key).toBe('digest/alpha/board/2027-01-18/slack/edit-2');
    expect(again!.text).toContain('Parks, from Amber to Green');
    expect(again!.text).toContain('Wednesday 20 January at 11:00: Parks corrected its answer.');
    // What was shown by an edit is no news in the next.
    const [next] = digests(await at('2027-01-25T09:00:00Z'));
    expect(next!.text).not.toContain('from Amber');
    expect(next!.text).not.toContain('from Green');
    expect(sent.at(-1)).toEqual(['digest/alpha/board/2027-01-25/slack', undefined]);
  });

  it('stays as it is for what is new since, and for what was corrected before anybody read it', async () => {
    await at('2027-01-11T10:00:00Z');
    await at('2027-01-13T10:00:00Z');
    await answered('parks', 'green');
    await corrected('parks', 'amber, the tender is late', 'it is late');
    await later(0);
    expect(digests(await at('2027-01-18T09:00:00Z'))[0]!.text).toContain('1 Amber, 1 not received');
    await says('mei', 'note parks the tender came');
    await later(0);
    await at('2027-01-25T09:00:00Z');
    expect(digests(posted).map(({ key }) => key)).toEqual(
      expect.not.arrayContaining([expect.stringContaining('/edit-')]),
    );
  });

  it('leaves to the next digest what else is new when it is edited, since nobody is notified of an edit', async () => {
    await upToMonday();
    await at('2027-01-19T10:12:00Z');
    await says('mei', 'note parks amber, the tender is late');
    await answered('ict', 'amber, strategy is late', 'signed by 12 March');
    await later(0);
    await later(1);
    expect(digests(posted).at(-1)!.key).toContain('/edit-1');
    const [next] = digests(await at('2027-01-25T09:00:00Z'));
    expect(next!.text).toContain('Parks, from Green to Amber. The tender is late.');
    expect(next!.text).not.toContain('ICT, from');
  });

  it('that cannot be edited any more is left, the office is told, and the next digest says what changed', async () => {
    await upToMonday();
    platforms.answer = ({ key }) =>
      key.includes('/edit-')
        ? { kind: 'refused', why: 'the workspace does not let messages be changed after so long' }
        : undefined;
    await at('2027-01-19T10:12:00Z');
    await answered('ict', 'amber, strategy is late', 'signed by 12 March');
    await later(0);
    expect(await delivery('digest/alpha/board/2027-01-18/slack/edit-1')).toMatchObject({ status: 'refused' });
    const told = await at('2027-01-20T10:00:00Z');
    expect(told.map(({ text }) => text).join()).toContain(
      'the change of the last digest to Alpha Board of 19 January: the workspace does not let messages be changed after so long.',
    );
    const [next] = digests(await at('2027-01-25T09:00:00Z'));
    expect(next!.text).toContain(
      'Changed since the last digest, which could not be edited: Tuesday 19 January at 10:12: ICT answered.',
    );
    expect(next!.text).toContain('2 workstreams: 1 Amber, 1 Green');
    expect(digests(await at('2027-02-01T09:00:00Z'))[0]!.text).not.toContain('could not be edited');
  });

  it('names nothing in what changed that became sensitive since', async () => {
    await upToMonday();
    await at('2027-01-19T10:12:00Z');
    await answered('ict', 'green');
    await corrected('parks', 'amber, the tender is late', 'it is late');
    await database.pool.query(`UPDATE workstream SET sensitive = true WHERE id = 'alpha/parks'`);
    await later(0);
    await later(1);
    const edit = digests(posted).at(-1)!;
    expect(edit.text).toContain('Edited Tuesday 19 January at 10:12: ICT answered.');
    expect(edit.text).not.toMatch(/Parks/i);
  });

  it('of councillors is edited by what the office approved of what it shows, and by nothing else', async () => {
    await at('2027-01-13T10:00:00Z');
    await answered('parks', 'green');
    await says('dev', 'approve parks');
    await says('olive', 'approve parks');
    expect(digests(await at('2027-01-18T09:00:00Z'), 'panel')[0]!.text).toContain('1 Green');
    await at('2027-01-19T10:12:00Z');
    await corrected('parks', 'amber, the tender was withdrawn', 'it was withdrawn');
    expect(digests(await later(0), 'panel')).toEqual([]);
    await says('dev', 'approve parks');
    expect(digests(await later(0), 'panel')).toEqual([]);
    await says('olive', 'approve parks');
    const [edit] = digests(await later(0), 'panel');
    expect(edit!.text).toContain('Parks corrected its answer');
    expect(edit!.text).toContain('1 Amber');
  });

  it('of councillors stays as it is when what is replaced was approved only after it was posted', async () => {
    await at('2027-01-12T10:00:00Z');
    await answered('ict', 'green');
    await says('dev', 'approve ict');
    await says('olive', 'approve ict');
    await at('2027-01-13T10:00:00Z');
    await answered('parks', 'green');
    expect(digests(await at('2027-01-18T09:00:00Z'), 'panel')[0]!.text).not.toContain('Parks, Green');
    await at('2027-01-19T10:12:00Z');
    await says('dev', 'approve parks');
    await says('olive', 'approve parks');
    await corrected('parks', 'amber, the tender was withdrawn', 'it was withdrawn');
    await says('dev', 'approve parks');
    expect((await says('olive', 'approve parks'))[0]!.text).toContain('Approved');
    expect(digests(await later(0), 'panel')).toEqual([]);
  });
});

describe('a digest that was posted in two channels', () => {
  const { at, later, answers, store, platforms, posted, database } = desk();

  it('is edited in each, where it stands there', async () => {
    await at('2027-01-04T09:00:00Z');
    await answers('alpha/ict', 'amber');
    const monday = (await at('2027-01-11T09:00:00Z')).filter(({ key }) => key.startsWith('digest/alpha/'));
    const ids = Object.fromEntries(monday.map((each) => [each.platform, String(posted.indexOf(each) + 1)]));
    expect(Object.keys(ids)).toEqual(['slack', 'teams']);
    const sent: Post[] = [];
    platforms.answer = (post) => {
      sent.push(post);
      return undefined;
    };
    database.now = new Date('2027-01-12T09:00:00Z');
    await store(async (tx) => {
      const workstream = (await tx.programmes.workstream('alpha/ict'))!;
      await editPosted(tx, workstream, { before: { at: new Date('2027-01-04T09:00:00Z') } });
    });
    await later(0);
    expect(sent.filter(({ key }) => key.startsWith('digest/')).map(({ key, replaces }) => [key, replaces])).toEqual([
      ['digest/alpha/board/2027-01-11/slack/edit-1', ids.slack],
      ['digest/alpha/board/2027-01-11/teams/edit-1', ids.teams],
    ]);
  });
});
