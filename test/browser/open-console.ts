import { AxeBuilder } from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { atRest } from './at-rest.ts';
import { PATIENCE } from './until.ts';

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PICTURES = join(__dirname, '../../test-results/browser');
/** The page's processor is so many times slower than this machine's. */
const SLOWDOWN = Number(process.env.BONDWAY_BROWSER_SLOWDOWN ?? 1);
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } } as const;

/** How a page is looked at. */
export interface Look {
  readonly scheme?: 'light' | 'dark';
  readonly size?: keyof typeof SIZES;
}

/** A tab of its own, with everything it complained about. */
export interface ConsoleTab {
  readonly page: Page;
  /** Errors of scripts, refused sources, failed assertions of the browser. Answers ≥ 400 aside. */
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

/** Starts the Chromium that scripts/browser-tests.ts found. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.BONDWAY_CHROMIUM ?? '/usr/bin/chromium',
    args: ARGUMENTS,
  });
}

/** Opens an address in a fresh context: no token, no history, no cache. */
export async function openConsole(
  browser: Browser,
  address: string,
  { scheme = 'light', size = 'wide' }: Look = {},
): Promise<ConsoleTab> {
  const context: BrowserContext = await browser.newContext({
    viewport: SIZES[size],
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Asia/Shanghai',
    permissions: ['clipboard-write'],
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  if (SLOWDOWN > 1) {
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  }
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) {
      complaints.push(text);
    }
  });
  await page.goto(address);
  return { page, complaints, close: () => context.close() };
}

/** What axe finds wrong with the page at rest, in words short enough for a failed assertion. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  await atRest(page);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} at ${nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary ?? ''})`).join('; ')}`,
  );
}

/** Takes a picture of the whole page at rest, for people to look at: test-results/browser/<name>.png. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await atRest(page);
  await takePictureNow(page, name);
}

/** The same, while the page may still load. */
export async function takePictureNow(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

/** True when the page at rest is wider than its window: something does not fit. */
export async function overflows(page: Page): Promise<boolean> {
  await atRest(page);
  return page.evaluate<boolean>(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
}
