import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { request } from './request.ts';

const workflowSchema = z.object({
  definitionHash: z.string(),
  startAt: z.string(),
  states: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      stage: z.optional(z.string()),
      comment: z.optional(z.string()),
      end: z.optional(z.boolean()),
    }),
  ),
  transitions: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      label: z.optional(z.string()),
      kind: z.enum(['next', 'catch']),
    }),
  ),
});

/** The deployed state machine as a graph. */
export type Workflow = z.infer<typeof workflowSchema>;

/** The workflow; it changes with a deployment only, so it is asked for once. */
export function workflowQuery() {
  return queryOptions({
    queryKey: ['workflow'],
    queryFn: ({ signal }) => request(workflowSchema, '/v1/workflow', { signal }),
    staleTime: Infinity,
  });
}
