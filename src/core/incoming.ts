import type { Json } from './json.ts';
import type { Message } from './message.ts';

/** A person's account on a platform. `platform` is an open set: nothing in the core lists them. */
export interface AccountId {
  readonly platform: string;
  /** Slack team, Entra tenant; "rehearsal" in the playground. */
  readonly tenant: string;
  readonly id: string;
}

/** Where a message goes on a platform; only the adapter that made it can read it. */
export type Address = string;

export interface Place {
  readonly kind: 'direct' | 'channel';
  /** The platform's own name for it: what a steering group's `channel` holds. */
  readonly id: string;
  readonly address: Address;
  /** Of a channel: where a message goes that stands in it and only this person sees. Absent: the platform has no such place. */
  readonly alone?: Address;
}

/**
 * One gesture of a person, on any platform: what they typed, pressed or sent as a form, in the core's terms. Text is
 * already well-formed, without NUL, without the platform's escaping and without the mention of ourselves.
 */
export interface Incoming {
  /** Every name the platform gives this gesture (event id, message id, …): handled if none of them was seen before. */
  readonly keys: readonly string[];
  /** When it happened, by the platform's clock. */
  readonly at: Date;
  readonly from: AccountId & {
    /** Where a direct message reaches this person, if this gesture tells. */
    readonly address?: Address;
  };
  readonly place: Place;
  readonly what: What;
  /**
   * What the platform lets us put into its acknowledgement: the reply itself (a slash command, an invoke, a press in a channel,
   * before that person alone), or nothing,
   * in which case the reply goes through the outbox to `place`.
   */
  readonly reply: 'acknowledgement' | 'outbox';
  /**
   * The platform's id of the message that was pressed, where the acknowledgement takes its place before this person: it
   * then has a button that leads back, if that message is one that we know (bot/back.ts).
   */
  readonly covers?: string;
  /** What the adapter wants kept with this gesture, by its own keys (ports.ts, AdapterMemory). */
  readonly remember?: Readonly<Record<string, string>>;
}

export type What =
  /** Typed: a word from the list of words, or an answer. `message` is the platform's id of what they wrote. */
  | { readonly kind: 'said'; readonly text: string; readonly message?: string }
  /** They edited what they had written; `text` is how it now reads. */
  | { readonly kind: 'edited'; readonly message: string; readonly text: string }
  /** They took back what they had written. */
  | { readonly kind: 'deleted'; readonly message: string }
  /** A slash command's text, which is always a word and never an answer. */
  | { readonly kind: 'word'; readonly text: string }
  /** A button: says `say`, as the answer to `to` (message.ts, Button). `message` is the platform's id of its message. */
  | { readonly kind: 'pressed'; readonly say: string; readonly to?: string; readonly message?: string }
  /** A form, sent: `to` and the names are the form's own (message.ts), the values as written; an empty field is absent. */
  | { readonly kind: 'form'; readonly to: string; readonly values: Readonly<Record<string, string>> }
  /** The bot became reachable for this person (installed), or stopped being (uninstalled, blocked). */
  | { readonly kind: 'reachable' }
  /** They opened the page that the platform keeps for us; the answer to it is what stands there (`home`). */
  | { readonly kind: 'opened-home' }
  | { readonly kind: 'unreachable'; readonly why: string }
  /** Something we cannot read: a file, a picture, a voice message. */
  | { readonly kind: 'unreadable'; readonly what: string };

/** What receiving led to, for the platform's acknowledgement. All else goes through the outbox. */
export interface Outcome {
  /**
   * Present exactly when the incoming's `reply` is `acknowledgement` and there is something to say. To a press on a button
   * that `opens` a form: the message with that form. To a form that was sent: a message with a form again where fields
   * have errors or more is asked, else what became of it.
   */
  readonly answer?: Message;
  /** Absent: it was handled. `repeated`: it had been before; `refused`: somebody asked for what is not theirs. */
  readonly became?: 'repeated' | 'refused';
}

/** What an adapter hands to the core; resolves only when everything is stored. Rejects when nothing was. */
export type Receive = (incoming: Incoming) => Promise<Outcome>;

/** What a platform tells about an account, to match it with a person. */
export interface Profile {
  readonly name?: string;
  /** Absent where the platform does not tell, or nobody has checked it. */
  readonly email?: string;
  /** A guest, a bot, somebody of another organisation: matches nobody, whatever the programme file says. */
  readonly outsider?: true;
}

/** How a platform answered one attempt to send. */
export type Sent =
  | {
      readonly kind: 'sent';
      readonly messageId: string /** Where it went, if that was found out on the way. */;
      readonly address?: Address;
    }
  /** For good: the channel is gone, we are not in it, the text is too large. `why` is shown to the programme office. */
  | {
      readonly kind: 'refused';
      readonly why: string;
      /** It is the person who cannot be reached there, whatever the message: why, as read after “cannot be reached in Slack:”. */
      readonly unreachable?: string;
    }
  /** Asked to wait (429); burns no attempt. */
  | { readonly kind: 'wait'; readonly seconds: number }
  /** Certainly not delivered: never connected. */
  | { readonly kind: 'not-connected'; readonly why: string }
  /** Perhaps delivered. */
  | { readonly kind: 'unknown'; readonly why: string };

/** One attempt to send. */
export interface Post {
  /** The delivery's key, to be carried in the message where the platform allows, so that it can be found again. */
  readonly key: string;
  /** As the adapter's own `render` made it. */
  readonly body: Json;
  readonly to: Recipient;
  /** The platform's id of the message that this replaces. */
  readonly replaces?: string;
}

export type Recipient =
  | { readonly direct: AccountId; readonly address?: Address }
  /** `id` as the programme file or the platform names the channel. */
  | { readonly channel: string; readonly address?: Address };
