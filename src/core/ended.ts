/** A text as the end of a sentence: with a full stop where it has no end of its own, and nothing else of it touched. */
export const ended = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
