import type { LoadLane } from './load.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/** The text whose digest names a lane. */
export function laneText(lane: LoadLane): string {
  const { merchantId, warehouseId, carrierId, mode, destination, kind, exportArrival } = lane;
  // What flies, and what arrives as is usual, has the name that it had when everything did.
  const by = kind === 'flight' ? [] : [kind];
  const arrival = exportArrival === undefined ? [] : [exportArrival];
  return JSON.stringify([merchantId, warehouseId, carrierId, mode, destination, ...by, ...arrival]);
}

/**
 * Short name of a lane: 10 Crockford base-32 characters, 50 bits of the digest.
 *
 * @param digest lower-case hex SHA-256 of `laneText`
 */
export function laneId(digest: string): string {
  let bits = BigInt(`0x${digest.slice(0, 13)}`) >> 2n;
  let text = '';
  for (let index = 0; index < LENGTH; index += 1) {
    text = CROCKFORD.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return text;
}

/** Id of the n-th load of a lane, at most 20 characters: it is the CEB `copNo` of its documents. */
export function loadIdOf(lane: string, number: number): string {
  return `L${lane}-${String(number).padStart(4, '0')}`;
}

/** Whether a text has the form of a load's id. */
export function isLoadId(text: string): boolean {
  return /^L[0-9A-HJKMNP-TV-Z]{10}-\d{4,8}$/.test(text);
}
