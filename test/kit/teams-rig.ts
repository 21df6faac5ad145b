import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agentsPlayground } from '../adapters/teams/agents-playground.ts';
import type { Posted } from '../adapters/teams/fake-cloud.ts';
import { filledIn, formOn } from '../adapters/teams/form-reader.ts';
import { type Element, elementsOf, seenIn } from '../adapters/teams/reader.ts';
import { quarterdeck, type TestQuarterdeck } from './quarterdeck.ts';
import { newest, type Place, type Read, type Rig, type Writer, withButton, withoutFurniture } from './rig.ts';
import { type Change, personCalled, sampleWith, withoutCustomerBoard } from './sample.ts';
import { type Exchange, tap } from './tap.ts';
import { type Activity, steering, tenant, writeTenant, written } from './teams-tenant.ts';

/** Teams: Microsoft's Agents Playground as client and service, with a tap between it and Quarterdeck each way. */
export interface TeamsRig extends Rig {
  /** Forms, edits and deletions are Asha's alone: the Agents Playground has one client. */
  person(key: string): Writer;
  /** What somebody's client sends when they write in Asha's chat. */
  written(key: string, text: string): Activity;
  /** Posts an activity of one's own, and waits for what comes of it. */
  deliver(activity: Activity, headers?: Readonly<Record<string, string>>): Promise<{ status: number; text: string }>;
}

export async function teamsRig(
  env: Readonly<Record<string, string>> = {},
  changes: readonly Change[] = [],
): Promise<TeamsRig> {
  const file = await sampleWith([
    withoutCustomerBoard,
    ['{ slack: C0STEERING }', `{ teams: "${steering}" }`],
    ...changes,
  ]);
  const deck = await quarterdeck({ ...teamsEnv, PROGRAMME_FILE: file.path, ...env });
  const { stop, ...side } = await teamsSide(deck);
  return {
    quarterdeck: deck,
    ...side,
    async stop() {
      await stop();
      await Promise.all([deck.stop(), file.remove()]);
    },
  };
}

export const teamsEnv = { TEAMS_EMULATOR: 'true' };

