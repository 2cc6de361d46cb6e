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
/** Of the load time of the bare client, as it comes, in the same rounds; asked of what senders wait for. */
const RECEIVER_LOAD = atMost(1.3, 1.1);

/** Bytes and load time of every function's bundle beside a bare SDK client. */
export async function bundles(place: Workplace): Promise<PartResult> {
  const folder = place.folder();
  const bare = await bundleBareClient(folder, 'as it comes');
  const trimmed = await bundleBareClient(folder, 'trimmed');
  const made: Bundle[] = [];
  for (const name of await functionNames()) made.push(await bundleFunction(name, folder));
  const loadings = await loadTimes([bare, trimmed, ...made], ROUNDS);
  const loadingOf = ({ name }: Bundle): Loading => loadings.get(name) ?? { times: [] };
  const beside = { bare: loadingOf(bare).times, trimmed: loadingOf(trimmed).times };
  const figures = made.flatMap((bundle) => figuresOf(bundle, loadingOf(bundle), beside));
  const raw = [bare, trimmed, ...made].map((bundle) => ({ ...bundle, ...loadingOf(bundle) }));
  const comes = bareFigures(bare, beside.bare, 'as the SDK comes');
  const lean = bareFigures(trimmed, beside.trimmed, 'without credential sources, as our functions');
  return { figures: [...comes, ...lean, ...figures], raw };
}

/** Load times of the bare client, round by round. */
interface Beside {
  readonly bare: readonly number[];
  readonly trimmed: readonly number[];
}

function bareFigures({ bytes }: Bundle, times: readonly number[], note: string): readonly Figure[] {
  return [
    { name: 'bare DynamoDB client', value: bytes / KILOBYTE, unit: 'kB', note },
    { name: '  loads in', value: median(times), unit: 'ms', note: 'module load only' },
  ];
}

/** How often the load time of another goes into this, round by round: the median. */
function times(mine: readonly number[], others: readonly number[]): number {
  return median(mine.map((time, round) => time / (others[round] ?? Number.NaN)));
}

function figuresOf(
  { name, bytes, origins, declares }: Bundle,
  { times: mine, fault }: Loading,
  { bare, trimmed }: Beside,
): readonly Figure[] {
  const isReceiver = name.startsWith('receive-');
  const took = `median ${median(mine).toFixed(1)} ms of ${String(mine.length)}`;
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
      value: times(mine, bare),
      unit: '×',
      bar: isReceiver ? RECEIVER_LOAD : undefined,
      note: fault ?? `${took}; ${times(mine, trimmed).toFixed(2)} × of the trimmed one`,
    },
  ];
}

function kilobytes(bytes: number): string {
  return (bytes / KILOBYTE).toFixed(0);
}
