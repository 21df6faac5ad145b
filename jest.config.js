/** Tests run the TypeScript sources themselves, in plain Node: see test/kit/runner.mjs. */
export default {
  testRunner: '<rootDir>/test/kit/runner.mjs',
  testSequencer: '<rootDir>/test/kit/longest-first.mjs',
  testEnvironment: 'node',
  transform: {},
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
  globalSetup: '<rootDir>/test/kit/global-setup.mjs',
  globalTeardown: '<rootDir>/test/kit/global-teardown.mjs',
  testTimeout: 30_000,
  // Jest leaves one core to itself, which on two cores halves it.
  maxWorkers: '100%',
};
