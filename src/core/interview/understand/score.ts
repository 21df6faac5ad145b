/** A risk's score. The pair is there where it was said, or where the product allows only one. */
export type ScoreRead =
  | {
      readonly kind: 'score';
      readonly score: number;
      readonly likelihood?: number;
      readonly impact?: number;
      readonly said: string;
    }
  /** Not on the organisation's scale: `6x4` of 5. */
  | { readonly kind: 'off-scale'; readonly said: string };

const pair = /(?<![\d.,])(\d{1,3})\s*(?:x|×|\*|by|times|\/)\s*(\d{1,3})(?![\d.,]*\d)/i;
const likelihoodIn = /\b(?:likelihood|probability|likely|l)\s*(?:is|now|of|to|at|=|:)?\s*(\d{1,3})(?![\d.,]*\d)/i;
const impactIn = /\b(?:impact|severity|i)\s*(?:is|now|of|to|at|=|:)?\s*(\d{1,3})(?![\d.,]*\d)/i;
const alone =
  /^(?:(?:it's|it is|still|now|score|scores|rated|at|is|to|up to|down to|remains|stays|steady|unchanged|the same|same|worse|better|gone|got|slightly|,|:|=)\s*)*(\d{1,3})(?: (?:out )?of \d{1,3})?(?:[\s.!]*$|\s*[,;(])/i;

/** Beyond this many characters nobody says a score. */
const LONGEST = 200;

/**
 * Reads a risk's score: `4x4`, `likelihood 4 impact 3`, `16`. `scale`: how far each goes, from 1. Of two unlike figures
 * (`4x5`) the likelihood comes first, as likelihood × impact is said.
 */
export function readScore(text: string, scale: number): ScoreRead | undefined {
  const looked = text.slice(0, LONGEST);
  const both = pair.exec(looked);
  if (both) return ofPair(Number(both[1]), Number(both[2]), both[0], scale);
  const [likely, impact] = [likelihoodIn.exec(looked), impactIn.exec(looked)];
  if (likely && impact) {
    const [first, last] = likely.index < impact.index ? [likely, impact] : [impact, likely];
    const said = looked.slice(first.index, last.index + last[0].length);
    return ofPair(Number(likely[1]), Number(impact[1]), said, scale);
  }
  const said = alone.exec(looked.trim())?.[1];
  return said === undefined ? undefined : ofProduct(Number(said), said, scale);
}

function ofPair(likelihood: number, impact: number, said: string, scale: number): ScoreRead {
  const onScale = [likelihood, impact].every((points) => points >= 1 && points <= scale);
  return onScale
    ? { kind: 'score', score: likelihood * impact, likelihood, impact, said }
    : { kind: 'off-scale', said };
}

/** 16 of 25 can only be 4 × 4; 12 can be 3 × 4 or 4 × 3. */
function ofProduct(score: number, said: string, scale: number): ScoreRead {
  const points = Array.from({ length: Math.min(scale, 100) }, (_, i) => i + 1);
  const firsts = points.filter((first) => score % first === 0 && score / first >= 1 && score / first <= scale);
  if (firsts.length === 0) return { kind: 'off-scale', said };
  const [only] = firsts;
  return {
    ...{ kind: 'score', score, said },
    ...(firsts.length === 1 ? { likelihood: only!, impact: score / only! } : {}),
  };
}
