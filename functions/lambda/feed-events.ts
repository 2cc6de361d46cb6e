import { keepBooksJob } from '../handlers/jobs/keep-books.ts';
import { queueNoticesJob } from '../handlers/jobs/queue-notices.ts';
import { environmentOf } from '../runtime/environment.ts';
import { feedFunction } from './services/feeding.ts';
import { telemetryOf } from './services/telemetry.ts';

const environment = environmentOf();

export const handler = feedFunction(environment, telemetryOf(environment), [
  queueNoticesJob,
  keepBooksJob,
]);
