import type { AccountId, Incoming, Outcome, Recipient } from '#core/incoming';
import type { ChatAdapter } from '#core/ports';

/**
 * What every chat platform owes the core, tried from the platform's side: Slack over HTTP, Slack over a web socket, Teams
 * and the playground all pass it. A rig drives one started adapter through its real outside (a signed request, a socket, a
 * platform's server on loopback) and looks at what reached `receive` and at what a reader would see.
 */
export interface ChatRig {
  /** Started, with a `receive` that notes what comes and then does what {@link onReceive} said. */
  readonly adapter: ChatAdapter;
  /** What reached `receive`, in order, also when it then rejected. */
  readonly received: readonly Incoming[];
  /** What `receive` does from now on. Until told otherwise it stores and has nothing to say. */
  onReceive(behave: (incoming: Incoming) => Promise<Outcome>): void;

  /** Who makes the gestures: a full member of our workspace or tenant, with this e-mail address. */
  readonly person: AccountId;
  readonly email: string;
  /** A guest, or somebody of another workspace or tenant. */
  readonly stranger: AccountId;
  /** How the core addresses that person, and a channel in which we may post, before anything is known of either. */
  readonly to: Readonly<Record<Where, Recipient>>;

  /** The person types this in their conversation with us. */
  say(text: string): Promise<Gesture>;
  /** The person writes this in the channel, mentioning us before it; in a thread that is under way, if so asked. */
  mention(text: string, inThread?: 'in a thread'): Promise<Gesture>;
  /** The person uses the platform's command with this text (only where {@link Can.words}). */
  word(text: string): Promise<Gesture>;
  /** The person presses the newest button of this label among the messages that stand in their conversation with us, or in the channel. */
  press(label: string, where?: Where): Promise<Gesture>;
  /** The person sends a file, with these words beside it (only where {@link Can.files}). */
  sendFile(text: string): Promise<Gesture>;
  /** The platform delivers the last gesture once more, as it does when it did not get our acknowledgement. */
  again(): Promise<Gesture>;
  /** The person changes what they wrote in their conversation with us: `message` is {@link Gesture.message} (only where {@link Can.edits}). */
  editMessage(message: string, text: string): Promise<Gesture>;
  /** The person deletes what they wrote in their conversation with us (only where {@link Can.edits}). */
  deleteMessage(message: string): Promise<Gesture>;
  /**
   * The form that the person has before them and can fill in: open over the conversation (a modal, a dialog), else the newest
   * in it (a card or page with inputs). Undefined: none, or one that was sent and is done with.
   */
  form(): Promise<SeenForm | undefined>;
  /**
   * The person writes these into {@link form}, by the labels that they see, leaves all else as it stands, and sends it. ''
   * empties a field; a choice is made by its label, a day is `YYYY-MM-DD`.
   */
  submitForm(written: Readonly<Record<string, string>>): Promise<Gesture>;

  /** What stands there for a reader, oldest first. */
  seen(where: Where): Promise<readonly Seen[]>;
  /** The next message that we post or edit meets this; only that one. */
  failNext(failure: Failure): void;
  /** How many requests that post or edit a message have reached the platform, failed ones included. */
  posts(): number;
  /** Stops the adapter (perhaps a second time) and all that the rig started. */
  stop(): Promise<void>;
}

export type Where = 'direct' | 'channel';

/** How the platform was answered. */
export interface Gesture {
  /** True: the platform takes it as delivered. False: it was told that it was not, and it repeats what it can repeat. */
  readonly accepted: boolean;
  /** What the person was told at once: in the acknowledgement, or privately beside it. */
  readonly told?: string;
  /** When it happened, by the platform's clock. */
  readonly at: Date;
  /** The thread in which a reply to it belongs. */
  readonly thread?: string;
  /** Of something typed: the platform's id of the message. */
  readonly message?: string;
}

/** A form as the person meets it. */
export interface SeenForm {
  readonly title: string;
  /** All that is read in it above, between and below its fields, errors that stand at a field not included. */
  readonly text: string;
  /** In the order in which they stand. A platform may break one long text into several fields. */
  readonly fields: readonly SeenField[];
  /** On the button that sends it. */
  readonly send: string;
  /** What the platform would refuse it for, by limits that are not the adapter's own. */
  readonly problems: readonly string[];
}

export interface SeenField {
  readonly label: string;
  readonly hint?: string;
  /** What stands in it: what was there at first, or what the person wrote. Of a choice its label; '' if empty. */
  readonly value: string;
  /** Of a choice: the labels. */
  readonly choices?: readonly string[];
  /** What the person reads at this field about what was wrong with it. */
  readonly error?: string;
}

/** A message as its reader meets it: the rig interprets mark-up as the platform would. */
export interface Seen {
  /** As `sent.messageId` named it. */
  readonly id: string;
  /** What the notification and a screen reader say first. */
  readonly summary: string;
  /** All that is read in it, block after block; not the buttons. */
  readonly text: string;
  readonly buttons: readonly string[];
  readonly links: readonly { readonly text: string; readonly href: string }[];
  /** What stands in for each for who cannot see it, and where it is fetched. */
  readonly pictures: readonly { readonly alt: string; readonly href: string }[];
  /** Whom it would ping: people, groups, whole channels. */
  readonly pings: readonly string[];
  readonly thread?: string;
  /** What the platform would refuse it for, by limits that are not the adapter's own. */
  readonly problems: readonly string[];
}

/**
 * What the platform does with a message of ours. `hang` accepts and never answers, so a rig sets a short time-out;
 * `refuse` is a definite refusal (the channel is gone); `unreachable` refuses the connection.
 */
export type Failure = '500-after-accepting' | 'reset-after-accepting' | 'hang' | '429' | 'refuse' | 'unreachable';

/** What this platform can do; sentences about what it cannot are left out. */
export interface Can {
  /** It has a command whose answer stands in the acknowledgement. */
  readonly words: boolean;
  /** The answer to a button stands in the acknowledgement. */
  readonly answersPress: boolean;
  readonly files: boolean;
  /** A message can be found again by its delivery key. */
  readonly readsBack: boolean;
  /** People can change and delete what they wrote, and we are told of it. */
  readonly edits: boolean;
  /**
   * Where a form opens that a button `opens`: over the conversation, as the acknowledgement of the press, or in it, as a
   * message. A form in a message is there to be filled in at once, or behind a button `Fill in as a form`.
   */
  readonly forms: 'over the conversation' | 'in the conversation';
  /** It tells strangers apart. */
  readonly strangers: boolean;
  readonly failures: readonly Failure[];
}
