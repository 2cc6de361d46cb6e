import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import type { InstrumenterContext } from '@stryker-mutator/api/core';
import { PluginKind, declareClassPlugin } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  determineHitLimitReached,
} from '@stryker-mutator/api/test-runner';
import type {
  DryRunOptions,
  DryRunResult,
  MutantRunOptions,
  MutantRunResult,
  TestResult,
  TestRunner,
} from '@stryker-mutator/api/test-runner';
import fc from 'fast-check';
import { ModuleGraph } from './module-graph.ts';
import { NOT_SUITES, SUITES } from './suites.ts';
import { TestCollector, runCases } from './test-cases.ts';
import type { TestCase, TestOutcome } from './test-cases.ts';

declare global {
  /** Where the mutated code looks which mutant is on, and counts what it passed. */
  var __stryker__: InstrumenterContext | undefined;
}

/** A property that holds is tried no more often than this: a mutant that it sees at all, it sees soon. */
const MOST_RUNS = 20;

/** `fast-check` as the suites get it. A counterexample kills; that it could be smaller is of no interest. */
const quick = {
  ...fc,
  assert: (...[property, parameters]: Parameters<typeof fc.assert>) =>
    fc.assert(property, {
      ...parameters,
      endOnFailure: true,
      numRuns: Math.min(parameters?.numRuns ?? MOST_RUNS, MOST_RUNS),
    }),
};
const QUICK_PROPERTIES = { ...quick, default: quick, __esModule: true };

/** Puts a suite behind all that take less, in milliseconds. */
const FAR = 1_000_000;

interface Loaded {
  readonly spec: string;
  readonly cases: readonly TestCase[];
  readonly reach: ReadonlySet<string>;
}

/**
 * Runs the suites of the domain in the process that Stryker keeps: they load once, and a mutant costs
 * the tests that pass it. A mutant that acts while modules load has the suites that reach its file
 * loaded again, one by one, until one fails.
 */
