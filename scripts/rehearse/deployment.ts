import { readFileSync } from 'node:fs';
import { z } from 'zod';

const deployment = z.object({
  /** AWS-compatible endpoint that everything lies behind. */
  endpoint: z.url(),
  region: z.string(),
  ordersTable: z.string(),
  stockTable: z.string(),
  documentBucket: z.string(),
  secretPrefix: z.string(),
  stateMachineArn: z.string(),
  /** URLs of the dead-letter queues by queue: queues that no worker empties. */
  deadLetters: z.object({
    orders: z.string(),
    answers: z.string(),
    asks: z.string(),
    signing: z.string(),
    loads: z.string(),
    notices: z.string(),
  }),
  /** Base URL of the HTTP API, without a slash at its end. */
  apiUrl: z.url(),
  /** Bearer token of an operator. */
  operatorToken: z.string(),
  /** Base URL of the sandbox, which plays all partners. */
  sandboxUrl: z.url(),
});

/** What a rehearsal deployed and started, as its suites read it. */
export type Deployment = z.infer<typeof deployment>;

/** Environment variable that names the file with the deployment. */
export const DEPLOYMENT_FILE = 'BONDWAY_REHEARSAL';

/**
 * The deployment under test.
 *
 * @throws Error when a suite is run without a rehearsal
 */
export function rehearsedDeployment(): Deployment {
  const file = process.env[DEPLOYMENT_FILE];
  if (file === undefined) throw new Error('run these suites with `npm run rehearse`');
  return deployment.parse(JSON.parse(readFileSync(file, 'utf8')));
}
