import { expect } from 'expect';
import { bind } from 'jest-each';

type Step = () => unknown;

interface Suite {
  readonly title: string;
  readonly parent: Suite | undefined;
  readonly beforeAll: Step[];
  readonly beforeEach: Step[];
  readonly afterEach: Step[];
  readonly afterAll: Step[];
}

export interface TestCase {
  /** Suite file and titles: what reports call the test. */
  readonly id: string;
  readonly title: string;
  readonly suite: Suite;
  readonly body: Step;
}

export interface TestOutcome {
  readonly test: TestCase;
  /** Of the first assertion or error; undefined where the test passed. */
  readonly failure: string | undefined;
  readonly ms: number;
}

/**
 * The few words of `@jest/globals` that the suites use, collecting tests instead of running them:
 * jest starts anew for every run, which costs a second where a mutant needs milliseconds.
 */
export class TestCollector {
  #suite = newSuite('', undefined);
  #file = '';
  #cases: TestCase[] = [];

  /** What `import … from '@jest/globals'` means while suites load. */
  readonly globals = {
    expect,
    test: Object.assign((title: string, body: Step) => this.#test(title, body), {
      each: bind((title, body) => this.#test(title, body), false),
    }),
    describe: Object.assign((title: string, body: Step) => this.#describe(title, body), {
      each: bind((title, body) => this.#describe(title, body), false),
    }),
    beforeAll: (step: Step) => this.#suite.beforeAll.push(step),
    beforeEach: (step: Step) => this.#suite.beforeEach.push(step),
    afterEach: (step: Step) => this.#suite.afterEach.push(step),
    afterAll: (step: Step) => this.#suite.afterAll.push(step),
  };

  /** The tests that the suite file declares while `load` runs. */
  collect(file: string, load: () => void): readonly TestCase[] {
    this.#suite = newSuite('', undefined);
    this.#file = file;
    this.#cases = [];
    load();
    return this.#cases;
  }

  #test(title: string, body: Step): void {
    const titles = [...chain(this.#suite).map((suite) => suite.title), title];
    const full = titles.filter((part) => part !== '').join(' › ');
    this.#cases.push({ id: `${this.#file} › ${full}`, title: full, suite: this.#suite, body });
  }

  #describe(title: string, body: Step): void {
    const outer = this.#suite;
    this.#suite = newSuite(title, outer);
    body();
    this.#suite = outer;
  }
}

function newSuite(title: string, parent: Suite | undefined): Suite {
  return { title, parent, beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] };
}

/** The suite with those around it, outermost first. */
function chain(suite: Suite): readonly Suite[] {
  return suite.parent === undefined ? [suite] : [...chain(suite.parent), suite];
}

/**
 * Runs tests in the given order.
 * @param onStart told of each test before its `beforeEach`
 * @param bail whether the first failure is the last test
 */
export async function runCases(
  cases: readonly TestCase[],
  { onStart, bail }: { readonly onStart: (test: TestCase) => void; readonly bail: boolean },
): Promise<readonly TestOutcome[]> {
  const entered = new Set<Suite>();
  const outcomes: TestOutcome[] = [];
  for (const test of cases) {
    onStart(test);
    const from = performance.now();
    const failure = await failureOf(test, entered);
    outcomes.push({ test, failure, ms: performance.now() - from });
    if (bail && failure !== undefined) break;
  }
  for (const suite of [...entered].reverse()) await inOrder(suite.afterAll);
  return outcomes;
}

async function failureOf(test: TestCase, entered: Set<Suite>): Promise<string | undefined> {
  const suites = chain(test.suite);
  try {
    for (const suite of suites.filter((each) => !entered.has(each))) {
      entered.add(suite);
      await inOrder(suite.beforeAll);
    }
    try {
      for (const suite of suites) await inOrder(suite.beforeEach);
      await test.body();
    } finally {
      for (const suite of suites.toReversed()) await inOrder(suite.afterEach);
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function inOrder(steps: readonly Step[]): Promise<void> {
  for (const step of steps) await step();
}
