import { describe, expect, it } from '@jest/globals';
import { publicCloud } from '../../../adapters/teams/cloud.ts';

describe('Microsoft’s addresses', () => {
  it.each([
    ['https://smba.trafficmanager.net/emea/', true],
    ['https://smba.trafficmanager.net/teams/', true],
    ['https://smba.infra.gcc.teams.microsoft.com/teams', true],
    ['https://smba.infra.dod.teams.microsoft.us/teams', true],
    ['http://smba.trafficmanager.net/emea/', false],
    ['https://smba.trafficmanager.net:8443/emea/', false],
    ['https://smba.trafficmanager.net@evil.example/', false],
    ['https://evil.example/smba.trafficmanager.net/', false],
    ['https://smba.trafficmanager.net.evil.example/', false],
    ['https://evilsmba.teams.microsoft.com.evil.example/', false],
    ['https://other.trafficmanager.net/', false],
    ['https://directline.botframework.com/', false],
    ['http://127.0.0.1:56150/_connector', false],
  ])('are told from others: %s', (address, is) => {
    expect(publicCloud.isService(new URL(address))).toBe(is);
  });
});
