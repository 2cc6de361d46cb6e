/**
 * Tests run as CommonJS: swc strips the types and rewrites the imports, so that every package loads
 * the way the Lambda bundles load it and `npx jest <path>` needs no flag.
 */

/** Packages that publish ES modules only, and so pass through swc as our own sources do. */
const esModulePackages = ['@middy/core', '@middy/util', 'dinero.js'];

export default {
  roots: ['<rootDir>/test'],
  testEnvironment: 'node',
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
  transformIgnorePatterns: [`/node_modules/(?!(${esModulePackages.join('|')})/)`],
  moduleNameMapper: { '^@middy/(core|util)$': '<rootDir>/node_modules/@middy/$1/index.js' },
};
