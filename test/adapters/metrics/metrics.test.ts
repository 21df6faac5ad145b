import { describe, expect, it } from '@jest/globals';
import { metrics } from '../../../adapters/metrics/index.ts';

describe('the metrics', () => {
  it('count gestures, deliveries, ticks and requests under names that begin with quarterdeck_', async () => {
    const counted = metrics();
    counted.gesture('slack', 'handled');
    counted.gesture('slack', 'handled');
    counted.gesture('teams', 'failed');
    counted.delivery('slack', 'sent');
    counted.tick('ok', 0.2, new Date('2027-01-04T09:00:00Z'));
    counted.tick('failed', 3, new Date('2027-01-04T09:01:00Z'));
    counted.request({ route: '/slack/events', method: 'POST', status: 200, seconds: 0.02 });
    const { contentType, text } = await counted.scrape();
    expect(contentType).toMatch(/^text\/plain/);
    for (const line of [
      'quarterdeck_gestures_total{platform="slack",outcome="handled"} 2',
      'quarterdeck_gestures_total{platform="teams",outcome="failed"} 1',
      'quarterdeck_deliveries_total{platform="slack",status="sent"} 1',
      'quarterdeck_last_tick_timestamp_seconds 1799053200',
      'quarterdeck_tick_duration_seconds_count{outcome="failed"} 1',
      'quarterdeck_http_request_duration_seconds_count{route="/slack/events",method="POST",status="200"} 1',
    ])
      expect(text.split('\n')).toContain(line);
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('ask at each scrape how the platforms are and how many deliveries stand in each status', async () => {
    let state: 'ok' | 'degraded' = 'ok';
    const counted = metrics({
      platforms: () => [{ platform: 'teams', health: () => ({ state }) }],
      deliveries: async () => ({ pending: 3, refused: 1 }),
    });
    expect((await counted.scrape()).text).toContain('quarterdeck_platform_up{platform="teams"} 1');
    state = 'degraded';
    const { text } = await counted.scrape();
    expect(text).toContain('quarterdeck_platform_up{platform="teams"} 0');
    expect(text).toContain('quarterdeck_deliveries{status="pending"} 3');
  });

  it('answer while the database does not, without the deliveries', async () => {
    const counted = metrics({ deliveries: () => Promise.reject(new Error('the database is down')) });
    const { text } = await counted.scrape();
    expect(text).toContain('quarterdeck_last_tick_timestamp_seconds');
    expect(text).not.toContain('quarterdeck_deliveries{');
  });

  it('of two programs in one process do not mix', async () => {
    const one = metrics();
    metrics().gesture('slack', 'handled');
    expect((await one.scrape()).text).not.toContain('quarterdeck_gestures_total{');
  });
});
