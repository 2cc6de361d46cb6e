import { mkdirSync, writeFileSync } from 'node:fs';
import type { MutantResult } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { goOnFrom } from './mutate/last-run.ts';
import { HELP, OptionError, mutateOptions } from './mutate/options.ts';
import type { MutateOptions, Part } from './mutate/options.ts';
import { percentKilled, scoreOf, scoreTable, survivorLines, totalOf } from './mutate/summary.ts';

const REPORTS = '.cache/mutation';
const LEAST_PERCENT = 85;
/** What the suites load, or read. */
const COPIED = ['functions/**', 'test/**', 'local/**', 'scripts/**', 'examples/**', 'package.json'];

async function mutate(
  { name, mutate }: Part,
  { concurrency, again }: Pick<MutateOptions, 'concurrency' | 'again'>,
): Promise<MutantResult[]> {
  const last = again ? goOnFrom(REPORTS, name) : undefined;
  return new Stryker({
    ...(last === undefined ? {} : { incremental: true, incrementalFile: last }),
    testRunner: 'domain',
    plugins: ['./scripts/mutate/test-runner.ts', './scripts/mutate/wording.ts'],
    ignorers: ['wording'],
    coverageAnalysis: 'perTest',
    mutate: [...mutate],
    ignorePatterns: ['**', ...COPIED.map((pattern) => `!${pattern}`)],
    concurrency,
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: `${REPORTS}/${name}.json` },
    tempDirName: '.cache/stryker',
    cleanTempDir: 'always',
    allowConsoleColors: false,
    // Modules are loaded again here for a tenth of what the warning reckons with.
    warnings: {
      slow: false,
      unknownOptions: true,
      preprocessorErrors: true,
      unserializableOptions: true,
    },
  }).runMutationTest();
}

/** Runs the parts one after another and shows each as it is done. Returns the exit code. */
async function run({ parts, ...how }: MutateOptions): Promise<number> {
  mkdirSync(REPORTS, { recursive: true });
  const scores = [];
  for (const part of parts) {
    const mutants = await mutate(part, how);
    const survivors = survivorLines(mutants).map((line) => `${line}\n`);
    writeFileSync(`${REPORTS}/${part.name}.survivors.txt`, survivors.join(''));
    const score = scoreOf(part.name, mutants);
    scores.push(score);
    process.stdout.write(`${scoreTable([score])}${survivors.join('')}\n`);
  }
  const total = totalOf(scores);
  if (scores.length > 1) process.stdout.write(scoreTable([...scores, total]));
  return percentKilled(total) >= LEAST_PERCENT ? 0 : 1;
}

/** `npm run mutate`: reads the options and runs the parts. */
async function main(): Promise<number> {
  try {
    const options = mutateOptions(process.argv.slice(2));
    if (options !== 'help') return await run(options);
    process.stdout.write(HELP);
    return 0;
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

process.exitCode = await main();
