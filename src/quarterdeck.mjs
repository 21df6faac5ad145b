#!/usr/bin/env node
// What `npx quarterdeck <word>` and `npm start` run: builds if need be, then hands the words to the command line.
import { setFlagsFromString } from 'node:v8';
import { build } from './build.mjs';

// Prisma's query compiler is WebAssembly, which V8 compiles again, optimised, after very little use; the compiling keeps
// some 80 MB for good (measured on Node 20: 240 MB resident when idle, 157 MB with this). What is really hot still is.
setFlagsFromString('--wasm-tiering-budget=50000000');

// Starting makes much garbage at once, for which V8 takes room that it keeps for good (measured on Node 20, with both
// platforms: 215 MB resident when idle, 190 MB with this). Afterwards it takes what people make it need.
setFlagsFromString('--semi-space-growth-factor=1');
setTimeout(() => setFlagsFromString('--semi-space-growth-factor=2'), 5_000).unref();

try {
  await build();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const { main } = await import('../dist/src/cli.js');
await main(process.argv.slice(2));
