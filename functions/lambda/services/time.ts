import { scaledClock } from '../../adapters/clock/scaled-clock.ts';
import type { ScaledTime } from '../../adapters/clock/scaled-clock.ts';
import type { Environment } from '../../runtime/environment.ts';

/** How business time runs here: as the machine's, unless a rehearsal says otherwise. */
export function timeOf(environment: Environment): ScaledTime {
  return {
    origin: environment.optional('clockOrigin') ?? '1970-01-01T00:00:00.000Z',
    speed: Number(environment.optional('clockSpeed') ?? 1),
  };
}

/** The clock of this deployment. */
export function clockOf(environment: Environment) {
  return scaledClock(timeOf(environment));
}
