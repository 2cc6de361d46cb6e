import { join } from 'node:path';
import type { Child } from '../run/child.ts';
import type { Workplace } from '../run/workplace.ts';
import { ready } from '../load/jobs.ts';
import { postJson, poster } from '../load/post.ts';
import type { Target } from '../load/jobs.ts';
import { bareLoopReady, hostReady, sandboxReady } from './messages.ts';

/** The embedded host under test with everybody around it. */
export interface Stand {
  readonly load: Child;
  readonly host: Child;
  /** Absent where the partners never answer: then the load generator plays them. */
  readonly sandbox?: Child;
  readonly target: Target;
  readonly token: string;
}

/**
 * Business seconds per second of the sandbox alone: its partners take milliseconds instead of
 * days, while the host, whose deadlines are hours, stays at wall time.
 */
const SANDBOX_SPEED = 10_000_000;
/** Of the channels that a part enters beside the demo's. */
const OTHERS_SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const CHANNEL_SECRET = 'channels/demo-market';

/** Load generator, sandbox and host, connected and seeded. */
export async function standWithSandbox(
  place: Workplace,
  nodeOptions: readonly string[] = [],
): Promise<Stand> {
  const { load, listening } = await startLoad(place);
  const sandbox = place.start([
    'functions/sandbox/main.ts',
    ...['--port', '0', '--data', place.folder(), '--seed', '1'],
    ...['--clock-origin', new Date().toISOString(), '--speed', String(SANDBOX_SPEED)],
  ]);
  const { listening: port } = await sandbox.line(sandboxReady);
  const sandboxUrl = `http://127.0.0.1:${String(port)}`;
  const { host, url, token, shared } = await startHost(place, sandboxUrl, listening, nodeOptions);
  const configured = await postJson(poster(), `${sandboxUrl}/sandbox/configure`, {
    hostUrl: url,
    ...shared,
  });
  if (configured !== 200) throw new Error(`the sandbox answered ${String(configured)}`);
  return { load, host, sandbox, token, target: { url, sandboxUrl, secret: secretOf(shared) } };
}

/**
 * Load generator and host; its partners take everything and never call back.
 *
 * @param channels entered beside the demo's; then the target's secret is theirs
 */
export async function standWithSilentPartners(
  place: Workplace,
  nodeOptions: readonly string[] = [],
  channels = 0,
): Promise<Stand> {
  const { load, listening } = await startLoad(place);
  const { host, url, token, shared } = await startHost(
    place,
    listening,
    listening,
    nodeOptions,
    channels,
  );
  const secret = channels > 0 ? OTHERS_SECRET : secretOf(shared);
  return { load, host, token, target: { url, secret } };
}

/** The bare loop with the load generator as partner and marketplace. */
export async function standWithBareLoop(place: Workplace): Promise<Omit<Stand, 'token'>> {
  const { load, listening } = await startLoad(place);
  const plan = { data: place.folder(), partnersUrl: listening, eventsUrl: `${listening}/events` };
  const host = place.start(['bench/bare-loop.ts', JSON.stringify(plan)]);
  const { url } = await host.next(bareLoopReady);
  return { load, host, target: { url, secret: `whsec_${Buffer.alloc(32).toString('base64')}` } };
}

async function startLoad(place: Workplace) {
  const load = place.start(['bench/load.ts']);
  return { load, ...(await load.next(ready)) };
}

async function startHost(
  place: Workplace,
  partnersUrl: string,
  loadUrl: string,
  nodeOptions: readonly string[],
  channels = 0,
) {
  const plan = {
    data: join(place.folder(), 'data'),
    partnersUrl,
    eventsUrl: `${loadUrl}/events`,
    ...(channels > 0 && { channels: { count: channels, secret: OTHERS_SECRET } }),
  };
  const host = place.start(['bench/host.ts', JSON.stringify(plan)], nodeOptions);
  return { host, ...(await host.next(hostReady)) };
}

function secretOf({
  secrets,
}: {
  readonly secrets: { readonly [name: string]: readonly string[] };
}) {
  return secrets[CHANNEL_SECRET]?.[0] ?? '';
}
