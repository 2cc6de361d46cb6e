/** The browser suites: run by scripts/browser-tests.ts, which builds the console and finds Chromium. */
export default {
  rootDir: '../..',
  roots: ['<rootDir>/test/browser'],
  testEnvironment: 'node',
  setupFilesAfterEnv: ['<rootDir>/test/support/second-try.ts'],
  testMatch: ['**/*.browser.ts'],
  testTimeout: 180_000,
  maxWorkers: 1,
  transform: {
    '\\.[cm]?[jt]s$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2024' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
};
