const number = '\\d[\\d.,]*';
const more = `(?: ?(?:-|–|to) ?[£€$]? ?${number})?`;
const unit =
  '(?:k|m|mn|mil|mill|bn|b|thou(?:sand)?|millions?|billions?|grand|%|per ?cent|pc|pounds?|quid|h|hrs?|hours?|mins?|minutes?|secs?|seconds?)';

/** An amount, or a length of time that is less than a day: `£1.4m`, `58m`, `3h`, `about 20 min`, `82.5%`. */
const amount = new RegExp(
  `(?<![\\p{L}\\p{N}.,/-])(?:[£€$] ?${number}${more}(?: ?${unit})?|${number}${more} ?${unit})(?![\\p{L}\\p{N}])`,
  'giu',
);

/** The same text, as long, with a blank where a number belongs to no day. */
export const withoutAmounts = (text: string): string => text.replace(amount, (said) => ' '.repeat(said.length));
