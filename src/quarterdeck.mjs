#!/usr/bin/env node
// What `npx quarterdeck <word>` and `npm start` run: builds if need be, then hands the words to the command line.
import { build } from './build.mjs';

try {
  await build();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const { main } = await import('../dist/src/cli.js');
await main(process.argv.slice(2));
