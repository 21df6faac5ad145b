import { describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '#core/access/actor';
import { type Action, can, canSomewhere, isListed, type Subject } from '#core/access/can';

const p = 'business-strategy';
const roles = {
  office: { programme: p, role: 'office' },
  sponsor: { programme: p, role: 'sponsor' },
  observer: { programme: p, role: 'observer' },
  lead: { programme: p, role: 'lead', workstream: `${p}/ict` },
  deputy: { programme: p, role: 'deputy', workstream: `${p}/ict` },
  cover: { programme: p, role: 'cover', workstream: `${p}/ict`, for: 'noor' },
  director: { programme: p, role: 'director', workstream: `${p}/ict` },
  chair: { programme: p, role: 'chair', group: `${p}/bsg`, groupKind: 'officer', oversees: 'all' },
  member: { programme: p, role: 'member', group: `${p}/bsg`, groupKind: 'officer', oversees: 'all' },
} satisfies Record<string, Role>;

const actor = (...held: Role[]): Actor => ({
  person: { id: 'asha', name: 'Asha Patel', kind: 'officer', timeZone: 'Europe/London' },
  via: 'slack',
  roles: held,
});
const ict = { programme: p, workstream: `${p}/ict` };
const bsg = { programme: p, group: `${p}/bsg` };

/** Who may do what to their own workstream, group or programme; nobody else may. */
const matrix: [Action, Subject, (keyof typeof roles)[]][] = [
  [
    'programme.read',
    { programme: p },
    ['office', 'sponsor', 'observer', 'lead', 'deputy', 'cover', 'director', 'chair', 'member'],
  ],
  ['workstream.answer', ict, ['office', 'lead', 'deputy', 'cover']],
  ['workstream.assign', ict, ['office']],
  ['absence.note-for', { programme: p }, ['office']],
  ['workstream.read-sensitive', ict, ['office', 'sponsor', 'lead', 'deputy', 'cover', 'director']],
  ['workstream.read-exempt', ict, ['office', 'sponsor', 'lead', 'deputy', 'cover', 'director', 'chair', 'member']],
  ['round.run', { programme: p }, ['office']],
  ['round.see-all', { programme: p }, ['office']],
  ['update.approve', ict, ['office', 'sponsor', 'director']],
  ['workstream.read-unapproved', ict, Object.keys(roles) as (keyof typeof roles)[]],
  ['digest.preview', bsg, ['office', 'sponsor', 'chair']],
  ['digest.post', bsg, ['office']],
  ['digest.release', bsg, ['office']],
  ['digest.hold', { ...bsg, oversees: 'all' }, ['office', 'sponsor', 'chair', 'director']],
  ['digest.hold', { ...bsg, oversees: [`${p}/parks`] }, ['office', 'sponsor', 'chair']],
  ['workstream.remark', ict, ['director']],
  ['digest.read', bsg, ['office', 'sponsor', 'chair', 'member']],
  ['deliveries.see', { programme: p }, ['office']],
];

describe('who may do what', () => {
  for (const [action, subject, allowed] of matrix)
    for (const role of Object.keys(roles) as (keyof typeof roles)[])
      it(`${role} ${allowed.includes(role) ? 'may' : 'may not'} ${action}`, () => {
        expect(can(actor(roles[role]), action, subject)).toBe(allowed.includes(role));
      });

  it('gives nothing in another programme', () => {
    for (const role of Object.values(roles))
      expect(can(actor(role), 'programme.read', { programme: 'other' })).toBe(false);
  });

  it('gives the lead of one workstream nothing over another', () => {
    expect(can(actor(roles.lead), 'workstream.answer', { programme: p, workstream: `${p}/assets` })).toBe(false);
  });

  it('gives whom a lead asked that workstream in that round, and no other', () => {
    const delegate = actor({ programme: p, role: 'delegate', workstream: `${p}/ict`, round: `${p}/2026-10_2026-12` });
    const other = { programme: p, workstream: `${p}/assets` };
    expect(can(delegate, 'workstream.read', ict)).toBe(true);
    expect(can(delegate, 'workstream.read', other)).toBe(false);
    expect(can(delegate, 'workstream.answer', { ...ict, round: `${p}/2026-10_2026-12` })).toBe(true);
    expect(can(delegate, 'workstream.answer', { ...ict, round: `${p}/2026-07_2026-09` })).toBe(false);
    expect(can(delegate, 'workstream.read-sensitive', ict)).toBe(false);
  });

  it('gives whom a decision gave an action that action, and no sight of the workstreams', () => {
    const owner = actor({ programme: p, role: 'action-owner' });
    const theirs = { programme: p, owner: 'asha' };
    for (const action of ['programme.read', 'action.read', 'action.answer'] as const)
      expect([action, can(owner, action, { ...theirs, sensitive: true })]).toEqual([action, true]);
    for (const action of ['workstream.read', 'workstream.answer'] as const) expect(can(owner, action, ict)).toBe(false);
    const others = { programme: p, owner: 'ben' };
    expect(can(owner, 'action.read', others)).toBe(false);
    expect(can(actor(roles.observer), 'action.read', others)).toBe(true);
    expect(can(actor(roles.observer), 'action.read', { ...others, sensitive: true })).toBe(false);
    expect(can(actor(roles.lead), 'action.answer', others)).toBe(false);
    expect(can(actor(roles.office), 'action.answer', { ...others, sensitive: true })).toBe(true);
  });

  it('gives a person without roles nothing at all', () => {
    for (const [action, subject] of matrix) expect(can(actor(), action, subject)).toBe(false);
  });

  it('keeps sensitive things from steering groups and observers, though they read the rest', () => {
    const sensitive = { ...ict, sensitive: true };
    for (const role of ['chair', 'member', 'observer'] as const) {
      expect(can(actor(roles[role]), 'workstream.read', ict)).toBe(true);
      expect(can(actor(roles[role]), 'workstream.read', sensitive)).toBe(false);
    }
    for (const role of ['office', 'sponsor', 'lead', 'deputy', 'director'] as const)
      expect(can(actor(roles[role]), 'workstream.read', sensitive)).toBe(true);
  });

  it('shows what is not approved to no councillor, unless it is their own', () => {
    const panel = { ...roles.member, group: `${p}/panel`, groupKind: 'councillor' } as const;
    const councillor = (...held: Role[]): Actor => ({
      ...actor(...held),
      person: { ...actor().person, kind: 'councillor' },
    });
    for (const each of [actor(panel), councillor(roles.observer), councillor(roles.member)])
      expect(can(each, 'workstream.read-unapproved', ict)).toBe(false);
    expect(can(councillor(roles.lead), 'workstream.read-unapproved', ict)).toBe(true);
    expect(can(actor(panel, roles.member), 'workstream.read-unapproved', ict)).toBe(true);
  });

  it('lets the owner of a sensitive item read it', () => {
    expect(can(actor(roles.member), 'workstream.read', { ...ict, sensitive: true, owner: 'asha' })).toBe(true);
    expect(can(actor(roles.member), 'workstream.read', { ...ict, sensitive: true, owner: 'ben' })).toBe(false);
  });

  it('lists the deciding of dates and updates for who approves or directs something, sponsor and office, and refuses it to nobody', () => {
    const approver = { programme: p, role: 'approver', workstream: `${p}/ict` } as const;
    for (const role of [roles.director, roles.sponsor, roles.office, approver])
      expect(isListed(actor(role), 'milestone.approve')).toBe(true);
    for (const role of [roles.lead, roles.observer, roles.member]) {
      expect(isListed(actor(role), 'milestone.approve')).toBe(false);
      expect(canSomewhere(actor(role), 'milestone.approve')).toBe(true);
    }
    expect(isListed(actor(roles.observer), 'workstream.answer')).toBe(false);
  });

  it('knows what somebody may do somewhere, for help', () => {
    expect(canSomewhere(actor(roles.lead), 'workstream.answer')).toBe(true);
    expect(canSomewhere(actor(roles.observer), 'workstream.answer')).toBe(false);
    expect(canSomewhere(actor(roles.chair), 'digest.preview')).toBe(true);
  });
});
