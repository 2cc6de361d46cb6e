import type { HostOptions } from '../../local/host.ts';
import { journeyHost } from '../support/journey-host.ts';
import type { HostUnderTest } from './host-under-test.ts';

const LOOK_MS = 50;

/** The embedded host under test, on a fresh data folder. */
export async function embeddedHost(
  sandboxUrl: string,
  options: Partial<HostOptions> = {},
): Promise<HostUnderTest & { readonly shared: object }> {
  const host = await journeyHost(sandboxUrl, options);
  return {
    url: host.url,
    token: host.token,
    sandboxUrl,
    shared: host.shared,
    secret: (name) => host.secrets.get(name),
    documents: host.services.documents,
    statesEntered: (consignmentId) => Promise.resolve(host.statesEntered(consignmentId)),
    lookEveryMs: LOOK_MS,
    close: () => host.end(),
  };
}
