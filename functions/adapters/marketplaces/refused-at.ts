import type { PointedRefusal } from '../http/read-body.ts';

/** A refusal of what stands at a JSON pointer. */
export function refusedAt(pointer: string, message: string, code = 'wrong-shape'): PointedRefusal {
  return { ok: false, code, message, pointer };
}
