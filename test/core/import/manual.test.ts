import { describe, expect, it } from '@jest/globals';
import { allFields } from '#core/import/known-fields';
import { programmeFile } from '#core/programme/programme-file';
import { itemsOfText, problemsOf, textOf } from './files.ts';

const manual = textOf('docs/programme-file.md');

describe('the manual of the programme file', () => {
  it('explains every field of the format', () => {
    const prose = manual.replace(/```[\s\S]*?```/g, '');
    const code = new Set([...prose.matchAll(/`([^`]+)`/g)].flatMap(([, text]) => text?.match(/[a-zA-Z]+/g) ?? []));
    expect([...allFields(programmeFile)].filter((name) => !code.has(name))).toEqual([]);
  });

  it('shows problems as they are found', () => {
    const found = textOf('test/fixtures/programmes/broken.yaml');
    const shown = [...manual.matchAll(/^programme\.yaml:(.*)$/gm)].map(([, problem]) => problem ?? '');
    expect(shown).toHaveLength(3);
    expect(shown.filter((problem) => !found.includes(problem))).toEqual([]);
  });

  it('gives a file that can be imported as it stands', () => {
    const files = [...manual.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');
    expect(files).toHaveLength(1);
    expect(files.map(problemsOf)).toEqual([[]]);
    expect(itemsOfText(files[0] ?? '')).not.toEqual([]);
  });
});
