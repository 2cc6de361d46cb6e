import { join } from 'node:path';
import { rehearse } from './rehearse/rehearse.ts';
import { RehearsalError } from './rehearse/rehearsal-error.ts';

// `npm run rehearse`: the AWS side, deployed to an AWS-compatible endpoint and put to the test.

const cache = join(import.meta.dirname, '../.rehearsal');
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // More than one Ctrl-C says nothing new: what was started is being ended.
  process.on(signal, () => {
    interruption.abort(new RehearsalError('The rehearsal was interrupted.'));
  });
}

try {
  await rehearse(cache, process.argv.slice(2), interruption.signal);
} catch (fault) {
  if (!(fault instanceof RehearsalError)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
