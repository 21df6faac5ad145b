import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { readAmount } from '#core/interview/understand/amount';
import { type ApartContext, takeApart } from '#core/interview/understand/apart';
import { readDay } from '#core/interview/understand/read-day';
import { readItemState } from '#core/interview/understand/state-of-item';

const none = {
  scale: 'three',
  today: '2027-01-04' as LocalDate,
  financialYearStarts: '04-01',
  milestones: [],
  indicators: [],
  savings: [],
  risks: [],
  groups: [
    { id: 'business-strategy/customer-board', name: 'Customer First Board' },
    { id: 'business-strategy/bsg', name: 'Business Strategy Group' },
  ],
} satisfies ApartContext;
const centre: ApartContext = {
  ...none,
  milestones: [
    { key: 'options', title: 'Operating model options appraised' },
    { key: 'live', title: 'Customer Service Centre live' },
  ],
  indicators: [{ key: 'answered', name: 'Calls answered within 20 seconds', unit: '%' }],
  savings: [{ key: 'integration', name: 'Two contact centres become one' }],
  risks: [{ key: 'capacity', title: 'Not enough delivery capacity' }],
  money: true,
};
const focus: ApartContext = {
  ...none,
  milestones: [{ key: 'charter', title: 'Customer charter published' }],
  indicators: [
    { key: 'answered', name: 'Calls answered within 20 seconds', unit: '%' },
    { key: 'complaints', name: 'Complaints upheld', unit: 'number' },
  ],
  risks: [{ key: 'sheltered', title: 'Support for people in sheltered accommodation' }],
};

/** `+` what is sure, `?` what is offered, then the rest. */
function apart(text: string, context: ApartContext): readonly string[] {
  const { parts, rest } = takeApart(text, context);
  return [
    ...parts.map((part) => `${part.sure ? '+' : '?'} ${part.question}: ${part.text}`),
    ...(rest === undefined ? [] : [`rest: ${rest}`]),
  ];
}

