import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { FIXTURE_TOKEN, startFixtureApi } from './fixture-api.ts';
import type { FixtureApi } from './fixture-api.ts';
import { openConsole, startBrowser } from './open-console.ts';
import type { ConsoleTab, Look } from './open-console.ts';

/** The console over the fixture API, for all tests of a suite. */
export interface FixtureConsole {
  readonly api: FixtureApi;
  /** A tab of its own at a path, with the token that opens it. */
  readonly open: (path: string, look?: Look) => Promise<ConsoleTab>;
  /** A tab of its own at a whole address, as it stands. */
  readonly openAt: (address: string, look?: Look) => Promise<ConsoleTab>;
}

/**
 * Starts browser and API before the suite's tests and ends them after; the API is as new for each,
 * and no tab of an earlier one asks it any more.
 */
export function fixtureConsole(): FixtureConsole {
  let browser: Browser;
  let api: FixtureApi;
  let tabs: ConsoleTab[] = [];
  beforeAll(async () => {
    [browser, api] = await Promise.all([startBrowser(), startFixtureApi()]);
  });
  afterAll(async () => {
    await Promise.all([browser.close(), api.stop()]);
  });
  beforeEach(() => api.reset());
  afterEach(async () => {
    await Promise.all(tabs.map(({ close }) => close()));
    tabs = [];
  });
  const openAt = async (address: string, look?: Look) => {
    const tab = await openConsole(browser, address, look);
    tabs.push(tab);
    return tab;
  };
  return {
    get api() {
      return api;
    },
    open: (path, look) => openAt(`${api.url}${path}#token=${FIXTURE_TOKEN}`, look),
    openAt,
  };
}
