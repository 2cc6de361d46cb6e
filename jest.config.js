import { availableParallelism } from 'node:os';

/**
 * Tests run as CommonJS: swc strips the types and rewrites the imports, so that every package loads
 * the way the Lambda bundles load it and `npx jest <path>` needs no flag.
 */

export default {
  roots: ['<rootDir>/test'],
  testEnvironment: 'node',
  // Journeys wait more than they work: three suites at a time also where there are two cores.
  maxWorkers: Math.max(3, availableParallelism() - 1),
  testSequencer: '<rootDir>/test/support/spread-journeys.js',
  // Ends what hangs; nothing here is a measurement, and a busy machine is no failure.
  testTimeout: 300_000,
  setupFilesAfterEnv: [
    '<rootDir>/test/support/second-try.ts',
    '<rootDir>/test/support/same-properties.ts',
  ],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/test/browser/',
    '<rootDir>/test/rehearsal/',
  ],
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
