import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'bondway-quote-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = promisify(execFile);

/** The command as a person runs it; neither output nor exit code is an error here. */
async function quote(...args: readonly string[]) {
  const node = join(ROOT, 'node_modules/.bin/node');
  try {
    const { stdout } = await run(node, ['scripts/quote.ts', ...args], { cwd: ROOT });
    return { code: 0, stdout, stderr: '' };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

const example = (name: string) => join('examples/quotes', `${name}.json`);
const ON = ['--on', '2026-11-23'];

test.each([
  ['eu-france', 'H7', '54.60 EUR'],
  ['eu-above-150', 'H1', '205.47 EUR'],
  ['great-britain', 'super-reduced', '36.84 GBP'],
  ['united-states', 'mail entry', '49.49 USD'],
  ['korea-list', 'list clearance', '222311 KRW'],
  ['korea-food', 'exempt', '42290 KRW'],
  ['japan', 'exempt', '17850 JPY'],
  ['australia', 'self-assessed', '96.80 AUD'],
  ['canada-ontario', 'low-value', '55.67 CAD'],
  ['new-zealand', 'write-off', '85.34 NZD'],
  ['switzerland', 'invoice', '19.90 EUR'],
])('%s', async (name, form, total) => {
  const { code, stdout } = await quote(example(name), ...ON);
  expect(code).toBe(0);
  expect(stdout).toMatch(new RegExp(`^Declared as .*${form}`, 'm'));
  expect(stdout).toMatch(new RegExp(`^Landed cost.* ${total.replace('.', '\\.')}`, 'm'));
  expect(stdout).toMatch(/^Because {6}\S/m);
});

test('an order of the demo shop, whose ids have 64 bits', async () => {
  const { code, stdout } = await quote('examples/special-area-export.json', ...ON);
  expect([code, stdout.includes('47900 KRW')]).toEqual([0, true]);
});

test('--json is the answer of the API, each rule with its source', async () => {
  const { stdout } = await quote(example('japan'), ...ON, '--json');
  const answer = JSON.parse(stdout) as { total: string; rules: readonly { source: string }[] };
  expect(answer.total).toBe('17850');
  expect(answer.rules.every(({ source }) => source.length > 5)).toBe(true);
});

test('--on takes the rules of another day', async () => {
  const { stdout } = await quote(example('eu-france'), '--on', '2026-06-30');
  expect(stdout).toContain('eu-duty-relief');
  expect(stdout).toMatch(/^Duty +0\.00 EUR/m);
});

test('--catalogue stands in place of the demo’s', async () => {
  const { stdout } = await quote(
    ...[example('united-states'), ...ON, '--catalogue', example('catalogue')],
  );
  expect(stdout).toContain('/catalogue/LAMP-LED/tariffs/US/hsCode');
});

test('goods that may not fly have no route, and the reason is said', async () => {
  const { code, stdout } = await quote(
    ...[example('power-bank'), ...ON, '--catalogue', example('catalogue')],
  );
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Route +none \(battery-by-mail\)$/m);
  expect(stdout).toMatch(/^Because +Power bank 10,000 mAh: UN3480 may not go by mail/m);
});

describe('what cannot be quoted ends with 2 and a sentence that names the field', () => {
  const order = JSON.parse(readFileSync(join(ROOT, example('japan')), 'utf8')) as {
    channelId: string;
    order: object;
  };
  const file = (content: unknown): string => {
    const name = join(folder, `${String(Math.random())}.json`);
    writeFileSync(name, typeof content === 'string' ? content : JSON.stringify(content));
    return name;
  };
  test.each<[string, () => readonly string[], RegExp]>([
    ['no file', () => [], /order file/],
    ['no such file', () => ['/nowhere.json'], /no such file/],
    ['no JSON', () => [file('{')], /must be JSON/],
    ['no channel', () => [file({ order: {} })], /\/channelId must be text/],
    ['an unknown channel', () => [file({ ...order, channelId: 'x' })], /\/channelId must be demo-/],
    [
      'a wrong currency',
      () => [file({ ...order, order: { ...order.order, currency: 'XXY' } })],
      /\/order\/currency must be an ISO 4217/,
    ],
    ['no day', () => [example('japan'), '--on', '2026-02-30'], /--on must be a day/],
    ['an unknown option', () => [example('japan'), '--wrong'], /--wrong/],
    [
      'a wrong catalogue',
      () => [example('japan'), '--catalogue', file([{ sku: 'A', hsCode: 5 }])],
      /\/0\/hsCode must be text/,
    ],
  ])('%s', async (_what, args, sentence) => {
    const { code, stdout, stderr } = await quote(...args());
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

test('--help says how', async () => {
  const { code, stdout } = await quote('--help');
  expect([code, stdout.includes('npm run quote')]).toEqual([0, true]);
});
