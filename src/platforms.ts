import type { ChatAdapter, Store } from '#core/ports';
import type { Route } from '../adapters/http/index.ts';
import type { JsonLog } from '../adapters/log/index.ts';
import type { Settings } from './settings.ts';

/** The platforms that the settings configure, Slack first, and the addresses they are reached at. */
export interface Platforms {
  readonly adapters: readonly ChatAdapter[];
  readonly routes: readonly Route[];
}

/** Each platform's library is loaded only when it is configured: it is most of what an idle process would hold. */
export async function platforms(settings: Settings, store: Store, log: JsonLog): Promise<Platforms> {
  const adapters: ChatAdapter[] = [];
  const routes: Route[] = [];
  const { slack, teams } = settings;
  if (slack) {
    const adapter = (await import('../adapters/slack/index.ts')).slack({ ...slack, log });
    adapters.push(adapter);
    routes.push({
      path: '/slack/events',
      methods: ['POST'],
      access: 'everyone',
      raw: (req, res) => adapter.handle(req, res),
    });
  }
  if (teams) {
    const memory = {
      get: (key: string) => store.transaction((tx) => tx.memory.get('teams', key)),
      set: (key: string, value: string) => store.transaction((tx) => tx.memory.set('teams', key, value)),
    };
    const adapter = (await import('../adapters/teams/index.ts')).teams({ ...teams, memory, log });
    adapters.push(adapter);
    routes.push({
      path: '/api/messages',
      methods: ['POST'],
      access: 'everyone',
      raw: (req, res) => adapter.handle(req, res),
    });
  }
  return { adapters, routes };
}
