import * as z from 'zod/mini';
import type { AskName } from '../../../domain/consignment/ask-names.ts';
import type { Task } from '../../../domain/consignment/task.ts';
import { ERROR_NAMES } from '../../../domain/workflow/error-names.ts';
import { stage } from './consignment-record.ts';
import { integer, optionalText, word } from './shared-values.ts';
import type { ShapeOf } from './shared-values.ts';

/** A task as both stores keep it. */
export const taskShape = {
  consignmentId: z.string(),
  stage,
  visit: integer,
  token: z.string(),
  entered: z.string(),
  status: z.enum(['waiting', 'answered', 'resumed']),
  outcome: z.optional(
    z.discriminatedUnion('kind', [
      z.looseObject({ kind: z.literal('done') }),
      z.looseObject({
        kind: z.literal('failed'),
        error: z.enum(ERROR_NAMES),
        cause: z.string(),
      }),
    ]),
  ),
  answeredAt: optionalText,
  asks: z.array(
    z.looseObject({
      name: word<AskName>(),
      requestId: z.string(),
      attempts: integer,
      askedAt: z.string(),
      againAt: z.string(),
    }),
  ),
  openedAt: z.string(),
  deadline: z.string(),
  version: integer,
} satisfies ShapeOf<Task>;
