import type { Button } from '#core/message';
import { limits } from './limits.ts';
import { bytes, type CardElement, type Piece } from './pack.ts';
import { lines } from './runs.ts';
import { shortened } from './text.ts';

/** What a press brings back to us (parse.ts). */
export type ButtonData = { readonly say: string; readonly to?: string };

const styles = { primary: 'positive', danger: 'destructive' } as const;

/**
 * Sets of a few buttons each. Whatever a button does can be typed too: one that is too large to be one is said so.
 * A button that `opens` a form is pressed as any other: what it opens comes as a message (README.md).
 */
export function buttonSets(buttons: readonly Button[], more: object = {}): readonly Piece[] {
  const pieces: Piece[] = [];
  let set: CardElement[] = [];
  const close = () => {
    if (set.length > 0) pieces.push({ element: { type: 'ActionSet', actions: set } });
    set = [];
  };
  for (const button of buttons) {
    const title = button.label.trim() || button.say.trim();
    if (title === '') continue;
    if (bytes(dataOf(button)) > limits.buttonData) {
      close();
      pieces.push(...lines([`${title}: please type `, { bold: button.say }]));
      continue;
    }
    set.push(action(title, dataOf(button), button.style && styles[button.style], more));
    if (set.length === limits.buttonsInSet) close();
  }
  close();
  return pieces;
}

/**
 * Action.Execute gets an answer at once; clients that do not know it send the same as an ordinary message. `more` is what
 * else stands in both.
 */
export function action(title: string, data: object, style: string | undefined, more: object = {}): CardElement {
  const same = {
    title: shortened(title, limits.buttonTitle),
    data,
    ...(style === undefined ? {} : { style }),
    ...more,
  };
  return { type: 'Action.Execute', verb: 'say', ...same, fallback: { type: 'Action.Submit', ...same } };
}

/** The same element with actions that know on which card of their message they stand. */
export function onPart(element: CardElement, part: number): CardElement {
  if (part === 0) return element;
  const { items, actions } = element as { items?: readonly CardElement[]; actions?: readonly CardElement[] };
  return {
    ...element,
    ...(items ? { items: items.map((each) => onPart(each, part)) } : {}),
    ...(actions ? { actions: actions.map((each) => carrying(each, part)) } : {}),
  };
}

function carrying(action: CardElement, part: number): CardElement {
  const { data, fallback } = action as { data?: object; fallback?: CardElement };
  return { ...action, data: { ...data, part }, ...(fallback ? { fallback: carrying(fallback, part) } : {}) };
}

const dataOf = ({ say, to }: Button): ButtonData => ({ say, ...(to === undefined ? {} : { to }) });
