import { scaledClock } from '../../functions/adapters/clock/scaled-clock.ts';
import { clockContract } from './clock.contract.ts';

const origin = '2026-11-20T00:00:00.000Z';

for (const speed of [1, 600]) {
  clockContract(`The clock at speed ${String(speed)}`, (wallNow) =>
    scaledClock({ origin, speed }, wallNow),
  );
}
