/** A job of the clock; `run` is never entered again before it ended. */
export interface ScheduledJob {
  readonly name: string;
  /** Wall milliseconds between the end of one run and the next. */
  readonly everyMs: number;
  readonly run: () => Promise<void>;
}

/** Running schedules; `stop` waits for the runs under way. */
export interface RunningSchedules {
  stop(): Promise<void>;
}

/**
 * Runs jobs by the machine's clock.
 *
 * @param report hears of a run that failed; the next one comes all the same
 */
export function startSchedules(
  jobs: readonly ScheduledJob[],
  report: (error: unknown) => void,
): RunningSchedules {
  let stopped = false;
  const timers = new Map<string, NodeJS.Timeout>();
  const underWay = new Map<string, Promise<void>>();

  async function runOnce({ run }: ScheduledJob): Promise<void> {
    try {
      await run();
    } catch (error) {
      report(error);
    }
  }

  function plan(job: ScheduledJob): void {
    if (stopped) return;
    const run = (): void => {
      underWay.set(
        job.name,
        runOnce(job).then(() => plan(job)),
      );
    };
    timers.set(job.name, setTimeout(run, job.everyMs));
  }

  jobs.forEach(plan);
  return {
    stop: async () => {
      stopped = true;
      timers.forEach((timer) => clearTimeout(timer));
      await Promise.all(underWay.values());
    },
  };
}
