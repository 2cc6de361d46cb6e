// The embedded host under test, a process of its own: seeded with the demo merchant, at wall time.
import { setTimeout as pause } from 'node:timers/promises';
import { startHost } from '../local/host.ts';
import { seedDemo } from '../scripts/start/seed-demo.ts';
import { DEMO_CHANNELS } from '../functions/sandbox/demo/channels.ts';
import { enterChannels, writeChannelSecrets } from './stand/many-channels.ts';
import { hostPlan, hostRequest } from './stand/messages.ts';

const SWEEP_MS = 1_000;
/** Reconciliation is not measured here. */
const NEVER_MS = 86_400_000;

const plan = hostPlan.parse(JSON.parse(process.argv[2] ?? '{}'));
const { channels: others } = plan;
if (others !== undefined) writeChannelSecrets(plan.data, others.count, others.secret);
const host = await startHost({
  data: plan.data,
  host: '127.0.0.1',
  port: 0,
  clock: { origin: new Date().toISOString(), speed: 1 },
  allowLoopback: true,
  simulated: true,
  sweepEveryMs: SWEEP_MS,
  reconcileEveryMs: NEVER_MS,
  summariseEveryMs: NEVER_MS,
  onFault: (fault) => {
    throw fault;
  },
  report: (error) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : 'fault'}\n`);
  },
});
const { directory, ledger, clock } = host.services;
const ports = { directory, ledger, secrets: host.secrets };
const shared = await seedDemo(ports, plan.partnersUrl, clock.now());
const channel = await directory.channel(DEMO_CHANNELS[0].channelId);
if (channel !== undefined) await directory.putChannel({ ...channel, updatesUrl: plan.eventsUrl });
const merchant = channel && (await directory.merchant(channel.merchantId));
if (others !== undefined && channel !== undefined && merchant !== undefined) {
  await enterChannels(directory, others.count, { merchant, channel });
}

/** Collects until nothing more is freed, so that only what is held counts. */
async function memory(): Promise<object> {
  for (let times = 0; times < 3; times += 1) {
    globalThis.gc?.();
    await pause(50);
  }
  const { heapUsed, heapTotal, external, rss } = process.memoryUsage();
  return { heap: heapUsed, heapTotal, external, rss };
}

async function stop(): Promise<never> {
  await host.stop();
  process.exit(0);
}

process.on('message', (message) => {
  if (hostRequest.parse(message) === 'memory') void memory().then((told) => process.send?.(told));
  else void stop();
});
process.once('SIGTERM', () => void stop());
process.on('disconnect', () => process.exit(0));
process.send?.({ url: host.url, token: host.token, shared });
