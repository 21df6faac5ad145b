import { setTimeout as sleep } from 'node:timers/promises';
import type { Wire } from '../adapters/slack/fake-slack.ts';
import { type Person as Modal, personBefore } from '../adapters/slack/form-rig.ts';
import { seen } from '../adapters/slack/reader.ts';
import { type EmulatedSlack, emulatedSlack, us } from './emulated-slack.ts';
import { quarterdeck, type TestQuarterdeck } from './quarterdeck.ts';
import { type Filler, newest, type Place, type Read, type Rig, withButton, withoutFurniture } from './rig.ts';
import { type Change, people, sampleWith, withoutCustomerBoard } from './sample.ts';
import { type Answer, type SlackClient, slackClient } from './slack-client.ts';

/** Slack: an emulator that others wrote as its Web API, signed requests of ours for what people do. */
export interface SlackRig extends Rig {
  person(key: string): Filler;
  readonly slack: EmulatedSlack;
  readonly client: SlackClient;
  /** Delivers it, waits for what comes of it. */
  deliver(payload: Wire): Promise<Answer>;
}

export interface SlackRigOptions {
  readonly changes?: readonly Change[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where Quarterdeck finds its database instead. */
  readonly through?: (databaseUrl: string) => string;
}

export async function slackRig({ changes = [], env = {}, through }: SlackRigOptions = {}): Promise<SlackRig> {
  const { slack, ...side } = await slackSide();
  const file = await sampleWith([...side.changes, ...changes]);
  const deck = await quarterdeck({ ...slack.env, PROGRAMME_FILE: file.path, ...env }, through).catch(async (fault) => {
    await slack.stop();
    throw fault;
  });
  return {
    quarterdeck: deck,
    ...side.of(deck),
    async stop() {
      await deck.stop();
      await slack.stop();
      await file.remove();
    },
  };
}

/** Slack before there is a Quarterdeck, and its people once there is. */
export async function slackSide() {
  const slack = await emulatedSlack();
  return {
    slack,
    changes: [...idsOf(slack), withoutCustomerBoard],
    of: (deck: TestQuarterdeck) => slackPeople(slack, deck),
  };
}

function slackPeople(slack: EmulatedSlack, deck: TestQuarterdeck): Omit<SlackRig, 'quarterdeck' | 'stop'> {
  const client = slackClient(slack, deck.url);

  const deliver = async (payload: Wire): Promise<Answer> => {
    const answer = await client.deliver(payload);
    await deck.settled();
    return answer;
  };
  const ours = async (conversation: string): Promise<readonly Wire[]> =>
    (await slack.history(conversation)).filter((each) => each.user === us);
  const place = (where: () => Promise<string>): Place => ({
    read: async () => (await ours(await where())).map(readMessage),
  });
  /** What stands over the conversations of each account: modals. */
  const over = new Map<string, { readonly views: Wire[] } & Modal>();
  const modalsOf = (account: string) => {
    const views: Wire[] = [];
    let changes = 0;
    const standing = { views, tick: () => String(++changes) };
    const before = personBefore(
      standing,
      () => client.submitted(account),
      async (payload) => {
        const { status, text } = await deliver(payload);
        return {
          accepted: status === 200,
          at: new Date(0),
          ...(text.startsWith('{') ? { answer: JSON.parse(text) } : {}),
        };
      },
    );
    const known = over.get(account) ?? { ...before, views };
    over.set(account, known);
    return known;
  };
  /** A press that opens something has done so, or has said why not. */
  const opens = async (account: string, payload: Wire): Promise<void> => {
    const told = slack.told.length;
    const trigger = await slack.trigger(account);
    await accepted(deliver({ ...payload, trigger_id: trigger }));
    while (!slack.opened(trigger) && slack.told.length === told) await sleep(5);
    const view = slack.opened(trigger);
    if (view) modalsOf(account).views.push(view);
  };
  const person = (key: string): Filler => {
    const account = slack.account(key);
    const direct = () => slack.direct(account);
    const here = place(direct);
    return {
      ...here,
      async types(text) {
        await accepted(deliver(await client.wrote(account, text)));
        return newest(here);
      },
      async presses(label, of) {
        const { id } = of ?? withButton(await here.read(), label);
        const message = (await ours(await direct())).find((each) => each.ts === id);
        const payload = client.pressed(account, await direct(), message, label);
        if (JSON.parse(payload.actions[0].value).opens) await opens(account, payload);
        else await accepted(deliver(payload));
        return newest(here);
      },
      form: () => modalsOf(account).form(),
      async fills(written) {
        const { accepted } = await modalsOf(account).submitForm(written);
        if (!accepted) throw new Error('The form was not accepted.');
        return newest(here);
      },
    };
  };
  return { slack, client, deliver, person, steering: place(async () => slack.channel) };
}

/** Most people by their Slack id; Mei, like whoever has none in the file, is to be found by her e-mail address. */
function idsOf(slack: EmulatedSlack): readonly Change[] {
  const ids = people.flatMap(({ key, slack: id }) =>
    id === undefined || key === 'mei' ? [] : [[id, slack.account(key)] as const],
  );
  return [...ids, ['      slack: U0MEI,\n', ''], ['C0STEERING', slack.channel]];
}

async function accepted(answer: Promise<Answer>): Promise<void> {
  const { status, text } = await answer;
  if (status !== 200) throw new Error(`Slack was answered ${status} ${text}`);
}

function readMessage(message: Wire): Read {
  const { id, text, buttons, problems } = seen(message);
  if (problems.length > 0) throw new Error(`Slack would refuse this message: ${problems.join(', ')}\n${text}`);
  return { id, text: withoutFurniture(text), buttons };
}
