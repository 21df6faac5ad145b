import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import type { Absence } from '#core/ports';
import type { Asked } from '#core/rounds/asked';
import { type Escalations, type Turn, turnedTo, whyNot } from '#core/rounds/escalation/escalated';

const dueOn = '2027-01-15' as LocalDate;
const asked = (workstream: object, more: object = {}) =>
  ({
    programme: { id: 'p', sponsor: 'claire' },
    round: { id: 'p/r' },
    dueOn,
    now: [{ person: 'asha', as: 'lead' }],
    workstream: { id: 'p/ict', name: 'ICT', lead: ['asha'], deputy: 'ben', director: 'dev', ...workstream },
    ...more,
  }) as unknown as Asked;
const known = (more: Partial<Escalations> = {}): Escalations => ({ before: [], holds: [], away: new Map(), ...more });
const turn = (step: Turn['step'], person: string, more: Partial<Turn> = {}): Turn => ({
  step,
  person,
  dueOn,
  keys: [],
  ...more,
});
const wasAsked = (to: string, step: Turn['step'], fate = 'sent') =>
  ({ round: 'p/r', workstream: 'p/ict', dueOn, step, to, at: new Date(0), deliveryKey: 'k', fate }) as never;
const away = (person: string, cover?: string) =>
  new Map([[person, { person, ...(cover ? { cover } : {}) } as Absence]]);

describe('whom a step turns to', () => {
  it('is whose role it is; nobody where there is none, so that the step is skipped', () => {
    expect(turnedTo('deputy', asked({}), new Map())).toEqual({ person: 'ben' });
    expect(turnedTo('deputy', asked({ deputy: undefined }), new Map())).toBeUndefined();
    expect(turnedTo('sponsor', asked({}), new Map())).toEqual({ person: 'claire' });
  });

  it('is the cover of who is away, and nobody without one or where the cover is away too', () => {
    expect(turnedTo('director', asked({}), away('dev', 'mei'))).toEqual({ person: 'mei', for: 'dev' });
    expect(turnedTo('director', asked({}), away('dev'))).toBeUndefined();
    const both = new Map([...away('dev', 'mei'), ...away('mei')]);
    expect(turnedTo('director', asked({}), both)).toBeUndefined();
  });

  it('is no director’s cover where the workstream is sensitive', () => {
    expect(turnedTo('director', asked({ sensitive: true }), away('dev', 'mei'))).toBeUndefined();
    expect(turnedTo('deputy', asked({ sensitive: true }), away('ben', 'mei'))).toEqual({ person: 'mei', for: 'ben' });
  });
});

describe('somebody in two roles', () => {
  it('is not asked again as the director, having been asked as the deputy', () => {
    const one = asked({ director: 'ben' });
    expect(whyNot(one, turn('deputy', 'ben'), known())).toBeUndefined();
    expect(whyNot(one, turn('director', 'ben'), known({ before: [wasAsked('ben', 'deputy')] }))).toBe(
      'they were asked for it already',
    );
    // What did not reach them was no asking.
    expect(
      whyNot(one, turn('director', 'ben'), known({ before: [wasAsked('ben', 'deputy', 'failed')] })),
    ).toBeUndefined();
  });

  it('is not asked at all where they lead it, or were asked in the lead’s place', () => {
    const already = 'they were asked for it already';
    expect(whyNot(asked({ lead: ['asha', 'dev'] }), turn('director', 'dev'), known())).toBe(already);
    expect(whyNot(asked({}, { now: [{ person: 'ben', as: 'delegate' }] }), turn('deputy', 'ben'), known())).toBe(
      already,
    );
  });

  it('is asked anew when the due day has moved since', () => {
    const later = '2027-01-20' as LocalDate;
    const before = [wasAsked('ben', 'deputy')];
    const one = asked({ director: 'ben' }, { dueOn: later });
    expect(whyNot(one, turn('director', 'ben', { dueOn: later }), known({ before }))).toBeUndefined();
  });
});

describe('nobody is asked', () => {
  it.each<[string, Asked, Partial<Escalations>, string]>([
    ['for what is answered', asked({}, { given: {} }), {}, 'it is answered'],
    ['for what is due later by now', asked({}, { dueOn: '2027-01-20' }), {}, 'it is due on another day now'],
    ['for what the office holds', asked({}), { holds: [{ workstream: 'p/ict' } as never] }, 'the office holds it'],
    ['who has the role no more', asked({ director: 'mei' }), {}, 'it is theirs no more, or they are away'],
    ['who is away', asked({}), { away: away('dev') }, 'it is theirs no more, or they are away'],
  ])('%s', (_, one, more, why) => expect(whyNot(one, turn('director', 'dev'), known(more))).toBe(why));
});
