import type { Meaning, Reply, Wire } from './platform.ts';

/** The Bot Framework connector, as far as Quarterdeck calls it. */

export const tenant = '00000000-0000-4000-8000-0000000000aa';
export const directOf = (user: string): string => `a:${user}`;

let count = 0;
const newId = (): string => String(1_800_000_000_000 + ++count);

// biome-ignore lint/suspicious/noExplicitAny: what came over the wire
export function teamsMeaning({ record }: Wire, method: string, path: string, body: any): Meaning {
  const [, , , place = '', what, id = ''] = path.split('/');
  const accept = (activity: object, at: string, named: string): void =>
    record.accept({ platform: 'teams', place: at, id: named, key: keyIn(activity), text: JSON.stringify(activity) });
  if (method === 'POST' && path === '/v3/conversations') {
    if (!body.isGroup) {
      const user = body.members[0].id as string;
      return { asks: `the conversation with ${user}`, run: () => created({ id: directOf(user) }) };
    }
    const channel = body.channelData.channel.id as string;
    const run = () => {
      const activityId = newId();
      accept(body.activity, channel, activityId);
      return created({ id: `${channel};messageid=${activityId}`, activityId });
    };
    return { posts: keyIn(body.activity), place: channel, run };
  }
  if (method === 'POST' && what === 'activities') {
    const run = () => {
      const named = newId();
      accept(body, place, named);
      return created({ id: named });
    };
    return { posts: keyIn(body), place, run };
  }
  if (method === 'PUT' && what === 'activities')
    return {
      posts: `edit of ${keyIn(body)}`,
      place: place.split(';')[0]!,
      run: () =>
        record.edit(place.split(';')[0]!, id, JSON.stringify(body)) ? { status: 200, body: { id } } : notFound,
    };
  if (method === 'GET' && what === 'members')
    return { asks: `the member ${id}`, run: () => ({ status: 200, body: { id, aadObjectId: id, name: id } }) };
  return { run: () => notFound };
}

const created = (body: object): Reply => ({ status: 201, body });
const notFound: Reply = {
  status: 404,
  body: { error: { code: 'ConversationNotFound', message: 'ConversationNotFound' } },
};

const keyIn = (activity: { channelData?: { quarterdeck_delivery?: string } }): string =>
  activity.channelData?.quarterdeck_delivery ?? 'no key';
