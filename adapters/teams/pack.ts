import { limits } from './limits.ts';

/** An element of an Adaptive Card's body: https://adaptivecards.io/explorer/ */
export type CardElement = { readonly type: string; readonly [property: string]: unknown };

/** What a card is made of before it is put together: each piece fits into any card by itself. */
export interface Piece {
  readonly element: CardElement;
  /** A heading: never the last thing on a card. */
  readonly keepWithNext?: true;
}

/** What a card costs in bytes beyond its elements: its frame and the note for old clients; generous. */
export const frame = 500;

/** Puts pieces onto as few cards as Teams' limit allows. Nothing is left out: what does not fit begins the next card. */
export function pack(pieces: readonly Piece[]): (readonly CardElement[])[] {
  const cards: Piece[][] = [[]];
  let size = frame;
  for (const piece of pieces) {
    const cost = bytes(piece.element) + 1;
    const card = cards.at(-1)!;
    if (size + cost > limits.card && card.length > 0) {
      const heading = card.length > 1 && card.at(-1)!.keepWithNext ? card.at(-1)! : undefined;
      const carried = heading && frame + bytes(heading.element) + 1 + cost <= limits.card ? [card.pop()!] : [];
      cards.push([...carried, piece]);
      size = frame + cost + carried.reduce((sum, { element }) => sum + bytes(element) + 1, 0);
    } else {
      card.push(piece);
      size += cost;
    }
  }
  return cards.filter((card) => card.length > 0).map((card) => card.map(({ element }) => element));
}

export const bytes = (json: unknown): number => Buffer.byteLength(JSON.stringify(json));
