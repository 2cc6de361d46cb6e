import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { dirname } from 'node:path';
import { hotSpots } from './run/hot-spots.ts';
import { measure } from './run/measure.ts';
import type { Measured } from './run/measure.ts';
import { HELP, OptionError, benchOptions } from './run/options.ts';
import type { BenchOptions } from './run/options.ts';
import { figureTable } from './run/table.ts';
import { Workplace } from './run/workplace.ts';

const HOT_SPOTS = 15;
/** Times of a run that others took more of the machine from say little. */
const MOST_FOREIGN_PERCENT = 10;

/** Runs the parts one after another and shows each as it is done. Returns the exit code. */
async function run(options: BenchOptions, place: Workplace): Promise<number> {
  const machine = {
    at: new Date().toISOString(),
    node: process.version,
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
  };
  process.stdout.write(
    `${machine.processor}, ${String(machine.cores)} cores, Node ${machine.node}. ` +
      'Partners are simulated. ✓ keeps the bar, ✓✓ reaches the aim, ✗ misses it.\n',
  );
  const parts: { [name: string]: Measured } = {};
  for (const name of options.parts) {
    const measured = await measure(name, place, options);
    parts[name] = measured;
    show(name, measured);
    if (name === 'throughput' && options.profile !== undefined) showHotSpots(options.profile);
  }
  mkdirSync(dirname(options.out), { recursive: true });
  writeFileSync(options.out, `${JSON.stringify({ machine, parts })}\n`);
  process.stdout.write(`\nRaw figures: ${options.out}\n`);
  return Object.values(parts).every(({ kind }) => kind === 'measured') ? 0 : 1;
}

function show(name: string, measured: Measured): void {
  const text =
    measured.kind === 'measured'
      ? `${headingOf(name, measured)}\n${figureTable(measured.figures)}`
      : `${name}: not measured: ${measured.reason}`;
  process.stdout.write(`\n${text}\n`);
}

function headingOf(
  name: string,
  { seconds, foreignPercent }: { readonly seconds: number; readonly foreignPercent: number },
): string {
  const disturbed = foreignPercent > MOST_FOREIGN_PERCENT ? ': DISTURBED' : '';
  return `${name} (${seconds.toFixed(0)} s, others took ${foreignPercent.toFixed(0)} % of the machine${disturbed})`;
}

function showHotSpots(folder: string): void {
  process.stdout.write('\nWhere the host’s processor time went, functions by themselves\n');
  for (const { name, milliseconds, percent } of hotSpots(folder, HOT_SPOTS)) {
    const time = `${percent.toFixed(1).padStart(5)} %  ${milliseconds.toFixed(0).padStart(6)} ms`;
    process.stdout.write(`  ${time}  ${name}\n`);
  }
}

async function main(): Promise<number> {
  const options = benchOptions(process.argv.slice(2), new Date());
  if (options === 'help') {
    process.stdout.write(HELP);
    return 0;
  }
  const place = new Workplace();
  process.on('exit', () => place.clearNow());
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => process.exit(code));
  }
  return run(options, place);
}

try {
  // Pipes of ended children may keep the process: it is done here.
  process.exit(await main());
} catch (error) {
  if (!(error instanceof OptionError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
