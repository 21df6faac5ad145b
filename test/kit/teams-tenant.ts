import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { personCalled } from './sample.ts';

/** The tenant in which the people of the sample programme are, as the Agents Playground is told of it. */

export const tenant = '00000000-0000-4000-8000-0000000000aa';
const bot = { id: '00000000-0000-4000-8000-0000000000b0', name: 'Quarterdeck' };

/** The channel of the Business Strategy Group; the Playground has no more than one. */
export const steering = '19:steering@thread.tacv2';

/** Asha's chat with Quarterdeck. */
export const personal = 'personal-chat-id';

/** Besides Asha, who sits at the Playground's keyboard, it knows five: here whoever is asked in a round. */
const others = ['olive', 'gwen', 'tomas', 'mei', 'noor'];

/** In Entra and in Teams the same id, so that Quarterdeck reaches them before they have written. */
const user = (key: string, id = personCalled(key).teams ?? '') => {
  const { name, email, teams } = personCalled(key);
  const [givenName, surname] = name.split(' ', 2);
  return { id, name, userPrincipleName: email, aadObjectId: teams, givenName, surname, email };
};

const asha = user('asha', 'user-id-0');

/** As the Playground's configuration file: JSON is YAML. */
export function writeTenant(path: string): Promise<void> {
  const config = {
    version: '0.1.1',
    tenantId: tenant,
    bot,
    currentUser: asha,
    users: others.map((key) => user(key)),
    personalChat: { id: personal },
    groupChat: { id: 'group-chat-id', name: 'Group' },
    team: {
      id: 'team-id',
      name: 'Programme',
      aadGroupId: '00000000-0000-4000-8000-000000000031',
      channels: [{ id: steering, name: 'Steering' }],
    },
  };
  return writeFile(path, JSON.stringify(config));
}

/** What the client of somebody sends when they write to Quarterdeck; `conversation` is the chat with it. */
export function written(key: string, { conversation, serviceUrl, text }: Written): Activity {
  const { id, name, aadObjectId } = key === 'asha' ? asha : user(key);
  return {
    type: 'message',
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: { id, name, aadObjectId },
    recipient: bot,
    conversation: { conversationType: 'personal', tenantId: tenant, id: conversation },
    channelData: { tenant: { id: tenant } },
    textFormat: 'plain',
    text,
  };
}

interface Written {
  readonly conversation: string;
  readonly serviceUrl: string;
  readonly text: string;
}

// biome-ignore lint/suspicious/noExplicitAny: a wire format, which tests make wrong on purpose
export type Activity = any;