class DomainTestRunner implements TestRunner {
  readonly #collector = new TestCollector();
  readonly #ms = new Map<string, number>();
  #coverage: InstrumenterContext['mutantCoverage'];
  #loaded: readonly Loaded[] = [];

  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    const graph = this.#newGraph();
    this.#loaded = SUITES.flatMap((pattern) =>
      globSync(pattern, { exclude: NOT_SUITES }).sort(),
    ).map((spec) => this.#load(graph, spec));
  }

  async dryRun({ files }: DryRunOptions): Promise<DryRunResult> {
    const state = instrumenter();
    const mutated = files?.map((file) => resolve(file)) ?? [];
    const cases = this.#loaded
      .filter(({ reach }) => mutated.length === 0 || mutated.some((file) => reach.has(file)))
      .flatMap(({ cases: its }) => its);
    const outcomes = await runCases(cases, {
      onStart: (test) => {
        state.currentTestId = test.id;
      },
      bail: false,
    });
    state.currentTestId = undefined;
    this.#coverage = state.mutantCoverage;
    for (const { test, ms } of outcomes) this.#ms.set(test.id, ms);
    return {
      status: DryRunStatus.Complete,
      tests: outcomes.map(testResult),
      mutantCoverage: state.mutantCoverage,
    };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const state = instrumenter();
    state.hitLimit = options.hitLimit;
    state.hitCount = options.hitLimit === undefined ? undefined : 0;
    state.activeMutant = options.activeMutant.id;
    try {
      const outcomes =
        options.testFilter === undefined
          ? await this.#runReloaded(resolve(options.sandboxFileName), options.activeMutant.id)
          : await this.#runLoaded(new Set(options.testFilter));
      const endless = determineHitLimitReached(state.hitCount, state.hitLimit);
      return endless === undefined
        ? mutantRunResult(outcomes)
        : { status: MutantRunStatus.Timeout, reason: endless.reason };
    } finally {
      state.activeMutant = undefined;
    }
  }

  async #runLoaded(ids: ReadonlySet<string>): Promise<readonly TestOutcome[]> {
    const cases = this.#loaded.flatMap((loaded) => loaded.cases).filter(({ id }) => ids.has(id));
    return this.#run(cases);
  }

  async #runReloaded(file: string, mutant: string): Promise<readonly TestOutcome[]> {
    const graph = this.#newGraph();
    const all: TestOutcome[] = [];
    for (const { spec } of this.#nearestFirst(file, mutant)) {
      const outcomes = await this.#runSpec(graph, spec);
      all.push(...outcomes);
      if (outcomes.some(({ failure }) => failure !== undefined)) break;
    }
    return all;
  }

  /**
   * The suites of the mutant's own folder, and those of which a test passes the mutant; where there
   * are none, every suite of the domain that reaches its file. Near ones first, then quick ones.
   */
  #nearestFirst(file: string, mutant: string): readonly Loaded[] {
    const folder = /functions\/(domain\/[^/]+)\//.exec(file)?.[1] ?? 'domain';
    const near = ({ spec }: Loaded): boolean => spec.startsWith(`test/${folder}/`);
    const passes = ({ cases }: Loaded): boolean =>
      cases.some(({ id }) => this.#coverage?.perTest[id]?.[mutant] !== undefined);
    const cost = (loaded: Loaded): number =>
      loaded.cases.reduce((sum, { id }) => sum + (this.#ms.get(id) ?? 0), 0) +
      (near(loaded) ? 0 : FAR);
    const reaching = this.#loaded.filter(({ reach }) => reach.has(file));
    const chosen = reaching.filter((loaded) => near(loaded) || passes(loaded));
    const candidates =
      chosen.length > 0 ? chosen : reaching.filter(({ spec }) => spec.startsWith('test/domain/'));
    return candidates.toSorted((one, other) => cost(one) - cost(other));
  }

  async #runSpec(graph: ModuleGraph, spec: string): Promise<readonly TestOutcome[]> {
    try {
      return await this.#run(this.#load(graph, spec).cases);
    } catch (error) {
      // What does not even load fails every test of the suite.
      const test = this.#loaded.find((loaded) => loaded.spec === spec)?.cases[0];
      if (test === undefined) throw error;
      return [{ test, failure: String(error), ms: 0 }];
    }
  }

  /** Quick tests first: most mutants are gone before a slow one starts. */
  async #run(cases: readonly TestCase[]): Promise<readonly TestOutcome[]> {
    const ms = ({ id }: TestCase): number => this.#ms.get(id) ?? 0;
    const quickFirst = cases.toSorted((one, other) => ms(one) - ms(other));
    return runCases(quickFirst, { onStart: () => undefined, bail: true });
  }

  #load(graph: ModuleGraph, spec: string): Loaded {
    const file = resolve(spec);
    const cases = this.#collector.collect(spec, () => graph.load(file));
    return { spec, cases, reach: graph.reach(file) };
  }

  #newGraph(): ModuleGraph {
    return new ModuleGraph(
      new Map<string, unknown>([
        ['@jest/globals', this.#collector.globals],
        ['fast-check', QUICK_PROPERTIES],
      ]),
    );
  }
}

function instrumenter(): InstrumenterContext {
  globalThis.__stryker__ ??= {};
  return globalThis.__stryker__;
}

function testResult({ test, failure, ms }: TestOutcome): TestResult {
  const about = { id: test.id, name: test.title, timeSpentMs: ms };
  return failure === undefined
    ? { ...about, status: TestStatus.Success }
    : { ...about, status: TestStatus.Failed, failureMessage: failure };
}

function mutantRunResult(outcomes: readonly TestOutcome[]): MutantRunResult {
  const nrOfTests = outcomes.length;
  const failed = outcomes.find(({ failure }) => failure !== undefined);
  if (failed?.failure === undefined) return { status: MutantRunStatus.Survived, nrOfTests };
  return {
    status: MutantRunStatus.Killed,
    killedBy: [failed.test.id],
    failureMessage: failed.failure.slice(0, 300),
    nrOfTests,
  };
}

/** What Stryker looks for when it loads this file as a plugin. */
export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'domain', DomainTestRunner),
];
