import { plainWords } from './wording.ts';

const yes =
  /^(yes|y|yep|yeah|yes please|right|that's right|thats right|that is right|correct|ok|okay|sure|fine|exactly|👍)$/;
const no = /^(no|n|nope|nah|wrong|not right|that's wrong|that is wrong|no thanks|another date|keep it|keep|👎)$/;

/** Yes or no, if the whole text is one. `Yes, change it to Green`, as a button may be labelled, is a yes. */
export function readYesNo(text: string): 'yes' | 'no' | undefined {
  if (text.length > 80) return undefined;
  const said = plainWords(text);
  if (yes.test(said) || /^yes, (change|record|use) /.test(said)) return 'yes';
  if (no.test(said) || /^no, keep /.test(said)) return 'no';
  return undefined;
}
