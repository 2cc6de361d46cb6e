import { hash } from 'node:crypto';

const FRACTION_BYTES = 6;

function digest(parts: readonly (string | number)[]): Buffer {
  return hash('sha256', parts.join('\u0000'), 'buffer');
}

/** A number in [0, 1) that depends on nothing but the parts: the same parts always draw the same. */
export function draw(...parts: readonly (string | number)[]): number {
  return digest(parts).readUIntBE(0, FRACTION_BYTES) / 2 ** (8 * FRACTION_BYTES);
}

/** A whole number from `least` to `most`, both included. */
export function drawInteger(
  least: number,
  most: number,
  ...parts: readonly (string | number)[]
): number {
  return least + Math.floor(draw(...parts) * (most - least + 1));
}

/** One of a list. Throws when it is empty. */
export function drawOne<T>(list: readonly T[], ...parts: readonly (string | number)[]): T {
  const drawn = list[Math.floor(draw(...parts) * list.length)];
  if (drawn === undefined) throw new RangeError('nothing to draw from');
  return drawn;
}

/** A UUID in capital letters, as CEB wants its guids. */
export function drawGuid(...parts: readonly (string | number)[]): string {
  const hex = digest(parts).toString('hex').toUpperCase();
  const [a, b, c, d, e] = [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ].map(([from, to]) => hex.slice(from, to));
  return `${a}-${b}-${c}-${d}-${e}`;
}
