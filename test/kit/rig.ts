import type { SeenForm } from '../contracts/chat.ts';
import type { TestQuarterdeck } from './quarterdeck.ts';

/** What somebody reads of one message. */
export interface Read {
  /** The platform's name for it. */
  readonly id: string;
  /** A line for each line there is; how it is drawn (marks of lists, room between) is left out. */
  readonly text: string;
  /** The labels of its buttons. */
  readonly buttons: readonly string[];
}

/** A place in which Quarterdeck writes. */
export interface Place {
  /** Quarterdeck's own messages, oldest first. */
  read(): Promise<readonly Read[]>;
}

/** A person at their client, in their direct messages with Quarterdeck. Each gesture resolves with what came of it. */
export interface Person extends Place {
  /** Types something; resolves with Quarterdeck's newest message. */
  types(text: string): Promise<Read>;
  /** Presses the button with this label on the newest message that has it, or on `of`; resolves with Quarterdeck's newest message. */
  presses(label: string, of?: Read): Promise<Read>;
}

/** Somebody whose client lets them fill in forms. */
export interface Filler extends Person {
  /** The newest form that they can fill in; undefined: there is none, or it was sent. */
  form(): Promise<SeenForm | undefined>;
  /** Writes these into that form, by the labels, leaves all else as it stands and sends it; resolves with Quarterdeck's newest message. */
  fills(written: Readonly<Record<string, string>>): Promise<Read>;
}

/** Somebody whose client lets them change what they wrote, too. */
export interface Writer extends Filler {
  /** Makes the newest message that they wrote with this text read otherwise; resolves with Quarterdeck's newest message. */
  edits(said: string, text: string): Promise<Read>;
  /** Deletes the newest message that they wrote with this text; resolves with Quarterdeck's newest message. */
  deletes(said: string): Promise<Read>;
}

/** One platform as the people of the sample programme meet it, and the Quarterdeck behind it. */
export interface Rig {
  readonly quarterdeck: TestQuarterdeck;
  /** By key in the sample programme. */
  person(key: string): Person;
  /** The channel of the Business Strategy Group. */
  readonly steering: Place;
  stop(): Promise<void>;
}

/** The newest message. */
export async function newest(place: Place): Promise<Read> {
  const last = (await place.read()).at(-1);
  if (!last) throw new Error('Quarterdeck has written nothing here.');
  return last;
}

/** The newest message that has this button. */
export function withButton(messages: readonly Read[], label: string): Read {
  const found = messages.findLast(({ buttons }) => buttons.includes(label));
  if (!found) throw new Error(`There is no button “${label}”. The newest message is:\n${messages.at(-1)?.text}`);
  return found;
}

/** A text as {@link Read} has it. */
export const withoutFurniture = (text: string): string =>
  text
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.replace(/^\s*•\s*/, '').trim())
    .filter((line) => line !== '')
    .join('\n');
