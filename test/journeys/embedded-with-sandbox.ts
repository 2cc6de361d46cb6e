import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HostOptions } from '../../local/host.ts';
import { startSandbox } from '../../scripts/start/sandbox-process.ts';
import { postJson } from '../../scripts/start/start-everything.ts';
import { paced } from '../support/paced.ts';
import { embeddedHost } from './embedded-host.ts';
import type { HostUnderTest } from './host-under-test.ts';

/** Four hours in a second. */
const SPEED = 14_400;

/** The embedded host with a sandbox of its own, in a process of its own, and what it needs to know of it. */
export async function embeddedWithSandbox(
  optionsAt: (sandboxUrl: string) => Partial<HostOptions> = () => ({}),
): Promise<HostUnderTest> {
  const speed = paced(SPEED);
  const clock = { origin: new Date().toISOString(), speed };
  const data = mkdtempSync(join(tmpdir(), 'bondway-sandbox-'));
  const sandbox = await startSandbox({
    data,
    hostUrl: 'http://127.0.0.1:9',
    seed: 1,
    clockOrigin: clock.origin,
    speed,
  });
  const host = await embeddedHost(sandbox.url, { clock, ...optionsAt(sandbox.url) });
  await postJson(`${sandbox.url}/sandbox/configure`, { hostUrl: host.url, ...host.shared });
  return {
    ...host,
    close: async () => {
      await host.close();
      await sandbox.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
