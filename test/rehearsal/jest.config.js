import base from '../../jest.config.js';

/** Suites that need what `npm run rehearse` deploys; they share one deployment, so one at a time. */
export default {
  ...base,
  rootDir: '../..',
  testMatch: ['**/test/rehearsal/*.rehearsal.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
};
