// `npm run check`: the whole truth in one word. Every part runs, whatever the others say; the last line tells.
import { spawnSync } from 'node:child_process';

const parts = [
  ['formatting and lint', 'npx', ['biome', 'ci', '--error-on-warnings', '.']],
  ['the generated client', 'node', ['prisma/generate.mjs']],
  ['types', 'npx', ['tsc', '-p', 'tsconfig.json']],
  ['types of the core, which knows no vendor', 'npx', ['tsc', '-p', 'src/core/tsconfig.json']],
  ['unused code and packages', 'npx', ['knip']],
  ['schema and migrations agree', 'node', ['prisma/migration.mjs', '--check']],
  ['tests, import rules among them', 'npm', ['test']],
];

const wanted = process.argv.includes('--no-tests') ? parts.slice(0, -1) : parts;
const failed = wanted.filter(([name, command, args]) => {
  console.log(`\n— ${name}`);
  return spawnSync(command, args, { stdio: 'inherit' }).status !== 0;
});
console.log(failed.length === 0 ? '\nAll good.' : `\nNot good: ${failed.map(([name]) => name).join('; ')}.`);
process.exit(failed.length === 0 ? 0 : 1);
