/** A text as the beginning of a sentence: a capital letter first, and nothing else of it touched. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
