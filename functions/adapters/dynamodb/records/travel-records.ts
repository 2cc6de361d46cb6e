import * as z from 'zod/mini';
import type { Consignment } from '../../../domain/consignment/consignment.ts';
import { LOAD_STATES } from '../../../domain/load/load-states.ts';
import { oneOf, optionalText } from './shared-values.ts';
import type { ShapeOf } from './shared-values.ts';

const text = z.string();

/** The load that a consignment travels in. */
export const travelsIn = z.looseObject({
  loadId: text,
  status: oneOf(LOAD_STATES),
  reached: z.partialRecord(oneOf(LOAD_STATES), text),
  masterBill: optionalText,
  voyage: optionalText,
  vessel: optionalText,
  trafficMode: optionalText,
} satisfies ShapeOf<NonNullable<Consignment['load']>>);

/** The load that it was taken out of. */
export const leftLoad = z.looseObject({
  loadId: text,
  reason: text,
  at: text,
} satisfies ShapeOf<NonNullable<Consignment['leftLoad']>>);
