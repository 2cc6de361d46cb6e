import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { goOnFrom } from '../../scripts/mutate/last-run.ts';
import { OptionError, mutateOptions } from '../../scripts/mutate/options.ts';
import { percentKilled, scoreOf, totalOf } from '../../scripts/mutate/summary.ts';
import { TestCollector, runCases } from '../../scripts/mutate/test-cases.ts';

describe('options of npm run mutate', () => {
  test('a folder, a glob, and how many at once', () => {
    expect(mutateOptions(['money', 'functions/domain/tax/*.ts', '--concurrency', '2'])).toEqual({
      concurrency: 2,
      again: false,
      parts: [
        { name: 'money', mutate: ['functions/domain/money/**/*.ts'] },
        { name: 'tax-.ts', mutate: ['functions/domain/tax/*.ts'] },
      ],
    });
  });

  test('only what survived is tried again where that is asked for', () => {
    expect(mutateOptions(['money', '--again'])).toMatchObject({ again: true });
  });

  test('nothing named: every folder, then the files that lie in none', () => {
    const options = mutateOptions([]);
    const names = options === 'help' ? [] : options.parts.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['money', 'customs', 'domain']));
    expect(names.at(-1)).toBe('domain');
  });

  test.each([
    [['monney'], 'monney: no folder of functions/domain'],
    [['functions/usecases/*.ts'], 'functions/usecases/*.ts: no folder of functions/domain'],
    [['--concurrency', '0'], '--concurrency is a number from 1 to 8'],
  ])('%j is refused', (args, message) => {
    expect(() => mutateOptions(args)).toThrow(message);
  });

  test('an option that there is not is refused', () => {
    expect(() => mutateOptions(['--quick'])).toThrow(OptionError);
  });
});

describe('score', () => {
  test('an endless loop is noticed; what no test reaches is not', () => {
    const location = { start: { line: 1, column: 0 }, end: { line: 1, column: 1 } };
    const statuses = ['Killed', 'Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored'] as const;
    const mutants = statuses.map((status, index) => ({
      id: String(index),
      fileName: 'a.ts',
      mutatorName: 'BooleanLiteral',
      replacement: 'false',
      location,
      status,
    }));
    const score = scoreOf('a', mutants);
    expect(score).toEqual({ name: 'a', killed: 3, survived: 2, wording: 1 });
    expect(percentKilled(score)).toBe(60);
    expect(totalOf([score, score])).toMatchObject({ killed: 6, survived: 4 });
  });
});

describe('a run that goes on from the last', () => {
  const reports = mkdtempSync(join(tmpdir(), 'mutation-'));
  afterAll(() => {
    rmSync(reports, { recursive: true });
  });

  test('keeps what a test noticed, and tries what survived', () => {
    const statuses = ['Killed', 'Survived', 'Timeout', 'NoCoverage', 'Ignored', 'RuntimeError'];
    const mutants = statuses.map((status, index) => ({ id: String(index), status }));
    const last = { schemaVersion: '1', files: { 'a.ts': { source: 'x', mutants } } };
    writeFileSync(join(reports, 'money.json'), JSON.stringify(last));
    const file = goOnFrom(reports, 'money');
    expect(JSON.parse(readFileSync(file ?? '', 'utf8'))).toEqual({
      schemaVersion: '1',
      files: {
        'a.ts': { source: 'x', mutants: [0, 2, 4].map((at) => mutants[at]) },
      },
    });
  });

  test('is a whole one where there is no last', () => {
    expect(goOnFrom(reports, 'tax')).toBeUndefined();
  });
});

describe('running collected tests', () => {
  test('sets up around each test, reports the first failure and stops there', async () => {
    const collector = new TestCollector();
    const { describe: group, test: one, beforeEach, afterAll } = collector.globals;
    const seen: string[] = [];
    const cases = collector.collect('a.test.ts', () => {
      beforeEach(() => seen.push('outer'));
      group('inner', () => {
        beforeEach(() => seen.push('inner'));
        afterAll(() => seen.push('end'));
        one('passes', () => seen.push('passes'));
        one('fails', () => {
          throw new Error('no');
        });
        one('is not reached', () => seen.push('beyond'));
      });
    });
    const outcomes = await runCases(cases, { onStart: () => undefined, bail: true });
    expect(outcomes.map(({ test: { id }, failure }) => [id, failure])).toEqual([
      ['a.test.ts › inner › passes', undefined],
      ['a.test.ts › inner › fails', 'no'],
    ]);
    expect(seen).toEqual(['outer', 'inner', 'passes', 'outer', 'inner', 'end']);
  });
});
