import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { register as readTypeScript } from 'tsx/esm/api';

/**
 * Runs the tests of a file in plain Node. Jest by itself makes a world for each file, in which everything that the file
 * imports is read, linked and run anew and stays cold; here Node loads a module once in a worker, and keeps it.
 * Jest's circus does the rest, as ever: hooks, time limits, snapshots, what is said of failures.
 */
const require = createRequire(import.meta.url);
const { default: circus } = require('jest-circus/runner');

// `source` picks `src/core` behind `#core/*`. Jest's own `@jest/globals` refuses to be loaded by Node.
const globals = new URL('globals.mjs', import.meta.url).href;
const hooks = `export const resolve = (name, context, next) =>
  name === '@jest/globals'
    ? { url: ${JSON.stringify(globals)}, shortCircuit: true }
    : next(name, { ...context, conditions: [...context.conditions, 'source'] });`;

readTypeScript();
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

/**
 * The storages that somebody ran in during a file. Node visits each of them at every promise from then on, and circus makes
 * one for each file, a log one for each start: unless they are let go, each file makes all after it slower.
 */
const storages = new Set();
const { run: runIn } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...given) {
  storages.add(this);
  return runIn.apply(this, given);
};

/** What `describe`, `it`, `expect` and so on are for the file that runs now. */
export let current;

/** Jest's `testRunner`. */
export default async function run(globalConfig, config, environment, _, testFile, tell) {
  // Circus counts on being loaded for each file, without what listened to it in the last one.
  delete globalThis[Symbol.for('EVENT_HANDLERS')];
  // Node finds the sources' lines by itself, unless jest's own reading of stack traces is in the way.
  Error.prepareStackTrace = undefined;
  process.setSourceMapsEnabled(true);
  const mocker = environment.moduleMocker;
  const runtime = {
    requireInternalModule(file) {
      delete require.cache[file];
      return require(file);
    },
    requireModule: require,
    setGlobalsForRuntime(given) {
      const [fn, spyOn, restoreAllMocks] = ['fn', 'spyOn', 'restoreAllMocks'].map((name) => mocker[name].bind(mocker));
      current = { ...given, jest: { fn, spyOn, restoreAllMocks } };
    },
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: (file) => import(pathToFileURL(file).href),
    enterTestCode() {},
    leaveTestCode() {},
  };
  try {
    return await circus(globalConfig, config, environment, runtime, testFile, tell);
  } finally {
    // One that is used again is back at its next run.
    for (const each of storages) each.disable();
    storages.clear();
  }
}
