import { describe, expect, test } from '@jest/globals';
import { applyMovement } from '../../../functions/domain/stock/apply-movement.ts';
import type { AppliedMovement } from '../../../functions/domain/stock/apply-movement.ts';
import {
  EMPTY_HOLDING,
  brokenInvariant,
  notReceived,
} from '../../../functions/domain/stock/holding.ts';
import type { Holding } from '../../../functions/domain/stock/holding.ts';
import { inStatutoryUnit, isExact, sameUnits } from '../../../functions/domain/stock/line-units.ts';
import { counted } from '../../../functions/domain/stock/movement-effects.ts';
import type { Counted } from '../../../functions/domain/stock/movement-effects.ts';
import type { MovementKind } from '../../../functions/domain/stock/movements.ts';

const HELD: Holding = { book: 50, reserved: 20, declared: 10, awaitingGate: 7, onHand: 57 };

const moving = (kind: MovementKind, quantity: number): AppliedMovement => ({
  movementId: 'M1',
  kind,
  quantity,
});

/** What a movement changed, part by part; unchanged parts are left out. */
function changes(kind: MovementKind, quantity: number) {
  const applied = applyMovement(HELD, moving(kind, quantity));
  if (!applied.ok) throw new Error(`${kind}: only ${String(applied.available)}`);
  const moved = counted.map((part) => [part, applied.holding[part] - HELD[part]] as const);
  return Object.fromEntries(moved.filter(([, by]) => by !== 0));
}

describe('what each kind of movement changes', () => {
  test.each<[MovementKind, { readonly [Part in Counted]?: number }]>([
    ['inbound', { book: 3 }],
    ['put-away', { onHand: 3 }],
    ['receipt', { book: 3, onHand: 3 }],
    ['reserve', { reserved: 3 }],
    ['release', { reserved: -3 }],
    ['declare', { declared: 3 }],
    ['declaration-closed', { declared: -3 }],
    ['write-off', { book: -3, reserved: -3, awaitingGate: 3 }],
    ['gate-out', { awaitingGate: -3, onHand: -3 }],
    ['issue', { book: -3, reserved: -3, onHand: -3 }],
    ['put-back', { book: 3, awaitingGate: -3 }],
    ['return', { book: 3, onHand: 3 }],
    ['book-up', { book: 3 }],
    ['book-down', { book: -3 }],
    ['on-hand-up', { onHand: 3 }],
    ['on-hand-down', { onHand: -3 }],
  ])('%s', (kind, expected) => {
    expect(changes(kind, 3)).toEqual(expected);
  });

  test.each<[MovementKind, number]>([
    ['reserve', 30],
    ['release', 20],
    ['declaration-closed', 10],
    ['write-off', 20],
    ['gate-out', 7],
    ['issue', 20],
    ['put-back', 7],
    ['book-down', 30],
    ['on-hand-down', 57],
  ])('%s takes what is there and no more', (kind, available) => {
    expect(applyMovement(HELD, moving(kind, available))).toMatchObject({ ok: true });
    expect(applyMovement(HELD, moving(kind, available + 1))).toEqual({ ok: false, available });
  });

  test('a line begins with nothing', () => {
    expect(EMPTY_HOLDING).toEqual({
      book: 0,
      reserved: 0,
      declared: 0,
      awaitingGate: 0,
      onHand: 0,
    });
  });
});

