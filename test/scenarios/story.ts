import { expect } from '@jest/globals';
import { importProgramme } from '#core/import/import-programme';
import { readYaml } from '../../adapters/yaml/index.ts';
import { textOf } from '../core/import/files.ts';
import type { Posted } from '../core/outbox/desk.ts';
import { type Talk, talk } from '../core/words/talk.ts';

/** The programme of a paper, told at the paper's own dates by the people who report in it. */
export interface Story extends Talk {
  /** The clock stands there, and what is due is sent. What is new goes to directors first, and a digest waits for that. */
  stands(instant: string): Promise<readonly Posted[]>;
  /** The office imports the paper's file, with what has changed in it since; what was answered in chat stays. */
  imports(since?: (file: string) => string): Promise<void>;
  /** Types in the direct message, one after the other; the last reply. */
  types(person: string, ...texts: readonly string[]): Promise<string>;
  /** Answers for a workstream in this round, question by question, and submits it. */
  reports(person: string, workstream: string, ...answers: readonly string[]): Promise<void>;
  /** Approves it: the director, then the programme office. */
  approve(workstream: string, ...people: readonly string[]): Promise<void>;
  /** The last digest that this group was sent, line by line and without its buttons. */
  digestOf(group: string): readonly string[];
}

/** @param before the paper's file as it stood when the story begins, where the office adds to it later ({@link Story.imports}) */
export function story(paper: string, begins: string, before = (file: string): string => file): Story {
  const file = textOf(`test/fixtures/programmes/papers/${paper}.yaml`);
  const here = talk(before(file), begins);
  const types = async (person: string, ...texts: readonly string[]) => {
    let reply = '';
    for (const text of texts) reply = (await here.says(person, text))[0]?.text ?? '';
    return reply;
  };
  return {
    ...here,
    types,
    async imports(since = (whole) => whole) {
      const text = since(file);
      const { outcome } = await importProgramme(
        { store: here.world.store },
        {
          name: `${paper}.yaml`,
          text,
          hash: text,
          read: readYaml,
          by: { actor: 'test', via: 'test' },
          dryRun: false,
        },
      );
      expect(outcome).toBe('applied');
    },
    stands: async (instant) => [...(await here.at(instant)), ...(await here.later(1))],
    async reports(person, workstream, ...answers) {
      await types(person, `update ${workstream}`);
      for (const answer of answers) {
        const reply = await types(person, answer);
        // Whoever is asked the same again was not understood.
        expect(reply).not.toMatch(/^I (could not|cannot)|was not understood|Please write one/);
      }
      // Nothing is left open, so that it goes at once.
      expect(await types(person, 'submit')).toContain('Submitted, thank you.');
    },
    async approve(workstream, ...people) {
      for (const person of people) expect(await types(person, `approve ${workstream}`)).toContain('Approved');
    },
    digestOf(group) {
      const text = here.posted.findLast(({ key }) => key.startsWith('digest/') && key.split('/')[2] === group)?.text;
      return text === undefined ? [] : text.split('\n').filter((line) => !line.startsWith('[ '));
    },
  };
}
