import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

export type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';

let instance: Promise<void> | undefined;

/**
 * Prisma's schema engine as WebAssembly, on a database reached by a driver adapter. (The engine that the Prisma command
 * line uses is a download at run time, which many networks refuse.) Free it after use.
 */
export async function openEngine(database: SqlMigrationAwareDriverAdapterFactory): Promise<bindings.SchemaEngine> {
  instance ??= instantiate();
  await instance;
  const adapter = bindMigrationAwareSqlAdapterFactory(database);
  return bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
}

/** What we use of the global of this name; its types come with those of browsers, which we do not want here. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
};

/** What the package's own entry does, which asks Node to import a `.wasm` file: Node 20 cannot. */
async function instantiate(): Promise<void> {
  (globalThis as { PRISMA_WASM_PANIC_REGISTRY?: object }).PRISMA_WASM_PANIC_REGISTRY ??= { set_message: panic };
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(join(dirname(script), 'schema_engine_bg.wasm'));
  const imports = { './schema_engine_bg.js': { ...bindings, ...timers() } };
  const { exports } = (await WebAssembly.instantiate(bytes, imports)).instance;
  (bindings as unknown as { __wbg_set_wasm(wasm: unknown): void }).__wbg_set_wasm(exports);
  exports.__wbindgen_start();
}

/** The engine limits its wait for a lock to 10 s and never clears that timer: it must not keep the process from ending. */
function timers(): object {
  const names = Object.keys(bindings).filter((name) => name.startsWith('__wbg_setTimeout_'));
  const wait = (then: () => void, milliseconds: number) => setTimeout(then, milliseconds >>> 0).unref();
  return Object.fromEntries(names.map((name) => [name, wait]));
}

/** Called by the engine when it finds a fault in itself. Nothing can go on after that. */
function panic(message: string): never {
  throw new Error(`Prisma's schema engine failed: ${message}`);
}
