import { bundleBareClient, bundleFunction, functionNames } from '../bundles/bundle.ts';
import type { Bundle } from '../bundles/bundle.ts';
import { loadTimes } from '../bundles/load-time.ts';
import type { Loading } from '../bundles/load-time.ts';
import type { Bar, Figure, PartResult } from '../run/figure.ts';
import { median } from '../run/percentile.ts';
import type { Workplace } from '../run/workplace.ts';

const ROUNDS = 10;
const KILOBYTE = 1_000;
/** So many of the largest origins are named. */
const LARGEST = 4;
const atMost = (must: number, aim: number): Bar => ({ side: 'at most', must, aim });

const RECEIVER = atMost(380, 335);
const DECLARE = atMost(750, 550);
const OTHERS = atMost(520, 400);
/** Of the load time of the bare client in the same rounds; asked of what senders wait for. */
const RECEIVER_LOAD = atMost(1.3, 1.1);

/** Bytes and load time of every function's bundle beside a bare SDK client. */
export async function bundles(place: Workplace): Promise<PartResult> {
  const folder = place.folder();
  const bare = await bundleBareClient(folder);
  const made: Bundle[] = [];
  for (const name of await functionNames()) made.push(await bundleFunction(name, folder));
  const loadings = await loadTimes([bare, ...made], ROUNDS);
  const loadingOf = ({ name }: Bundle): Loading => loadings.get(name) ?? { times: [] };
  const bareTimes = loadingOf(bare).times;
  const figures = made.flatMap((bundle) => figuresOf(bundle, loadingOf(bundle), bareTimes));
  const raw = [bare, ...made].map((bundle) => ({ ...bundle, ...loadingOf(bundle) }));
  return { figures: [...bareFigures(bare, bareTimes), ...figures], raw };
}

function bareFigures({ bytes }: Bundle, times: readonly number[]): readonly Figure[] {
  return [
    {
      name: 'bare DynamoDB client',
      value: bytes / KILOBYTE,
      unit: 'kB',
      note: 'bundled in the same way',
    },
    { name: '  loads in', value: median(times), unit: 'ms', note: 'module load only' },
  ];
}

function figuresOf(
  { name, bytes, origins, declares }: Bundle,
  { times, fault }: Loading,
  bareTimes: readonly number[],
): readonly Figure[] {
  const isReceiver = name.startsWith('receive-');
  const ratios = times.map((time, round) => time / (bareTimes[round] ?? Number.NaN));
  return [
    {
      name,
      value: bytes / KILOBYTE,
      unit: 'kB',
      bar: isReceiver ? RECEIVER : declares ? DECLARE : OTHERS,
      note: origins
        .slice(0, LARGEST)
        .map(([origin, each]) => `${origin} ${kilobytes(each)}`)
        .join(', '),
    },
    {
      name: '  loads, of the bare client',
      value: median(ratios),
      unit: '×',
      bar: isReceiver ? RECEIVER_LOAD : undefined,
      note: fault ?? `median ${median(times).toFixed(1)} ms of ${String(times.length)}`,
    },
  ];
}

function kilobytes(bytes: number): string {
  return (bytes / KILOBYTE).toFixed(0);
}
