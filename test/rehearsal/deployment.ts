import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What a rehearsal deployed, as its suites read it. */
const deployment = z.object({
  /** AWS-compatible endpoint that everything lies behind. */
  endpoint: z.url(),
  region: z.string(),
  ordersTable: z.string(),
  stockTable: z.string(),
  documentBucket: z.string(),
  secretPrefix: z.string(),
  stateMachineArn: z.string(),
  queueUrls: z.object({
    orders: z.string(),
    answers: z.string(),
    asks: z.string(),
    notices: z.string(),
  }),
  /** Base URL of the HTTP API, without a slash at its end. */
  apiUrl: z.url(),
});

export type Deployment = z.infer<typeof deployment>;

/**
 * The deployment under test: `scripts/rehearse.ts` writes it to the file that BONDWAY_REHEARSAL
 * names. @throws Error when a suite is run without a rehearsal
 */
export function rehearsedDeployment(): Deployment {
  const file = process.env.BONDWAY_REHEARSAL;
  if (file === undefined) throw new Error('run these suites with `npm run rehearse`');
  return deployment.parse(JSON.parse(readFileSync(file, 'utf8')));
}
