/** A text, and the reason in it. */
export interface ReasonSplit {
  /** Without the reason: `slips to 31 July`. */
  readonly what: string;
  /** As written, without its `because`: `procurement restarted`. */
  readonly because?: string;
}

/** What begins a reason. `as planned`, `since September` and `after Easter` begin none. */
const begins =
  /(?:^|[\s,;:.–—-])((?:(?:because|becuase|becasue|becos|bcos|bcoz|cos|coz|cuz)(?: of)?|(?:it's |it is )?due to|owing to|on account of|thanks to|given(?: that)?|(?:as a )?result of|(?<!\bas \p{L}{1,12} )(?<!\bsame )as(?! (?:planned|before|expected|agreed|scheduled|usual|last|per|at|of|soon|well|far|a|an|it stands|they stand|we speak|yet|above|long|much|many|forecast)\b)|since(?! (?:then|last|the (?:last|start|end)|january|february|march|april|may|june|july|august|september|october|november|december|easter|christmas|\d))|following|while (?:we |waiting|awaiting)|reason(?: is)?:|why:|cause:)[ \t]+)(?=\S)|\s[-–—]+\s+(?!(?:end|mid|early|late|now|new|next|easter|q[1-4]|on|by|to|no|still|done|completed?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b)(?=\p{L})/iu;

/** How far into a text its reason may begin. */
const WITHIN = 600;

/** What is said, and why: `slips to 31 July because procurement restarted`. */
export function splitReason(text: string): ReasonSplit {
  const match = begins.exec(text.slice(0, WITHIN));
  if (!match) return { what: text };
  const because = text
    .slice(match.index + match[0].length)
    .trim()
    .replace(/[\s.;,]+$/, '');
  const keepsWord = /^(?:while)/i.test(match[1] ?? '');
  const reason = keepsWord ? `${match[1]}${because}` : because;
  return because ? { what: text.slice(0, match.index).replace(/[\s,;:–—-]+$/u, ''), because: reason } : { what: text };
}

/** The reason in a text: after `because`, `as`, `since`, `due to` or a dash. */
export const becauseIn = (text: string): string | undefined => splitReason(text).because;
