import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Person } from '#core/programme/person';
import { type TeamsAdapter, teams } from '../../../adapters/teams/index.ts';
import { appId, type FakeCloud, fakeCloud, tenant } from './fake-cloud.ts';
import { asha, inMemory, silent } from './rig.ts';
import { StubbedLogin } from './stubbed-login.ts';

let fake: FakeCloud;
let memory: ReturnType<typeof inMemory>;
let adapter: TeamsAdapter;

const made = (): TeamsAdapter =>
  teams({
    appId,
    appPassword: 'secret',
    tenantId: tenant,
    appType: 'SingleTenant',
    emulator: false,
    allowedTenants: [tenant],
    memory,
    log: silent,
    timeout: 300,
    cloud: fake.cloud,
    credentials: new StubbedLogin(),
  });

beforeEach(async () => {
  fake = await fakeCloud([asha]);
  memory = inMemory();
  adapter = made();
});
afterEach(() => fake.stop());

describe('reaching people', () => {
  const person = (more: object) =>
    ({ key: 'asha', name: 'Asha', email: 'asha.patel@example.org', kind: 'officer', ...more }) as Person;

  it('reaches by the Entra id in the programme file', async () => {
    expect(await adapter.reach(person({ teams: asha.aadObjectId }))).toEqual({
      platform: 'teams',
      tenant,
      id: asha.aadObjectId,
    });
  });

  it('reaches by e-mail only somebody whom Teams has told of', async () => {
    expect(await adapter.reach(person({}))).toBeUndefined();
    await adapter.profile({ platform: 'teams', tenant, id: asha.aadObjectId });
    expect(await adapter.reach(person({}))).toEqual({ platform: 'teams', tenant, id: asha.aadObjectId });
  });

  it('reaches nobody for a local client that was never heard', async () => {
    const local = teams({ appType: 'SingleTenant', emulator: true, allowedTenants: 'any', memory, log: silent });
    expect(await local.reach(person({ teams: asha.aadObjectId }))).toBeUndefined();
  });

  it('tells a profile when the platform cannot be asked by rejecting, not by calling them a stranger', async () => {
    const asked = fake.whileUnreachable(() => adapter.profile({ platform: 'teams', tenant, id: asha.aadObjectId }));
    await expect(asked).rejects.toThrow();
  });

  it.each([
    ['a guest by role', { userRole: 'guest' }],
    ['a guest by name', { userPrincipalName: 'a_b.c#EXT#@council.onmicrosoft.com' }],
    ['somebody of another tenant', { tenantId: 'other' }],
    ['somebody else than was asked for', { aadObjectId: 'another' }],
  ])('takes %s for an outsider', async (_, more) => {
    await fake.stop();
    fake = await fakeCloud([{ ...asha, ...more, id: asha.aadObjectId }]);
    adapter = made();
    expect(await adapter.profile({ platform: 'teams', tenant, id: asha.aadObjectId })).toEqual({ outsider: true });
  });
});
