import type { What } from '#core/incoming';
import { buttonData, executed, formData, isDirect, mention, type WireAccount, type WireActivity } from './activity.ts';
import { valuesIn } from './inputs.ts';
import { ofHtml, withLinks } from './links.ts';
import { clean, named, readable } from './text.ts';

/** What a person did, by what their client sent; undefined: nothing that was meant for us. */
export function whatIn(activity: WireActivity): What | undefined {
  const { type, action, recipient } = activity;
  const us = (accounts: readonly WireAccount[] | null | undefined) => accounts?.some(({ id }) => id === recipient?.id);
  switch (type) {
    case 'message':
      return pressIn(activity.value, activity) ?? saidIn(activity);
    case 'messageUpdate':
      return activity.channelData?.eventType === 'undeleteMessage' ? undefined : editIn(activity);
    case 'messageDelete':
      return activity.id ? { kind: 'deleted', message: clean(activity.id) } : undefined;
    case 'invoke': {
      const press = executed.safeParse(activity.value);
      return press.success ? pressIn(press.data.action.data, activity) : undefined;
    }
    // In a team the app is there for the channel; whether a person can be written to, it does not tell.
    case 'installationUpdate':
      if (!isDirect(activity)) return undefined;
      if (action === 'add') return { kind: 'reachable' };
      return action === 'remove' ? removed : undefined;
    case 'conversationUpdate':
      if (!isDirect(activity)) return undefined;
      if (us(activity.membersAdded)) return { kind: 'reachable' };
      return us(activity.membersRemoved) ? removed : undefined;
  }
  return undefined;
}

const removed: What = { kind: 'unreachable', why: 'they have removed the Quarterdeck app in Teams' };

/** A button, or a form that was sent; undefined: it is none of ours. */
function pressIn(value: unknown, { replyToId }: WireActivity): What | undefined {
  const form = formData.safeParse(value);
  if (form.success) return { kind: 'form', to: clean(form.data.to), values: valuesIn(form.data) };
  const data = buttonData.safeParse(value);
  if (!data.success) return undefined;
  const { say, to } = data.data;
  return {
    kind: 'pressed',
    say: clean(say),
    ...(to == null ? {} : { to: clean(to) }),
    ...(replyToId ? { message: clean(replyToId) } : {}),
  };
}

function saidIn(activity: WireActivity): What | undefined {
  const { id, attachments } = activity;
  const { text, mentioned } = wordsIn(activity);
  const message = id ? { message: clean(id) } : {};
  if (text !== '') return { kind: 'said', text, ...message };
  const sent = attachments?.find(({ contentType }) => contentType !== 'text/html');
  if (sent) return { kind: 'unreadable', what: nameOf(sent.contentType ?? '') };
  return mentioned ? { kind: 'said', text: '', ...message } : undefined;
}

/** An edit names the message, not itself: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages */
function editIn(activity: WireActivity): What | undefined {
  const { id } = activity;
  return id ? { kind: 'edited', message: clean(id), text: wordsIn(activity).text } : undefined;
}

function wordsIn({ text, textFormat, entities, attachments, recipient }: WireActivity) {
  const mentions = (entities ?? []).flatMap((entity) => mention.safeParse(entity).data ?? []);
  const html = attachments?.find(({ contentType }) => contentType === 'text/html')?.content;
  const whose = mentions.map((each) => ({ text: each.text, us: each.mentioned.id === recipient?.id }));
  const read =
    textFormat === 'xml'
      ? ofHtml(named(text ?? '', whose))
      : withLinks(readable(text ?? '', whose), typeof html === 'string' ? html : '');
  return { text: read, mentioned: mentions.length > 0 };
}

function nameOf(contentType: string): string {
  if (contentType.startsWith('image/')) return 'a picture';
  return /^(audio|video)\//.test(contentType) ? 'a recording' : 'a file';
}
