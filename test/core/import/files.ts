import { readFileSync } from 'node:fs';
import { check } from '#core/import/check';
import { itemsOf } from '#core/import/items';
import { inOrder, problemLine } from '#core/import/problem';
import type { Item } from '#core/ports';
import type { ProgrammeFile } from '#core/programme/programme-file';
import { readYaml } from '../../../adapters/yaml/index.ts';

/** A file of the repository, by its path from the root. */
export const textOf = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** What is wrong with a file called `programme.yaml`, as lines. */
export function problemsOf(text: string): readonly string[] {
  const { document, locate, empty, problems } = readYaml(text);
  const checked = document === undefined && problems.length > 0 ? { problems: [] } : check(document, locate, empty);
  const all = [...problems, ...('problems' in checked ? checked.problems : [])];
  return inOrder(all).map((problem) => problemLine('programme.yaml', problem));
}

/** A file that must be right. */
function fileOf(text: string): ProgrammeFile {
  const { document, locate, empty, problems } = readYaml(text);
  const checked = check(document, locate, empty);
  if (!('file' in checked) || problems.length > 0) throw new Error(problemsOf(text).join('\n'));
  return checked.file;
}

export const itemsOfText = (text: string): readonly Item[] => itemsOf(fileOf(text));

/** A small file that is right: two people, a board, two workstreams. */
export const small = `version: 1
organisation:
  name: Example County Council
  timeZone: Europe/London
people:
  - key: olive
    name: Olive Mbeki
    email: olive@example.org
  - key: asha
    name: Asha Patel
    email: asha@example.org
    slack: U0ASHA
programmes:
  - key: strategy
    name: Business Strategy
    office: [olive]
    sponsor: olive
    rounds: { every: quarter, opens: 1, due: 10, closes: 15 }
    steeringGroups:
      - { key: board, name: Board, members: [olive], digest: { cron: "0 9 * * 1" } }
    workstreams:
      - key: ict
        name: ICT
        lead: asha
        director: olive
        milestones:
          - { key: plan, title: Plan agreed, baseline: 2026-12-15 }
      - key: focus
        name: Customer focus
        lead: asha
        director: olive
        dependsOn: [ict]
`;

/** The small file with one thing changed; the thing must be in it. */
export function smallWith(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`"${from}" is not in the small file`);
    return text.replace(from, to);
  }, small);
}
