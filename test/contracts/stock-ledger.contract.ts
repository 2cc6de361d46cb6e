import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { units } from '../../functions/domain/money/quantity.ts';
import type { BookLine, Movement, MovementKind } from '../../functions/domain/stock/movements.ts';
import { EMPTY_HOLDING } from '../../functions/domain/stock/holding.ts';
import { MOVEMENT_EFFECTS } from '../../functions/domain/stock/movement-effects.ts';
import { concludeProof, foldMovement, NO_PROOF } from '../../functions/domain/stock/prove-line.ts';
import { MOST_MOVEMENTS } from '../../functions/ports/stock-ledger.ts';
import type { StockLedger } from '../../functions/ports/stock-ledger.ts';
import { uniqueId } from './unique-ids.ts';

/** What every bonded ledger does, whatever it is made of. */
export function stockLedgerContract(
  name: string,
  make: () => Promise<{ readonly ledger: StockLedger; readonly close: () => Promise<void> }>,
): void {
  describe(`${name} as a bonded ledger`, () => {
    let ledger: StockLedger;
    let close: () => Promise<void>;

    beforeAll(async () => {
      ({ ledger, close } = await make());
    });
    afterAll(() => close());

    const aLine = (): BookLine => ({
      accountBook: uniqueId('T'),
      bookItem: '1007',
      unit: '011',
    });
    const movement = (
      line: BookLine,
      kind: MovementKind,
      quantity: number,
      movementId = uniqueId('movement-'),
    ): Movement => ({
      ...line,
      movementId,
      kind,
      quantity,
      at: '2026-11-23T02:00:00.000Z',
      cause: 'O1-01',
      voucher: '0208',
    });
    /** A line with ten units on the book. */
    async function stocked(): Promise<BookLine> {
      const line = aLine();
      const result = await ledger.move([movement(line, 'receipt', units(10))]);
      expect(result.kind).toBe('posted');
      return line;
    }
    const balance = async (line: BookLine) => {
      const { book, reserved } = (await ledger.balance(line)) ?? { book: -1, reserved: -1 };
      return { book, reserved };
    };

    test('knows nothing of a line that never moved', async () => {
      expect(await ledger.balance(aLine())).toBeUndefined();
      expect(await ledger.movements(aLine())).toEqual([]);
      expect(await ledger.balances(uniqueId('T'))).toEqual([]);
    });

    test('goes from inbound over reserved to written off, and back by a return', async () => {
      const line = await stocked();
      await ledger.move([movement(line, 'reserve', units(4))]);
      expect(await balance(line)).toEqual({ book: units(10), reserved: units(4) });
      await ledger.move([movement(line, 'release', units(1))]);
      expect(await balance(line)).toEqual({ book: units(10), reserved: units(3) });
      await ledger.move([movement(line, 'write-off', units(3))]);
      expect(await balance(line)).toEqual({ book: units(7), reserved: 0 });
      await ledger.move([movement(line, 'return', units(2))]);
      expect(await balance(line)).toEqual({ book: units(9), reserved: 0 });
      const trail = await ledger.movements(line);
      expect(trail.map(({ kind }) => kind)).toEqual([
        'receipt',
        'reserve',
        'release',
        'write-off',
        'return',
      ]);
      expect(trail[3]).toMatchObject({
        quantity: units(3),
        before: { ...line, book: units(10), reserved: units(3) },
        after: { ...line, book: units(7), reserved: 0 },
      });
    });

    test('keeps what the account book has on file of the goods, as the first movement told it', async () => {
      const line = aLine();
      const filed = { hsCode: '3304990039', origin: 'FR' };
      await ledger.move([{ ...movement(line, 'receipt', units(3)), filed }]);
      await ledger.move([
        { ...movement(line, 'receipt', units(1)), filed: { hsCode: '3304990099', origin: 'IT' } },
      ]);
      await ledger.move([movement(line, 'reserve', units(1))]);
      expect(await ledger.balance(line)).toMatchObject({ book: units(4), filed });
      expect(await ledger.balances(line.accountBook)).toMatchObject([{ filed }]);
      const [first] = await ledger.movements(line);
      expect(first).toMatchObject({ filed, after: { filed } });
    });

    test('posts a movement once, and answers a repeat with what was posted first', async () => {
      const line = await stocked();
      const reserve = movement(line, 'reserve', units(2));
      const first = await ledger.move([reserve]);
      await ledger.move([movement(line, 'reserve', units(1))]);
      expect(await ledger.move([reserve])).toEqual(first);
      expect(await ledger.move([{ ...reserve, quantity: units(9) }])).toEqual(first);
      expect(await balance(line)).toEqual({ book: units(10), reserved: units(3) });
    });

    test('posts a movement once, however many post it at the same time', async () => {
      const line = await stocked();
      const reserve = movement(line, 'reserve', units(2));
      const results = await Promise.all(Array.from({ length: 8 }, () => ledger.move([reserve])));
      expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
      expect(await balance(line)).toEqual({ book: units(10), reserved: units(2) });
    });

    test('reserves no more than is there, however many want it at the same time', async () => {
      const line = await stocked();
      const wanted = Array.from({ length: 8 }, () => movement(line, 'reserve', units(3)));
      const results = await Promise.all(wanted.map((each) => ledger.move([each])));
      expect(results.filter(({ kind }) => kind === 'posted')).toHaveLength(3);
      expect(results.find(({ kind }) => kind === 'insufficient')).toEqual({
        kind: 'insufficient',
        line,
        available: expect.any(Number),
      });
      expect(await balance(line)).toEqual({ book: units(10), reserved: units(9) });
    });

    test('moves all lines of a call or none', async () => {
      const [plenty, scarce] = [await stocked(), await stocked()];
      const call = [movement(plenty, 'reserve', units(1)), movement(scarce, 'reserve', units(11))];
      expect(await ledger.move(call)).toEqual({
        kind: 'insufficient',
        line: scarce,
        available: units(10),
      });
      expect(await balance(plenty)).toEqual({ book: units(10), reserved: 0 });
      expect(await ledger.movements(plenty)).toHaveLength(1);
      const smaller = [
        movement(plenty, 'reserve', units(1)),
        movement(scarce, 'reserve', units(9)),
      ];
      expect((await ledger.move(smaller)).kind).toBe('posted');
    });

    test('sees, within a call, what the same call took already', async () => {
      const line = await stocked();
      const call = [movement(line, 'reserve', units(6)), movement(line, 'reserve', units(6))];
      expect(await ledger.move(call)).toEqual({
        kind: 'insufficient',
        line,
        available: units(4),
      });
      expect(await balance(line)).toEqual({ book: units(10), reserved: 0 });
    });

    test.each([
      ['reserve', 0],
      ['release', 0],
      ['write-off', 0],
    ] as const)('has nothing to %s on a line that never moved', async (kind, available) => {
      const line = aLine();
      expect(await ledger.move([movement(line, kind, 1)])).toEqual({
        kind: 'insufficient',
        line,
        available,
      });
      expect(await ledger.balance(line)).toBeUndefined();
    });

    test('releases and writes off no more than is reserved', async () => {
      const line = await stocked();
      await ledger.move([movement(line, 'reserve', units(2))]);
      for (const kind of ['release', 'write-off'] as const) {
        expect(await ledger.move([movement(line, kind, units(3))])).toEqual({
          kind: 'insufficient',
          line,
          available: units(2),
        });
      }
      expect(await balance(line)).toEqual({ book: units(10), reserved: units(2) });
    });

    test('lists the lines of an account book', async () => {
      const line = await stocked();
      const other = { ...line, bookItem: '1008' };
      await ledger.move([movement(other, 'inbound', 5)]);
      expect(await ledger.balances(line.accountBook)).toEqual([
        { ...line, ...EMPTY_HOLDING, book: units(10), onHand: units(10) },
        { ...other, ...EMPTY_HOLDING, book: 5 },
      ]);
    });

    test('shows each quantity apart, on the way of bonded goods from advice to gate', async () => {
      const line = aLine();
      const go = (kind: MovementKind, count: number) =>
        ledger.move([movement(line, kind, units(count))]);
      await go('inbound', 10);
      await go('put-away', 9);
      await go('reserve', 4);
      await go('declare', 4);
      await go('write-off', 3);
      await go('declaration-closed', 3);
      await go('gate-out', 1);
      expect(await ledger.balance(line)).toEqual({
        ...line,
        book: units(7),
        reserved: units(1),
        declared: units(1),
        awaitingGate: units(2),
        onHand: units(8),
      });
      expect(await go('gate-out', 3)).toEqual({ kind: 'insufficient', line, available: units(2) });
    });

    test('keeps the statutory units that a line was entered with, and refuses others', async () => {
      const line = aLine();
      const first = { unit: '035', factor: 3_000 };
      const entered = { ...movement(line, 'inbound', units(10)), units: { first } };
      await ledger.move([entered]);
      await ledger.move([movement(line, 'reserve', units(1))]);
      expect((await ledger.balance(line))?.units).toEqual({ first });
      const others = { first: { unit: '035', factor: 4_000 } };
      await expect(
        ledger.move([{ ...movement(line, 'inbound', units(1)), units: others }]),
      ).rejects.toThrow('other statutory units');
      await expect(ledger.move([movement(line, 'reserve', 1)])).rejects.toThrow('not exact');
      expect(await balance(line)).toEqual({ book: units(10), reserved: units(1) });
    });

    test('gives the newest movements of a line, newest first', async () => {
      const line = await stocked();
      for (const count of [1, 2, 3]) await ledger.move([movement(line, 'reserve', units(count))]);
      const newest = await ledger.latest(line, 2);
      expect(newest.map(({ quantity }) => quantity)).toEqual([units(3), units(2)]);
      expect(newest[0]?.voucher).toBe('0208');
    });

    test('takes as many movements in one call as it says', async () => {
      const line = await stocked();
      const lines = Array.from({ length: MOST_MOVEMENTS }, (_each, n) => ({
        ...line,
        bookItem: String(n),
      }));
      const result = await ledger.move(lines.map((each) => movement(each, 'inbound', units(1))));
      expect(result.kind).toBe('posted');
    });

    test('holds its invariants, and the fold of its movements is the balance', async () => {
      const kinds = Object.keys(MOVEMENT_EFFECTS) as MovementKind[];
      const steps = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 1, max: 12 })), {
        minLength: 1,
        maxLength: 15,
      });
      const property = fc.asyncProperty(steps, async (all) => {
        const line = await stocked();
        for (const [kind, count] of all) {
          await ledger.move([movement(line, kind, units(count))]);
          const { book, reserved } = await balance(line);
          expect(reserved).toBeGreaterThanOrEqual(0);
          expect(book).toBeGreaterThanOrEqual(reserved);
        }
        const trail = await ledger.movements(line);
        const proof = trail.reduce(foldMovement, NO_PROOF);
        expect(concludeProof(proof, await ledger.balance(line))).toEqual([]);
        expect(trail.at(-1)?.after).toEqual(await ledger.balance(line));
      });
      await fc.assert(property, { seed: 20261123, numRuns: 20 });
    });
  });
}
