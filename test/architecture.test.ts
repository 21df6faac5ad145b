import { readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/**
 * What the folders promise, held: who may import whom, what the core may not do, what both chat platforms have. Each
 * failure says what, why and how to mend it.
 */

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (name === 'generated' || name === 'node_modules') return [];
    return statSync(path).isDirectory() ? files(path) : [path];
  });

const sources = [...files('src'), ...files('adapters')].filter((path) => /\.(ts|mjs)$/.test(path));

/** Module names that a file imports, statically or not; relative ones as paths from the project's root. */
function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  const names = [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'|(?:^|\n)import '([^']+)'/g,
    ),
  ];
  return names
    .map(([, from, dynamic, bare]) => from ?? dynamic ?? bare ?? '')
    .map((name) => (name.startsWith('.') ? normalize(join(dirname(path), name)) : name));
}

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
const isNode = (name: string): boolean => name.startsWith('node:') || builtinModules.includes(name);

const purePackages = ['zod', 'date-fns', '@date-fns/tz', 'chrono-node', 'date-holidays'];
const inCore = (path: string) => path.startsWith('src/core/');
const adapterOf = (path: string): string | undefined => /^adapters\/([^/]+)\//.exec(path)?.[1];
/** Adapters that may use another's drawing, and nothing else of it. */
const mayDrawWith: Record<string, string[]> = { playground: ['adapters/slack/render.ts', 'adapters/teams/render.ts'] };

describe('the folders', () => {
  for (const path of sources.filter(inCore))
    it(`${path} imports the core and pure packages only`, () => {
      const wrong = importsOf(path).filter((name) => !(inCore(name) || purePackages.includes(packageOf(name))));
      expect(wrong).toEqual([]); // the core knows no vendor, no database, no network: hand it in through ports.ts
    });

  for (const path of sources.filter((path) => adapterOf(path) !== undefined))
    it(`${path} imports no other adapter`, () => {
      const own = adapterOf(path)!;
      const wrong = importsOf(path).filter((name) => {
        if (name.startsWith('src/')) return true; // the core is imported as #core/…, so that every crossing can be seen
        const other = adapterOf(name);
        return other !== undefined && other !== own && !(mayDrawWith[own] ?? []).includes(name);
      });
      expect(wrong).toEqual([]);
    });

  it('keep each vendor in its own adapter', () => {
    const homes: Record<string, string> = {
      '@slack/': 'slack',
      botbuilder: 'teams',
      botframework: 'teams',
      '@prisma/': 'postgres',
      'graphile-worker': 'postgres',
      pg: 'postgres',
      echarts: 'pictures',
      '@resvg/': 'pictures',
      'dejavu-fonts-ttf': 'pictures',
    };
    const strays = sources.flatMap((path) =>
      importsOf(path)
        .filter((name) =>
          Object.entries(homes).some(
            ([vendor, home]) =>
              (vendor.endsWith('/') ? name.startsWith(vendor) : packageOf(name).startsWith(vendor)) &&
              adapterOf(path) !== home &&
              !isNode(name) &&
              !name.includes('/generated/'),
          ),
        )
        .filter((name) => name !== 'pino' && name !== 'prom-client')
        .map((name) => `${path}: ${name}`),
    );
    expect(strays).toEqual([]);
  });

  it('have botbuilder in few places, one folder away from its successor', () => {
    const users = sources.filter((path) => importsOf(path).some((name) => /^botbuilder|^botframework/.test(name)));
    expect(users.every((path) => path.startsWith('adapters/teams/'))).toBe(true);
    expect(users.length).toBeGreaterThan(0);
  });
});

describe('the core', () => {
  const banned: [RegExp, string][] = [
    [/\bnew Date\(\)/, 'time is handed in: Tx.now'],
    [/\bDate\.now\(/, 'time is handed in: Tx.now'],
    [/\bMath\.random\(/, 'chance has no place where things are decided'],
    [/\bsetTimeout\(|\bsetInterval\(/, 'waiting is the adapters’'],
    [/\bconsole\./, 'World.log'],
    [/'slack'|"slack"|'teams'|"teams"/, 'a platform is an open string: a third one touches no file in the core'],
  ];
  for (const [pattern, instead] of banned)
    it(`does not use ${pattern.source} (${instead})`, () => {
      // person.ts holds the file format's own fields for account ids.
      const found = sources
        .filter((path) => inCore(path) && path !== 'src/core/programme/person.ts')
        .filter((path) =>
          readFileSync(path, 'utf8')
            .split('\n')
            .some((line) => pattern.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line)),
        );
      expect(found).toEqual([]);
    });
});

describe('the chat adapters', () => {
  const expected = ['README.md', 'errors.ts', 'index.ts', 'limits.ts', 'manifest.ts', 'parse.ts', 'render.ts'];
  for (const platform of ['slack', 'teams'])
    it(`of ${platform} has the files that the other has, so that one can be read beside the other`, () => {
      const names = files(join('adapters', platform)).map((path) => relative(join('adapters', platform), path));
      expect(names).toEqual(expect.arrayContaining(expected));
    });
});

it('no file of the sources has more than 250 lines: it would hold more than one thing', () => {
  const long = sources.filter((path) => readFileSync(path, 'utf8').split('\n').length > 251);
  expect(long).toEqual([]);
});
