// Jest loads this with Node's own loader, which in Node 20 does not read TypeScript: tsx reads the rest for it.
import { tsImport } from 'tsx/esm/api';
import { generate } from '../../prisma/generate.mjs';

export default async function setUp() {
  await generate();
  const { startTestServer } = await tsImport('./test-server.ts', import.meta.url);
  globalThis.quarterdeckTestServer = await startTestServer();
  process.env.QUARTERDECK_TEST_DATABASE = globalThis.quarterdeckTestServer.nearUrl;
}
