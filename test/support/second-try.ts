import { expect, jest } from '@jest/globals';

/** Suites over whole processes: hosts, sandboxes, browsers and deployments, with real clocks and sockets. */
const OVER_PROCESSES = /\/test\/(journeys|faults|local|sandbox|browser|rehearsal)\//;

// A machine that CI shares can stall a process for seconds. A second try tells that from a fault of
// ours, and the first failure is printed. On a developer's machine there is none: what fails is seen.
if (process.env['CI'] === 'true' && OVER_PROCESSES.test(expect.getState().testPath ?? '')) {
  jest.retryTimes(1, { logErrorsBeforeRetry: true });
}
