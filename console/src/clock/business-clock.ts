import { createContext, useContext } from 'react';
import { useTick } from './ticker.ts';

/** A moment of business time, this machine's clock at that moment, and how fast the former runs. */
export interface ClockReading {
  readonly businessAt: number;
  readonly readAt: number;
  readonly speed: number;
  readonly simulated: boolean;
}

/** The last reading of the server's clock; undefined until the first answer. */
export const BusinessClock = createContext<ClockReading | undefined>(undefined);

/**
 * Business time now, in milliseconds, moving on between two readings. Everything the server
 * reports is business time, which a simulation runs faster than this machine's clock.
 */
export function useBusinessNow(): number | undefined {
  const reading = useContext(BusinessClock);
  const now = useTick();
  if (reading === undefined) return undefined;
  return reading.businessAt + Math.max(0, now - reading.readAt) * reading.speed;
}
