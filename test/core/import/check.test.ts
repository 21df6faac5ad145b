import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { problemsOf, small, smallWith, textOf } from './files.ts';

interface Broken {
  readonly what: string;
  readonly change: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
}

const broken: readonly Broken[] = parse(textOf('test/fixtures/programmes/broken.yaml'));

describe('checking a programme file', () => {
  it.each(broken.map(({ what, change, problems }) => [what, change, problems] as const))(
    'says of %s where it is, what is wrong and what was expected',
    (_, change, problems) => {
      expect(problemsOf(smallWith(...Object.entries(change)))).toEqual(
        problems.map((problem) => `programme.yaml:${problem}`),
      );
    },
  );

  it('finds nothing wrong with a file that is right', () => {
    expect(problemsOf(small)).toEqual([]);
  });

  it('says what belongs into an empty file', () => {
    const line = 'programme.yaml:1:1: the file is empty; expected version, organisation, people and programmes';
    expect(problemsOf('')).toEqual([line]);
    expect(problemsOf('# only a remark\n')).toEqual([line]);
  });

  it('asks for a map where the file is a list or a text', () => {
    const line = 'programme.yaml:1:1: the file is not a map; expected lines of "name: value"';
    expect(problemsOf('- version: 1')).toEqual([line]);
    expect(problemsOf('version 1')).toEqual([
      'programme.yaml:1:1: "version 1" is not a map; expected lines of "name: value"',
    ]);
  });

  it('asks for nothing that the format does not require', () => {
    const least = `version: 1
organisation: { name: Council, timeZone: Europe/London }
people: [{ key: olive, name: Olive, email: olive@example.org }]
programmes: [{ key: p, name: P, office: [olive], sponsor: olive }]
`;
    expect(problemsOf(least)).toEqual([]);
  });

  it('needs no key for what has words, and no words for what has a key', () => {
    const list = (name: string, ...entries: string[]) =>
      problemsOf(smallWith(['    workstreams:', `    ${name}: [${entries.join(', ')}]\n    workstreams:`]));
    expect(list('decisions', '{ text: Choose the pilots }', '{ key: structure }')).toEqual([]);
    expect(list('actions', '{ text: Bring a proposal }', '{ key: costed }')).toEqual([]);
    expect(list('comments', '{ text: No Plan B }', '{ key: planb }')).toEqual([]);
    expect(list('consultations', '{ with: Tenants }', '{ key: landlord }')).toEqual([]);
    expect(list('reviews', '{ kind: audit, recommendations: [{ text: Act }, { key: a }] }', '{ key: peer }')).toEqual(
      [],
    );
    expect(list('phases', '{ name: Start-up }', '{ key: next }')).toEqual([]);
  });

  it('takes a phase by the key that is made of its name', () => {
    const phases = ['    workstreams:', '    phases: [{ name: Start up }]\n    workstreams:'] as const;
    expect(problemsOf(smallWith(phases, ['dependsOn: [ict]', 'phase: start-up']))).toEqual([]);
  });

  it('shortens a long value, and says a list of many keys by its place', () => {
    const long = 'x'.repeat(200);
    expect(problemsOf(smallWith(['2026-12-15', long]))[0]).toContain(`"${'x'.repeat(59)}…" is not a date`);
    const people = Array.from({ length: 9 }, (_, i) => `  - { key: p${i}, name: P, email: p${i}@example.org }\n`).join(
      '',
    );
    const crowded = smallWith(['programmes:', `${people}programmes:`], ['lead: asha', 'lead: zebedee']);
    expect(problemsOf(crowded)[0]).toMatch(/"zebedee" is not under people; expected one of the keys there$/);
  });

  it('checks a file as large as is allowed in a few seconds', () => {
    const workstreams = Array.from(
      { length: 5_000 },
      (_, i) => `      - { key: w${i}, name: W, lead: asha, director: olive, dependsOn: [ict, none${i}] }\n`,
    ).join('');
    const problems = problemsOf(smallWith(['    workstreams:\n', `    workstreams:\n${workstreams}`]));
    expect(problems).toHaveLength(5_000);
  });
});
