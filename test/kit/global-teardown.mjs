export default async function tearDown() {
  await globalThis.quarterdeckTestServer?.remove();
}
