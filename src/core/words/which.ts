import { buttons, footnote, type Message, paragraph } from '../message.ts';

/** Something with a name that another programme may use too. */
interface Thing {
  readonly id: string;
  readonly name: string;
  readonly programme: string;
}

/**
 * How each is called among these: `ICT`; where several bear that name, `ICT (Beta Programme)`.
 *
 * @param programmes at least those of the things
 */
export function toldApart(
  things: readonly Thing[],
  programmes: readonly { readonly id: string; readonly name: string }[],
): (thing: Thing) => string {
  return ({ id, name, programme }) => {
    const isShared = things.some((other) => other.name === name && other.id !== id);
    const of = programmes.find((each) => each.id === programme)?.name ?? programme;
    return isShared ? `${name} (${of})` : name;
  };
}

/** Asks which of several was meant; each is a press away, and the button says the id, which is never ambiguous. */
export function which(
  question: string,
  choices: readonly { readonly id: string; readonly name: string }[],
  say: (id: string) => string,
): Message {
  return {
    summary: question,
    blocks: [
      paragraph(question),
      buttons(...choices.slice(0, 10).map(({ id, name }) => ({ label: name.slice(0, 75), say: say(id) }))),
      ...choices.slice(0, 1).map(({ id }) => footnote(`Or write it, for example “${say(id)}”.`)),
    ],
  };
}
