import { isMasked } from '../../domain/order/masked.ts';

/**
 * A telephone or number for the vault; undefined when its channel masked it. There only the last
 * four characters show what it is: a masked one would look like a whole one.
 */
export function unmasked(value: string | undefined): string | undefined {
  return value === undefined || isMasked(value) ? undefined : value;
}
