import TestSequencer from '@jest/test-sequencer';

/**
 * Jest begins with the files that took longest, once it has seen a run; where it has seen none, these would come among the
 * last and one core wait for the other. The one that says the most also runs best in a worker that is new (0020).
 */
const longest = ['words/rights.test.ts', 'faults/deliveries.test.ts', 'faults/', 'journeys/'];

const rank = ({ path }) => {
  const at = longest.findIndex((part) => path.replaceAll('\\', '/').includes(`/${part}`));
  return at < 0 ? longest.length : at;
};

/** Jest's `testSequencer`. */
export default class LongestFirst extends TestSequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => rank(one) - rank(other));
  }
}
