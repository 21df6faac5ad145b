import type { AdapterMemory } from '#core/ports';
import type { Database } from './database.ts';

export const memory = (db: Database): AdapterMemory => ({
  async get(platform, key) {
    return (await db.adapterMemory.findUnique({ where: { platform_key: { platform, key } } }))?.value;
  },

  async set(platform, key, value) {
    await db.$executeRaw`
      INSERT INTO adapter_memory (platform, key, value) VALUES (${platform}, ${key}, ${value})
      ON CONFLICT (platform, key) DO UPDATE SET value = excluded.value WHERE adapter_memory.value <> excluded.value`;
  },
});