/** Teams beside a Quarterdeck that was started with {@link teamsEnv}. */
export async function teamsSide(deck: TestQuarterdeck): Promise<Omit<TeamsRig, 'quarterdeck'>> {
  const folder = await mkdtemp(join(tmpdir(), 'quarterdeck-teams-'));
  await writeTenant(join(folder, 'playground.yml'));
  const endpoint = await tap(() => deck.url);
  const connector = await tap(() => playground.url);
  const serviceUrl = `${connector.url}/_connector`;
  const playground = await agentsPlayground(`${endpoint.url}/api/messages`, {
    config: join(folder, 'playground.yml'),
    serviceUrl,
  });

  /** The Playground says that it was done before it has told Quarterdeck; and it tells other things between. */
  const gesture = async (type: string, make: () => Promise<unknown>): Promise<void> => {
    const taken = endpoint.next(({ sent }) => sent?.type === type);
    await make();
    const { status, answer } = await taken;
    if (status !== 200) throw new Error(`Teams was answered ${status} ${JSON.stringify(answer)}`);
    await deck.settled();
  };
  /** Cards that took the place of those in messages, in Asha's client. */
  const replaced = new Map<string, Element>();
  const asShown = (posted: Posted): Posted => {
    const content = replaced.get(posted.id);
    if (!content) return posted;
    return {
      ...posted,
      activity: { ...posted.activity, attachments: [{ ...posted.activity.attachments[0], content }] },
    };
  };
  const standing = (isHere: (conversation: string) => boolean): readonly Posted[] =>
    postsIn(connector.exchanges)
      .filter(({ conversation }) => isHere(conversation))
      .map(asShown);
  const execute = (message: string, action: object) =>
    gesture('invoke', async () => {
      const { value } = await playground.execute(message, action);
      if (typeof value === 'object' && value !== null) replaced.set(message, value as Element);
    });
  /** Done to the newest message that Asha wrote with this text. */
  const change = async (said: string, done: Activity): Promise<void> => {
    const { sent } = endpoint.exchanges.findLast((each) => each.sent?.type === 'message' && each.sent.text === said)!;
    const { text: _, ...common } = sent;
    await gesture(done.type, () => playground.activity({ ...common, timestamp: new Date().toISOString(), ...done }));
  };
  const place = (isHere: (conversation: string) => boolean): Place => ({
    read: async () => standing(isHere).map(readMessage),
  });
  const chatWith = (key: string): string => {
    if (key === 'asha') return playground.personal;
    const { teams } = personCalled(key);
    const begun = connector.exchanges.find(({ sent }) => sent?.members?.[0]?.id === teams);
    if (!begun) throw new Error(`Quarterdeck has not written to ${key} yet.`);
    return begun.answer.id;
  };
  const person = (key: string): Writer => {
    const isHere = (conversation: string) => conversation === chatWith(key);
    const here = place(isHere);
    return {
      ...here,
      async types(text) {
        await gesture('message', () =>
          key === 'asha'
            ? playground.say(playground.personal, text)
            : playground.activity(written(key, { conversation: chatWith(key), serviceUrl, text })),
        );
        return newest(here);
      },
      async presses(label, of) {
        if (key !== 'asha') throw new Error('The Agents Playground presses buttons as Asha alone.');
        const { id } = of ?? withButton(await here.read(), label);
        const message = standing(isHere).find((each) => each.id === id)!;
        await execute(id, actionOf(message, label));
        return newest(here);
      },
      form: async () => formOf(withForm(standing(isHere))),
      async fills(written) {
        const message = withForm(standing(isHere));
        if (!message) throw new Error('There is no form.');
        await execute(message.id, filledIn(cardOf(message), written));
        return newest(here);
      },
      async edits(said, text) {
        await change(said, {
          type: 'messageUpdate',
          text,
          channelData: { tenant: { id: tenant }, eventType: 'editMessage' },
        });
        return newest(here);
      },
      async deletes(said) {
        const channelData = { tenant: { id: tenant }, eventType: 'softDeleteMessage' };
        await change(said, { type: 'messageDelete', channelData });
        return newest(here);
      },
    };
  };

  await gesture('installationUpdate', () => playground.install());
  return {
    person,
    written: (key, text) => written(key, { conversation: playground.personal, serviceUrl, text }),
    async deliver(activity, headers = {}) {
      const answer = await fetch(`${deck.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(activity),
      });
      const text = await answer.text();
      await deck.settled();
      return { status: answer.status, text };
    },
    steering: place((conversation) => conversation.startsWith(steering)),
    async stop() {
      await playground.stop();
      await Promise.all([endpoint.stop(), connector.stop(), rm(folder, { recursive: true })]);
    },
  };
}

/** What Quarterdeck posted and the Playground took: into a conversation, or as the beginning of one in a channel. */
function postsIn(exchanges: readonly Exchange[]): readonly Posted[] {
  return exchanges.flatMap(({ method, path, sent, status, answer }) => {
    const [, conversation] = /\/v3\/conversations\/([^/]+)\/activities$/.exec(path) ?? [];
    if (method !== 'POST' || status >= 300) return [];
    if (conversation) return [{ conversation: decodeURIComponent(conversation), id: answer.id, activity: sent }];
    return sent.activity ? [{ conversation: answer.id, id: answer.activityId, activity: sent.activity }] : [];
  });
}

function readMessage(posted: Posted): Read {
  const { id, text, buttons, problems } = seenIn(posted);
  if (problems.length > 0) throw new Error(`Teams would refuse this message: ${problems.join(', ')}\n${text}`);
  return { id, text: withoutFurniture(text), buttons };
}

const cardOf = ({ activity }: Posted): Element => activity.attachments[0].content;
const formOf = (message: Posted | undefined) => message && formOn(cardOf(message));
const withForm = (messages: readonly Posted[]): Posted | undefined => messages.findLast(formOf);

interface Action {
  readonly title: string;
  readonly fallback?: object;
}

/** The button's action as the client sends it: without its fallback. */
function actionOf(message: Posted, label: string): object {
  const actions = elementsOf(cardOf(message)).flatMap((each) => (each.actions ?? []) as readonly Action[]);
  const found = actions.find(({ title }) => title === label);
  if (!found) throw new Error(`There is no button “${label}”.`);
  const { fallback: _, ...action } = found;
  return action;
}
