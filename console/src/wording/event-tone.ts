import type { Tone } from './tone.ts';

const TONES: ReadonlyMap<string, Tone> = new Map([
  ['held', 'warn'],
  ['stage-failed', 'bad'],
  ['limit-exhausted', 'warn'],
  ['limits-restored', 'turn'],
  ['warehouse-refused', 'bad'],
  ['ask-refused', 'bad'],
  ['cancel-requested', 'turn'],
  ['cancel-answered', 'turn'],
  ['return-requested', 'turn'],
  ['parcel-returned', 'turn'],
  ['parcel-tallied', 'turn'],
  ['parcel-stopped', 'turn'],
  ['parcel-too-late', 'warn'],
  ['stock-returned', 'turn'],
  ['label-voided', 'turn'],
  ['fixed', 'progress'],
  ['resumed', 'progress'],
  ['stage-entered', 'progress'],
  ['ended', 'ok'],
  ['closed', 'progress'],
  ['left', 'turn'],
  ['asked-again', 'progress'],
  ['arrived', 'ok'],
]);

/** Colour of an event's mark; most are calm, so that the few that matter stand out. */
export function eventTone(type: string): Tone {
  return TONES.get(type) ?? 'calm';
}
