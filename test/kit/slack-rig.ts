import type { Wire } from '../adapters/slack/fake-slack.ts';
import { seen } from '../adapters/slack/reader.ts';
import { type EmulatedSlack, emulatedSlack, us } from './emulated-slack.ts';
import { quarterdeck } from './quarterdeck.ts';
import { newest, type Person, type Place, type Read, type Rig, withButton, withoutFurniture } from './rig.ts';
import { people, sampleWith, withoutCustomerBoard } from './sample.ts';
import { type Answer, type SlackClient, slackClient } from './slack-client.ts';

/** Slack: an emulator that others wrote as its Web API, signed requests of ours for what people do. */
export interface SlackRig extends Rig {
  readonly slack: EmulatedSlack;
  readonly client: SlackClient;
  /** Delivers it, waits for what comes of it. */
  deliver(payload: Wire): Promise<Answer>;
}

export interface SlackRigOptions {
  /** Pieces of the sample programme's text, and what stands instead. */
  readonly changes?: readonly (readonly [piece: string, instead: string])[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where Quarterdeck finds its database instead. */
  readonly through?: (databaseUrl: string) => string;
}

export async function slackRig({ changes = [], env = {}, through }: SlackRigOptions = {}): Promise<SlackRig> {
  const slack = await emulatedSlack();
  const file = await sampleWith([...idsOf(slack), ...changes]);
  const deck = await quarterdeck({ ...slack.env, PROGRAMME_FILE: file.path, ...env }, through).catch(async (fault) => {
    await slack.stop();
    throw fault;
  });
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
  const person = (key: string): Person => {
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
        await accepted(deliver(client.pressed(account, await direct(), message, label)));
        return newest(here);
      },
    };
  };
  return {
    quarterdeck: deck,
    slack,
    client,
    deliver,
    person,
    steering: place(async () => slack.channel),
    async stop() {
      await deck.stop();
      await slack.stop();
      await file.remove();
    },
  };
}

/** Most people by their Slack id; Mei, like whoever has none in the file, is to be found by her e-mail address. */
function idsOf(slack: EmulatedSlack): readonly (readonly [string, string])[] {
  const ids = people.flatMap(({ key, slack: id }) =>
    id === undefined || key === 'mei' ? [] : [[id, slack.account(key)] as const],
  );
  return [...ids, ['      slack: U0MEI,\n', ''], ['C0STEERING', slack.channel], withoutCustomerBoard];
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
