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

  function plan(job: ScheduledJob): void {
    if (stopped) return;
    const timer = setTimeout(() => {
      underWay.set(
        job.name,
        job
          .run()
          .catch(report)
          .finally(() => plan(job)),
      );
    }, job.everyMs);
    timers.set(job.name, timer);
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
