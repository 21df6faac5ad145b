import { z } from 'zod';

/**
 * Bot Framework activities, as far as we read them (https://github.com/microsoft/botframework-sdk, specs/botframework-activity).
 * What is not named here has no effect. Real ones lie in test/fixtures/teams.
 */

const text = z.string();
const account = z.object({
  id: text,
  aadObjectId: text.nullish(),
  name: text.nullish(),
  role: text.nullish(),
});
export type WireAccount = z.output<typeof account>;

const id = z.object({ id: text.nullish() });

export const activity = z.object({
  type: text.min(1),
  id: text.nullish(),
  /** Of an invoke. */
  name: text.nullish(),
  /** Of an installationUpdate. */
  action: text.nullish(),
  timestamp: text.nullish(),
  serviceUrl: text.min(1),
  channelId: text.min(1),
  from: account.nullish(),
  recipient: account.nullish(),
  conversation: z.object({ id: text.min(1), conversationType: text.nullish(), tenantId: text.nullish() }),
  text: text.nullish(),
  /** `plain`; `xml` where the text is HTML. */
  textFormat: text.nullish(),
  replyToId: text.nullish(),
  /** What a button carries. */
  value: z.unknown().optional(),
  entities: z.array(z.looseObject({ type: text.nullish() })).nullish(),
  attachments: z
    .array(z.object({ contentType: text.nullish(), name: text.nullish(), content: z.unknown().optional() }))
    .nullish(),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
  channelData: z
    .object({
      tenant: id.nullish(),
      team: id.nullish(),
      channel: id.nullish(),
      /** Of a messageUpdate `editMessage` or `undeleteMessage`. */
      eventType: text.nullish(),
    })
    .nullish(),
});
export type WireActivity = z.output<typeof activity>;

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations */
export const mention = z.object({ type: z.literal('mention'), text, mentioned: z.object({ id: text }) });

/** What our buttons carry (buttons.ts). */
export const buttonData = z.object({ say: text, to: text.nullish() });

/** Which of several cards of a message an action stands on; the first does not say so. */
export const onCard = z.looseObject({ part: z.int().min(0).default(0) });

/** What the button of a form carries (form.ts); clients add the card's inputs beside it. */
export const formData = z.looseObject({ kind: z.literal('form'), to: text });

/** The value of an `adaptiveCard/action` invoke. */
export const executed = z.object({
  action: z.object({ type: z.literal('Action.Execute'), title: text.nullish(), data: z.unknown() }),
});

/** The Entra tenant that an authenticated activity comes from; lower case. */
export function tenantOf({ channelData, conversation }: WireActivity): string | undefined {
  return (channelData?.tenant?.id ?? conversation.tenantId ?? undefined)?.toLowerCase();
}

export function isDirect({ conversation }: WireActivity): boolean {
  return (conversation.conversationType ?? 'personal') === 'personal';
}
