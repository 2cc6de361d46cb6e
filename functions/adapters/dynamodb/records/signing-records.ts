import * as z from 'zod/mini';
import type { SignerFault, SignerState } from '../../../domain/customs/signer-state.ts';
import { CEB_TABLES } from '../../../domain/customs/ceb-tables/ceb-tables.ts';
import type { WaitingDocument } from '../../../domain/customs/signing-batches.ts';
import { integer, oneOf, word } from './shared-values.ts';

const text = z.string();

/** A document that waits for its signer. */
export const waitingDocument: z.ZodMiniType<WaitingDocument> = z.looseObject({
  consignmentId: text,
  kind: oneOf(CEB_TABLES),
  version: integer,
  declarant: text,
  customsCode: text,
  customsId: text,
  since: text,
  apart: z.optional(z.looseObject({ batch: text, half: z.union([z.literal(1), z.literal(2)]) })),
});

/** How a signer stands. */
export const signerRecord: z.ZodMiniType<SignerState> = z.looseObject({
  declarant: text,
  version: integer,
  minute: text,
  signatures: integer,
  documents: integer,
  dark: z.optional(
    z.looseObject({
      since: text,
      code: word<SignerFault>(),
      message: text,
      probes: integer,
      probeAt: text,
    }),
  ),
});
