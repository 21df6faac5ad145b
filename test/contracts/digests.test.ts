import { describe, expect, it } from '@jest/globals';
import { written } from './digest-kinds.ts';
import { type Said, story, told } from './digest-story.ts';
import { drawn, sideBySide } from './side-by-side.ts';

/**
 * Every kind of digest, and everything that one leads to, once: what Slack shows beside what Teams shows. Whoever changes a
 * sentence reads here how it stands on both.
 */
const bothShow = (kind: string, { message, shown, publicUrl }: Said) => {
  const both = drawn(message, shown, publicUrl);
  expect(both.problems).toEqual([]);
  expect(message.summary.length).toBeLessThanOrEqual(400);
  expect(`${message.summary}\n\n${sideBySide(both)}`).toMatchSnapshot(kind);
};

describe('every kind of digest', () => {
  it.each(Object.entries(written))('%s', (kind, message) => bothShow(kind, { message }));
});

describe('what a digest leads to', () => {
  const here = story();

  it('reads alike on both platforms, and neither refuses it', async () => {
    for (const [kind, said] of await told(here)) bothShow(kind, said);
  });
});
