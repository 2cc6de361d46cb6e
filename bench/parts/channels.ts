import { setTimeout as pause } from 'node:timers/promises';
import { drawOrders, signedHeaders } from '../load/orders.ts';
import { poster } from '../load/post.ts';
import type { PartResult } from '../run/figure.ts';
import { percentile } from '../run/percentile.ts';
import type { Workplace } from '../run/workplace.ts';
import { channelIdOf } from '../stand/many-channels.ts';
import { standWithSilentPartners } from '../stand/stand.ts';

const CHANNELS = 200_000;
const PER_SECOND = 20;
const WARM_UP = 40;
const MEASURED = 400;
/** A prime: every second order goes to a channel far from those before, so that nothing remembered helps. */
const STRIDE = 7_919;

/** What it is held against, measured in the same run. */
const FEW = 10;

interface Times {
  /** Of one channel, which is remembered. */
  readonly known: number[];
  /** Of ever others, which are not remembered while there are many. */
  readonly other: number[];
}

/**
 * How long an acknowledgement takes in an installation of 200,000 channels of 100,000 merchants,
 * after one of ten channels: orders go to one channel and to ever others, by turns.
 */
export async function channels(place: Workplace): Promise<PartResult> {
  const few = await acknowledged(place, FEW);
  const many = await acknowledged(place, CHANNELS);
  const figures = (['known', 'other'] as const).map((kind) => {
    const [p50, p99] = [0.5, 0.99].map((part) => percentile(many.times[kind], part));
    const [few50, few99] = [0.5, 0.99].map((part) => percentile(few.times[kind], part));
    const whom = kind === 'known' ? 'of one channel' : 'of ever another';
    return {
      name: `acknowledgement p99 ${whom}, among ${CHANNELS.toLocaleString('en')} channels, ${String(PER_SECOND)} orders/s`,
      value: p99 ?? NaN,
      unit: 'ms',
      bar: { side: 'at most', must: 15, aim: 8 } as const,
      note: `p50 ${shown(p50)} ms; among ${String(FEW)} channels p50 ${shown(few50)}, p99 ${shown(few99)} ms; ${String(few.failed + many.failed)} refused in all`,
    };
  });
  return { figures, raw: { few, many } };
}

function shown(milliseconds = NaN): string {
  return milliseconds.toFixed(2);
}

async function acknowledged(
  place: Workplace,
  count: number,
): Promise<{ readonly times: Times; readonly failed: number }> {
  const stand = await standWithSilentPartners(place, [], count);
  const { url } = stand.target;
  const post = poster();
  const times: Times = { known: [], other: [] };
  let failed = 0;
  const start = performance.now() + 1_000 / PER_SECOND;
  const posts = drawOrders(0, WARM_UP + MEASURED).map(async ({ orderNumber, body }, index) => {
    const isKnown = index % 2 === 0;
    const channelId = channelIdOf(isKnown ? 0 : (index * STRIDE) % count);
    await pause(Math.max(0, start + (index * 1_000) / PER_SECOND - performance.now()));
    const headers = signedHeaders(stand.target, `bench-${orderNumber}`, body);
    const from = performance.now();
    if ((await post(`${url}/webhooks/${channelId}`, headers, body)) !== 200) failed += 1;
    if (index >= WARM_UP) times[isKnown ? 'known' : 'other'].push(performance.now() - from);
  });
  await Promise.all(posts);
  await Promise.all([stand.host.stop(), stand.load.stop()]);
  return { times, failed };
}
