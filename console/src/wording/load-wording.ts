import type { LoadStatus } from '../api/loads.ts';
import type { Tone } from './tone.ts';

/** How each status of a load is written and coloured. */
export const LOAD_WORDING: {
  readonly [S in LoadStatus]: { readonly title: string; readonly tone: Tone };
} = {
  open: { title: 'Open', tone: 'calm' },
  closed: { title: 'Closed', tone: 'progress' },
  'gated-out': { title: 'Gated out', tone: 'progress' },
  departed: { title: 'Departed', tone: 'progress' },
  arrived: { title: 'Arrived', tone: 'ok' },
};

/** `1 parcel`, `12 parcels`. */
export function parcelCount(count: number): string {
  return count === 1 ? '1 parcel' : `${String(count)} parcels`;
}

/** Grams as kilograms with one decimal. */
export function kilograms(grams: number): string {
  return `${(grams / 1_000).toFixed(1)} kg`;
}
