import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHost } from '../../local/host.ts';
import type { HostOptions, RunningHost } from '../../local/host.ts';
import { seedDemo } from '../../scripts/start/seed-demo.ts';
import type { SharedWithSandbox } from '../../scripts/start/seed-demo.ts';

/** Nobody listens there: partners are away, and every ask waits. */
export const NO_PARTNERS = 'http://127.0.0.1:9';

/** A call that a busy machine holds up is not one that got lost: nothing is sent again for it. */
const CALL_TIMEOUT_MS = 50_000;

/** An embedded host of its own, on a fresh data folder, with the demo merchant in it. */
export interface JourneyHost extends RunningHost {
  readonly shared: SharedWithSandbox;
  /** Stops the host and removes its folder. */
  end(): Promise<void>;
}

/** Starts a host for one journey. */
export async function journeyHost(
  sandboxUrl: string,
  options: Partial<HostOptions> = {},
): Promise<JourneyHost> {
  const data = mkdtempSync(join(tmpdir(), 'bondway-journey-'));
  const host = await startHost({
    data,
    host: '127.0.0.1',
    port: 0,
    clock: { origin: new Date().toISOString(), speed: 1 },
    allowLoopback: true,
    simulated: true,
    sweepEveryMs: 200,
    reconcileEveryMs: 3_600_000,
    summariseEveryMs: 3_600_000,
    callTimeoutMs: CALL_TIMEOUT_MS,
    onFault: (fault) => {
      throw fault;
    },
    report: () => undefined,
    ...options,
  });
  const { directory, ledger, clock } = host.services;
  const ports = { directory, ledger, secrets: host.secrets };
  const shared = await seedDemo(ports, sandboxUrl, clock.now());
  return {
    ...host,
    shared,
    end: async () => {
      await host.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