describe('a movement that may not be', () => {
  test.each([0, -1, 0.5, Number.MAX_SAFE_INTEGER + 1, Number.NaN])('of %d', (quantity) => {
    expect(() => applyMovement(HELD, moving('receipt', quantity))).toThrow(
      `movement M1 moves ${String(quantity)}`,
    );
  });

  test('past what a safe integer can hold', () => {
    expect(() => applyMovement(HELD, moving('inbound', Number.MAX_SAFE_INTEGER))).toThrow(
      'movement M1 would break whole counts of 10⁻⁵',
    );
  });

  test('in other statutory units than its line', () => {
    const units = { first: { unit: '035', factor: 25_000 } };
    const known = applyMovement(EMPTY_HOLDING, { ...moving('receipt', 100_000), units });
    expect(known).toMatchObject({ ok: true, holding: { units } });
    if (!known.ok) return;
    expect(applyMovement(known.holding, { ...moving('reserve', 100_000), units })).toMatchObject({
      ok: true,
      holding: { units },
    });
    expect(applyMovement(known.holding, moving('reserve', 100_000))).toMatchObject({
      ok: true,
      holding: { units },
    });
    const other = { first: { unit: '035', factor: 30_000 } };
    expect(() =>
      applyMovement(known.holding, { ...moving('receipt', 100_000), units: other }),
    ).toThrow('other statutory units');
  });

  test('that is not exact in the statutory units of its line', () => {
    const units = { first: { unit: '035', factor: 25_000 } };
    expect(() => applyMovement(EMPTY_HOLDING, { ...moving('receipt', 2), units })).toThrow(
      'is not exact',
    );
  });

  test('units are not made up where nobody told them', () => {
    expect(applyMovement(HELD, moving('receipt', 1))).toEqual({
      ok: true,
      holding: { ...HELD, book: 51, onHand: 58 },
    });
  });
});

describe('the invariants of the ledger', () => {
  test.each<[string, Partial<Holding>]>([
    ['0 ≤ reserved ≤ book', { reserved: -1 }],
    ['0 ≤ reserved ≤ book', { reserved: 51 }],
    ['0 ≤ declared', { declared: -1 }],
    ['0 ≤ released and not gated out', { awaitingGate: -1 }],
    ['0 ≤ on hand', { onHand: -1 }],
    ['whole counts of 10⁻⁵', { onHand: 0.5 }],
    ['whole counts of 10⁻⁵', { book: Number.MAX_SAFE_INTEGER + 1 }],
    ['whole counts of 10⁻⁵', { declared: 0.5 }],
  ])('%s is broken by %j', (name, broken) => {
    expect(brokenInvariant({ ...HELD, ...broken })).toBe(name);
  });

  test.each<[Partial<Holding>]>([
    [{}],
    [{ reserved: 0 }],
    [{ reserved: 50 }],
    [{ declared: 0, awaitingGate: 0, onHand: 0 }],
  ])('hold with %j', (part) => {
    expect(brokenInvariant({ ...HELD, ...part })).toBeUndefined();
  });

  test('what customs posted and nobody received is not on hand', () => {
    expect(notReceived({ ...HELD, book: 60 })).toBe(10);
    expect(notReceived(HELD)).toBe(0);
  });
});

describe('statutory units', () => {
  const half = { unit: '035', factor: 50_000 };

  test.each([
    [100_000, 50_000, 50_000],
    [2, 50_000, 1],
    [1, 50_000, undefined],
    [Number.MAX_SAFE_INTEGER, 200_000, undefined],
    [Number.MAX_SAFE_INTEGER, 100_000, Number.MAX_SAFE_INTEGER],
  ])('%d at a factor of %d is %p', (quantity, factor, converted) => {
    expect(inStatutoryUnit(quantity, { unit: '035', factor })).toBe(converted);
  });

  test('a quantity is exact when both units can tell it', () => {
    const third = { unit: '007', factor: 33_333 };
    expect(isExact(1, undefined)).toBe(true);
    expect(isExact(2, { first: half })).toBe(true);
    expect(isExact(1, { first: half })).toBe(false);
    expect(isExact(2, { first: half, second: third })).toBe(false);
    expect(isExact(100_000, { first: half, second: third })).toBe(true);
  });

  test.each([
    [{ first: half }, { first: { ...half } }, true],
    [{ first: half }, { first: { ...half, unit: '036' } }, false],
    [{ first: half }, { first: { ...half, factor: 50_001 } }, false],
    [{ first: half }, { first: half, second: half }, false],
    [{ first: half, second: half }, { first: half }, false],
    [{ first: half, second: half }, { first: half, second: { ...half, factor: 1 } }, false],
    [{ first: half, second: half }, { first: half, second: half }, true],
  ])('%j and %j are the same: %p', (one, other, same) => {
    expect(sameUnits(one, other)).toBe(same);
  });
});
