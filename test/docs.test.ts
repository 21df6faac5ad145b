import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '#core/access/actor';
import { canSomewhere } from '#core/access/can';
import { words } from '#core/words';
import { environment, settingNames } from '../src/environment.ts';
import { conversationsIn, expectPieces, takesPlace } from './kit/conversation.ts';
import { playgroundRig } from './kit/playground-rig.ts';

/** What the documentation says of lists, files and commands is held against them, and the conversations are held. */

const markdownIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return markdownIn(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });

const pages = ['README.md', ...markdownIn('docs')];
const read = (path: string): string => readFileSync(path, 'utf8');
const everyMatch = (pattern: RegExp) =>
  pages.flatMap((page) => [...read(page).matchAll(pattern)].map(([, found = '']) => ({ page, found })));

/** The rows of the table with these headings; a cell's `\|` is a bar. */
function table(path: string, headings: string): string[][] {
  const below = read(path).split(`${headings}\n`)[1]?.split('\n').slice(1) ?? [];
  const end = below.findIndex((line) => !line.startsWith('|'));
  return below
    .slice(0, end)
    .map((row) => row.split(/(?<!\\)\|/).slice(1, -1))
    .map((row) => row.map((cell) => cell.trim().replaceAll('\\|', '|')));
}

const inCode = (cell: string | undefined): string[] =>
  [...(cell ?? '').matchAll(/`([^`]*)`/g)].map(([, code]) => code!);

describe('the table of settings', () => {
  const rows = table('docs/how-to/settings.md', '| name | default | meaning |');

  it('has every setting and no other', () => {
    expect(rows.flatMap(([name]) => inCode(name))).toEqual(settingNames);
  });

  it('gives the defaults that are in force', () => {
    for (const [name, value] of Object.entries(environment.parse({}))) {
      const row = rows.find(([cell]) => inCode(cell)[0] === name);
      expect([name, inCode(row?.[1])]).toEqual([name, [String(value)]]);
    }
  });
});

describe('the table of words', () => {
  const rows = table('docs/how-to/words.md', '| word | who | what it does | examples |');
  const listed = words.filter((word) => !word.unlisted);

  it('has every word, as help explains it', () => {
    const inTable = rows.map(([word, , summary, examples]) => [inCode(word)[0], summary, inCode(examples)]);
    expect(inTable).toEqual(
      listed.map(({ name, usage, summary, examples }) => [`${name} ${usage}`.trim(), summary, examples]),
    );
  });

  it('says who may use each', () => {
    const programme = 'p';
    const group = { programme, group: 'g', groupKind: 'officer', oversees: 'all' } as const;
    const roles: readonly Role[] = [
      ...(['lead', 'deputy', 'director'] as const).map((role) => ({ role, programme, workstream: 'w' })),
      ...(['chair', 'member'] as const).map((role) => ({ role, ...group })),
      ...(['sponsor', 'observer', 'office'] as const).map((role) => ({ role, programme })),
    ];
    const actor = (role: Role): Actor => ({
      person: { id: 'a', name: 'A', kind: 'officer', timeZone: 'Europe/London' },
      via: 'test',
      roles: [role],
    });
    for (const [at, word] of listed.entries()) {
      const who = rows[at]?.[1] ?? '';
      const named = roles.filter(({ role }) => who === 'everybody with a role' || who.includes(role));
      expect([word.name, named]).toEqual([word.name, roles.filter((role) => canSomewhere(actor(role), word.action))]);
    }
  });
});

describe('every page', () => {
  const slug = (heading: string) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
  const anchors = (path: string) => [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => slug(heading!));

  it('links only to what is there', () => {
    const broken = everyMatch(/\]\((?!https?:)([^)\s]+)\)/g).filter(({ page, found }) => {
      const [file = '', anchor] = found.split('#');
      const path = file === '' ? page : normalize(join(dirname(page), file));
      return path.startsWith('..') || !existsSync(path) || (anchor !== undefined && !anchors(path).includes(anchor));
    });
    expect(broken).toEqual([]);
  });

  it('names only files that are there', () => {
    const made = /^manifests\/(slack|teams)\/(manifest\.json|quarterdeck\.zip)$/; // by `npx quarterdeck manifests`
    const missing = everyMatch(/`((?:src|adapters|test|prisma|docs|manifests|\.ci)\/[^`\s*<>…]+)`/g).filter(
      ({ found }) => !made.test(found) && !existsSync(found),
    );
    expect(missing).toEqual([]);
  });

  it('names only scripts of package.json', () => {
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
    expect(everyMatch(/npm run ([\w:-]+)/g).filter(({ found }) => !scripts.includes(found))).toEqual([]);
  });

  it('names only words that the command line knows', () => {
    const ofItsOwn = [...read('src/cli.ts').matchAll(/case '(\w+)':/g)].map(([, word]) => word);
    const known = [...ofItsOwn, ...words.map(({ name }) => name)];
    expect(everyMatch(/npx quarterdeck (\w+)/g).filter(({ found }) => !known.includes(found))).toEqual([]);
  });

  it('leads to no place outside the project, and to none on somebody’s machine', () => {
    expect(everyMatch(/((?:^|[\s`'"(])\/(?:work|tmp|mnt|opt|srv|Users|workspace)\/\S*)/gm)).toEqual([]);
    expect(everyMatch(/(\.\.\/shared\S*)/g)).toEqual([]);
  });
});

describe('the conversations in the documentation', () => {
  let rig: Awaited<ReturnType<typeof playgroundRig>>;
  beforeEach(async () => {
    rig = await playgroundRig();
  });
  afterEach(() => rig.stop());

  it('takes place as the README prints it', async () => {
    const [talk, digest] = conversationsIn(read('README.md')).flatMap((told) => ('lines' in told ? [told.lines] : []));
    await rig.quarterdeck.moveTo('2027-01-04T09:00:00Z');
    await takesPlace(rig, [{ lines: talk! }]);
    const asha = rig.person('asha');
    await asha.types('submit'); // To the review: what is still open counts as skipped.
    expectPieces((await asha.types('submit')).text, 'Submitted, thank you.');
    await rig.quarterdeck.moveTo('2027-01-11T09:00:00Z');
    expectPieces((await rig.steering.read()).at(-1)?.text ?? '', digest![0]!.says);
    expect(talk!.map(({ who }) => who)).toEqual([
      ...['Quarterdeck', 'Asha', 'Quarterdeck', 'Asha', 'Quarterdeck', 'Asha'],
    ]);
  }, 120_000);

  it('take place as the page for leads prints them, one after the other', async () => {
    const told = conversationsIn(read('docs/how-to/answer.md'));
    expect(told.length).toBeGreaterThan(15);
    await takesPlace(rig, told);
  }, 120_000);
});