describe('a long message', () => {
  it('is taken apart into rating, milestone, reason and figure', () => {
    expect(apart('Amber, contact centre slips to 31 July because procurement restarted, 82%', centre)).toEqual([
      '+ rating: Amber',
      '+ milestone/live: slips to 31 July because procurement restarted',
      '+ reason: procurement restarted',
      '+ indicator/answered: 82%',
    ]);
  });

  it('typed on a phone says why a date slips in the next breath, and what the board is to decide', () => {
    const text =
      'amber, go live slips to 31 july, procurement had to restart. need the board to agree the extra 60k by 1 feb';
    expect(apart(text, centre)).toEqual([
      '+ rating: amber',
      '+ milestone/live: slips to 31 july, procurement had to restart',
      '+ reason: procurement had to restart',
      '+ decisions: agree the extra 60k by 1 feb',
    ]);
    expect(takeApart(text, centre).parts.at(-1)).toMatchObject({
      said: 'need the board to agree the extra 60k by 1 feb',
      who: 'the board',
    });
  });

  it('keeps the figures of several months together, for one question', () => {
    expect(apart('Amber, 82% in Oct, 83 Nov, 84 Dec', centre)).toEqual([
      '+ rating: Amber',
      '+ indicator/answered: 82% in Oct, 83 Nov, 84 Dec',
    ]);
    expect(apart('calls answered Oct 82, Nov 83, Dec 84, charter slips to 12.2.', focus)).toEqual([
      '+ indicator/answered: calls answered Oct 82, Nov 83, Dec 84',
      '+ milestone/charter: slips to 12.2',
    ]);
    // These are days, and months of a year.
    expect(apart('options slip to March 2027, was June 2026', centre)).toEqual([
      '+ milestone/options: slip to March 2027, was June 2026',
    ]);
    expect(apart('Amber, panels on 12 Feb, 3 Mar and 5 April', centre)).toEqual([
      '+ rating: Amber',
      '+ reason: panels on 12 Feb, 3 Mar and 5 April',
    ]);
  });

  it('hears a new risk, and that nothing has changed but one thing', () => {
    expect(apart('amber, new risk: lease not signed 4x4', centre)).toEqual([
      '+ rating: amber',
      '+ risks/new: new risk: lease not signed 4x4',
    ]);
    expect(apart('as last time but options slip to 26 Feb', centre)).toEqual([
      '+ milestone/options: slip to 26 Feb',
      'rest: as last time',
    ]);
    expect(takeApart('no change except 84%', centre)).toMatchObject({ unchanged: 'no change' });
    // What is excepted is not understood, so nothing is taken to be as it was.
    expect(takeApart('nothing new apart from the centre, which is a mess', centre).unchanged).toBeUndefined();
    expect(apart('Amber 🟠 options slip to 26 Feb', centre)).toEqual([
      '+ rating: Amber 🟠',
      '+ milestone/options: slip to 26 Feb',
    ]);
  });

  it('takes the day from the clause that says it, and what is said without one as a tale', () => {
    const phones = { ...centre, milestones: [{ key: 'menu', title: 'New phone menu live' }, ...centre.milestones] };
    expect(apart('amber, phones late, new menu 26 feb because supplier late', phones)).toEqual([
      '+ rating: amber',
      '+ reason: phones late',
      '+ milestone/menu: 26 feb because supplier late',
    ]);
    expect(apart('phones late, new menu 26 feb', phones)).toEqual(['? milestone/menu: 26 feb', 'rest: phones late']);
    expect(apart('amber, new menu late, now 5 feb because the supplier is ill', phones)).toEqual([
      '+ rating: amber',
      '+ milestone/menu: late, now 5 feb because the supplier is ill',
      '+ reason: new menu late, now 5 feb because the supplier is ill',
    ]);
    // A day of something else is not its new date, nor its reason.
    expect(apart('amber, new menu late, panel meets on 26 feb, 82%', phones)).toEqual([
      '+ rating: amber',
      '+ milestone/menu: late',
      '+ reason: new menu late, panel meets on 26 feb',
      '+ indicator/answered: 82%',
    ]);
    // With a word that no name has it may be of something else: all of it is offered.
    expect(apart('amber because the lease is not signed, phone supplier late', phones)).toEqual([
      '+ rating: amber',
      '+ reason: the lease is not signed',
      '? milestone/menu: phone supplier late',
    ]);
  });

  it('hears an amount after “forecast”, and no day', () => {
    expect(apart('amber: tender late, spent 700k, forecast 1.4m. back to green by 12 Feb', centre)).toEqual([
      '+ rating: amber',
      '+ reason: tender late',
      '+ money: spent 700k, forecast 1.4m',
      '+ path: back to green by 12 Feb',
    ]);
    expect(apart('amber, options forecast 12.2.', centre)).toEqual([
      '+ rating: amber',
      '+ milestone/options: forecast 12.2',
    ]);
  });

  it('hears the only risk by that word, and asks which of several', () => {
    expect(apart('amber, risk closed', centre)).toEqual(['+ rating: amber', '+ risk/capacity: closed']);
    expect(apart('green, the risk is worse: 4x5', centre)).toEqual([
      '+ rating: green',
      '+ risk/capacity: is worse: 4x5',
    ]);
    const two = { ...centre, risks: [...centre.risks, { key: 'lease', title: 'The lease is not signed' }] };
    expect(apart('amber, risk closed', two)).toEqual(['+ rating: amber', 'rest: risk closed']);
    expect(apart('amber, risk of flooding up', centre)).toEqual(['+ rating: amber', '+ reason: risk of flooding up']);
  });

  it('keeps a numbered list of new risks together', () => {
    expect(apart('green, two new risks: 1. lease not signed, 4x4 2. supplier ill. 82%', centre)).toEqual([
      '+ rating: green',
      '+ risks/new: two new risks: 1. lease not signed, 4x4 2. supplier ill',
      '+ indicator/answered: 82%',
    ]);
    expect(apart('amber, there are 3 new issues:\n1) a lease\n2) a roof\nnext: buy a roof', centre)).toEqual([
      '+ rating: amber',
      '+ risks/new: there are 3 new issues:\n1) a lease\n2) a roof',
      '+ next: buy a roof',
    ]);
  });

  it('offers what is said of an action by its own words, and of no other plan', () => {
    const owed = { ...centre, actions: [{ key: 'plan', text: 'Write the communications plan' }] };
    expect(apart('amber; communications plan done', owed)).toEqual(['+ rating: amber', '? action/plan: done']);
    expect(apart('amber; comms plan done', owed)).toEqual(['+ rating: amber', '? action/plan: done']);
    expect(apart('amber, recovery plan done', owed)).toEqual(['+ rating: amber', '+ reason: recovery plan done']);
  });

  it('loses nothing that goes on after a rating', () => {
    expect(apart('amber, until the lease is signed by 12 Feb', centre)).toEqual([
      '+ rating: amber',
      '+ reason: until the lease is signed by 12 Feb',
    ]);
    expect(apart('amber, options late, 5 Feb now', centre)).toEqual([
      '+ rating: amber',
      '+ milestone/options: late, 5 Feb now',
      '+ reason: options late, 5 Feb now',
    ]);
    expect(apart('amber,options slip to 5 Feb,82%', centre)).toEqual([
      '+ rating: amber',
      '+ milestone/options: slip to 5 Feb',
      '+ indicator/answered: 82%',
    ]);
    expect(apart('green, 86% Dec', centre)).toEqual(['+ rating: green', '+ indicator/answered: 86% Dec']);
  });

  it('hears that a date slips again, and offers a day that may be past or to come', () => {
    expect(apart('red, charter slips again to 30 April', focus)).toEqual([
      '+ rating: red',
      '+ milestone/charter: slips again to 30 April',
    ]);
    expect(apart('amber, charter hasn’t moved', focus)).toEqual([
      '+ rating: amber',
      '+ milestone/charter: hasn’t moved',
    ]);
    expect(apart('amber, options 2 wks late, centre live 31 July', centre)).toEqual([
      '+ rating: amber',
      '+ milestone/options: 2 wks late',
      '+ reason: options 2 wks late',
      '? milestone/live: live 31 July',
    ]);
    expect(apart('amber, waiting on a second tender for the first floor', centre)).toEqual([
      '+ rating: amber',
      '+ reason: waiting on a second tender for the first floor',
    ]);
  });

  it.each([
    ['need Claire to decide by 12 Feb', 'Claire to decide by 12 Feb'],
    ['need the chief exec’s steer', 'the chief exec’s steer'],
    ['we need the s151 officer to sign off the extra 60k', 'the s151 officer to sign off the extra 60k'],
    ['need Cllr Smith to agree the name', 'Cllr Smith to agree the name'],
    ['need the board to decide by 12 Feb', 'the board to decide by 12 Feb'],
  ])('keeps “%s” as a decision that is needed', (text, decision) => {
    expect(apart(`green, ${text}`, focus)).toEqual(['+ rating: green', `+ decisions: ${decision}`]);
  });

  it.each(['need more staff', 'need suppliers to confirm dates', 'need to decide on the lease', 'need it to agree'])(
    'does not take “%s” for a decision that is asked of somebody',
    (text) => {
      expect(apart(text, focus)).toEqual([`rest: ${text}`]);
    },
  );

  it('gives each question what its own reading understands', () => {
    const { parts } = takeApart('Amber, contact centre slips to 31 July because procurement restarted, 82%', centre);
    const text = (question: string) => parts.find((part) => part.question === question)!.text;
    expect(readDay(text('milestone/live'), none)).toMatchObject({ on: '2027-07-31', sure: true });
    expect(readItemState(text('milestone/live'))).toEqual({
      is: 'moved',
      rest: '31 July',
      because: 'procurement restarted',
    });
    expect(readAmount(text('indicator/answered'), { unit: '%' })).toMatchObject({ value: 82 });
  });

  it.each([
    [
      'Green. All on track, charter published 27 November',
      ['+ rating: Green.', '+ milestone/charter: published 27 November'],
    ],
    [
      'red - supplier went bust, back to amber by 12 Feb',
      ['+ rating: red', '+ reason: supplier went bust', '+ path: back to amber by 12 Feb'],
    ],
    [
      'Green. Charter came back on 27 November as planned',
      ['+ rating: Green.', '+ milestone/charter: came back on 27 November as planned'],
    ],
    ['contact centre live on 27 November, amber?', ['rest: contact centre live on 27 November, amber']],
    ['still amber, nothing new, 78%', ['+ rating: still amber', '+ indicator/answered: 78%']],
    [
      'amber, calls answered 78%, complaints upheld 14, up from 12',
      [
        '+ rating: amber',
        '+ indicator/answered: calls answered 78%',
        '+ indicator/complaints: complaints upheld 14, up from 12',
      ],
    ],
    [
      'green, sheltered accommodation closed, charter done',
      ['+ rating: green', '+ risk/sheltered: closed', '+ milestone/charter: done'],
    ],
    [
      'Amber because the charter slips to Easter',
      ['+ rating: Amber', '+ milestone/charter: slips to Easter', '+ reason: the charter slips to Easter'],
    ],
    [
      'charter slips to Easter and calls answered 82%',
      ['+ milestone/charter: slips to Easter', '+ indicator/answered: calls answered 82%'],
    ],
    [
      'amber: calls answered not yet available, expected 5 February',
      ['+ rating: amber', '+ indicator/answered: calls answered not yet available, expected 5 February'],
    ],
    ['procurement restarted, so amber', ['? reason: procurement restarted', '+ rating: amber']],
    ['amber because the valuer is ill', ['+ rating: amber', '+ reason: the valuer is ill']],
    ['still amber as the panel has not met', ['+ rating: still amber', '+ reason: the panel has not met']],
    ['amber because of the valuer', ['+ rating: amber', '+ reason: because of the valuer']],
    ['red, tender is late, nothing else new', ['+ rating: red', '+ reason: tender is late']],
    ['red because the tender is late and nothing else has changed', ['+ rating: red', '+ reason: the tender is late']],
    [
      'charter was published on 27 November so it is green now',
      ['+ milestone/charter: was published on 27 November', '+ rating: it is green now'],
    ],
    ['green, charter may slip to Easter', ['+ rating: green', '? achieved: charter may slip to Easter']],
    ['amber, 78%, 14', ['+ rating: amber', '+ indicator/answered: 78%', '? indicator/complaints: 14']],
    [
      'Please agree the extra £60,000 by 1 February. We need the Customer First Board to approve the lease by Easter',
      ['+ decisions: agree the extra £60,000 by 1 February\napprove the lease by Easter'],
    ],
    [
      'RAG: Amber\nWhy: the panel has not met\nPath to green: panel agrees the charter by 12 Feb\nNext: training, then launch\nDecision needed: agree the extra £60,000 by 1 February',
      [
        '+ rating: RAG: Amber',
        '+ reason: the panel has not met',
        '+ path: panel agrees the charter by 12 Feb',
        '+ next: training, then launch',
        '+ decisions: agree the extra £60,000 by 1 February',
      ],
    ],
  ])('“%s” is taken apart', (text, parts) => {
    expect(apart(text, focus)).toEqual(parts);
  });

  it.each([
    ['spent 300k so far, forecast £1.15m', ['+ money: spent 300k so far, forecast £1.15m']],
    ['delivered £50k, forecast 400k', ['+ saving/integration: delivered £50k, forecast 400k']],
    [
      'amber, capacity worse: 4x5, we lost two people',
      ['+ rating: amber', '+ risk/capacity: worse: 4x5, we lost two people', '+ reason: we lost two people'],
    ],
    [
      'Amber. Calls answered 78% because two people left. Go live slips two weeks.',
      [
        '+ rating: Amber.',
        '+ indicator/answered: Calls answered 78% because two people left',
        '+ reason: two people left',
        '+ milestone/live: slips two weeks',
      ],
    ],
    [
      'amber, CSC delayed, no date yet',
      ['+ rating: amber', '+ milestone/live: delayed, no date yet', '+ reason: CSC delayed, no date yet'],
    ],
    [
      'red, contact centre is late, nothing else new',
      ['+ rating: red', '+ milestone/live: is late', '+ reason: contact centre is late'],
    ],
    [
      'contact centre on track, options appraised done on 18 December',
      ['+ milestone/live: on track', '+ milestone/options: done on 18 December'],
    ],
    [
      'amber, 82% (was 78%), contact centre now 31 July (was 30 June)',
      ['+ rating: amber', '+ indicator/answered: 82% (was 78%)', '+ milestone/live: now 31 July (was 30 June)'],
    ],
  ])('with figures, “%s”, is taken apart', (text, parts) => {
    expect(apart(text, centre)).toEqual(parts);
  });

  it('that only tells why is not pulled to pieces', () => {
    for (const text of [
      'The supplier withdrew and we had to restart procurement, which took three weeks and 12 meetings.',
      'Two of the three posts are vacant; the third starts on 1 March, subject to references.',
      'Staff moved from the depot, as planned, but the lease of the old contact centre building was not signed.',
    ]) {
      expect(apart(text, centre)).toEqual([`rest: ${text.replace(/\.$/, '')}`]);
      expect(apart(`Amber. ${text}`, centre)).toEqual(['+ rating: Amber.', `+ reason: ${text.replace(/\.$/, '')}`]);
    }
  });

  it('about one of two items that are named alike, or that have the same unit, is left to be asked', () => {
    const alike: ApartContext = {
      ...none,
      milestones: [
        { key: 'moved', title: 'Contact centre moved' },
        { key: 'staffed', title: 'Contact centre staffed' },
      ],
      indicators: [
        { key: 'calls', name: 'Calls answered', unit: '%' },
        { key: 'staff', name: 'Staff engagement', unit: '%' },
      ],
    };
    const text = 'contact centre slips to 31 July because procurement restarted, 82%';
    expect(apart(`Amber, ${text}`, alike)).toEqual(['+ rating: Amber', `rest: ${text}`]);
    expect(apart('amber, options and contact centre slip', centre)).toEqual([
      '+ rating: amber',
      'rest: options and contact centre slip',
    ]);
    expect(apart('Amber, 82%, 84%', centre)).toEqual(['+ rating: Amber', 'rest: 82%, 84%']);
    expect(apart('amber, charter published by 12 Feb', focus)).toEqual([
      '+ rating: amber',
      'rest: charter published by 12 Feb',
    ]);
  });

  it('without a name offers what can be meant of the only milestone, and records nothing of several', () => {
    expect(apart('amber, slips to 31 July', focus)).toEqual([
      '+ rating: amber',
      '? milestone/charter: slips to 31 July',
    ]);
    expect(apart('amber, slips to 31 July', centre)).toEqual(['+ rating: amber', 'rest: slips to 31 July']);
  });

  it('whose rating is not plainly one gives none', () => {
    for (const text of ['green for most, red for ICT', 'red, red tape']) {
      expect(takeApart(text, centre)).toEqual({ parts: [], rest: text });
    }
    // Between two of the scale it is asked which; what is said with it is offered, where one of them is green.
    expect(apart('between green and amber, panel late', centre)).toEqual([
      '? rating: between green and amber',
      '? reason: panel late',
    ]);
    for (const said of ['amber/red', 'red/amber', 'amber-red', 'between amber and red', 'amber or red']) {
      expect(apart(`${said}: the contractor withdrew, 82%`, centre)).toEqual([
        `? rating: ${said}`,
        '+ reason: the contractor withdrew',
        '+ indicator/answered: 82%',
      ]);
    }
  });

  it('says that nothing else has changed', () => {
    expect(takeApart('still amber, nothing new, 78%', centre)).toMatchObject({ unchanged: 'nothing new' });
    expect(takeApart('red, tender is late, nothing else new', focus)).toMatchObject({ unchanged: 'nothing else new' });
    expect(takeApart('red, tender is late and nothing else has changed', focus)).toMatchObject({
      unchanged: 'and nothing else has changed',
    });
    expect(takeApart('82%, everything else unchanged', centre)).toMatchObject({
      unchanged: 'everything else unchanged',
    });
  });

  it('of more than 4,000 characters is left whole', () => {
    const text = `Amber, ${'the panel has not met. '.repeat(200)}`;
    expect(takeApart(text, centre)).toEqual({ parts: [], rest: text });
  });
});
