import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LimitLedger } from '../../functions/ports/limit-ledger.ts';

interface Opened {
  readonly ledger: LimitLedger;
  readonly close: () => Promise<void>;
}

const taking = (consignmentId: string, amount: number, account = 'buyer.2026') => ({
  kind: 'buyer-year' as const,
  ...{ account, consignmentId, amount },
});

/** What every limit ledger does. */
export function limitLedgerContract(name: string, open: () => Promise<Opened>): void {
  describe(`the limit ledger on ${name}`, () => {
    let opened: Opened;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());
    const drawnOf = async (account = 'buyer.2026') =>
      (await opened.ledger.account('buyer-year', account)).drawn;

    test('an account that nobody drew on is untouched', async () => {
      expect(await opened.ledger.account('buyer-year', 'new')).toEqual({
        ...{ kind: 'buyer-year', account: 'new', drawn: 0 },
      });
      expect(await opened.ledger.drawOf('buyer-year', 'c-1')).toBeUndefined();
    });

    test('a draw up to the limit goes, one fen more does not and changes nothing', async () => {
      const { ledger } = opened;
      expect((await ledger.draw(taking('c-1', 25_900_00), 26_000_00)).kind).toBe('drawn');
      const over = await ledger.draw(taking('c-2', 100_01), 26_000_00);
      expect(over).toMatchObject({ kind: 'exhausted', account: { drawn: 25_900_00 } });
      expect(await ledger.drawOf('buyer-year', 'c-2')).toBeUndefined();
      expect((await ledger.draw(taking('c-2', 100_00), 26_000_00)).kind).toBe('drawn');
      expect(await drawnOf()).toBe(26_000_00);
    });

    test('the same draw again counts once, also when the limit is reached', async () => {
      const { ledger } = opened;
      await ledger.draw(taking('c-1', 500), 500);
      expect((await ledger.draw(taking('c-1', 500), 500)).kind).toBe('drawn');
      expect(await drawnOf()).toBe(500);
    });

    test('a changed draw replaces the one before', async () => {
      await opened.ledger.draw(taking('c-1', 500), 1_000);
      await opened.ledger.draw(taking('c-1', 300), 1_000);
      expect(await drawnOf()).toBe(300);
    });

    test('less is always taken, even beyond the limit', async () => {
      await opened.ledger.draw(taking('c-1', 500), 'none');
      expect((await opened.ledger.draw(taking('c-1', 400), 100)).kind).toBe('drawn');
    });

    test('a draw moves to another account whole', async () => {
      await opened.ledger.draw(taking('c-1', 500), 1_000);
      await opened.ledger.draw(taking('c-1', 500, 'buyer.2027'), 1_000);
      expect([await drawnOf(), await drawnOf('buyer.2027')]).toEqual([0, 500]);
    });

    test('what is restored may be drawn by others, once', async () => {
      const { ledger } = opened;
      await ledger.draw(taking('c-1', 500), 500);
      await ledger.draw(taking('c-2', 300), 'none');
      await ledger.restore('buyer-year', 'c-1');
      await ledger.restore('buyer-year', 'c-1');
      await ledger.restore('buyer-year', 'nobody');
      expect(await drawnOf()).toBe(300);
    });

    test('a guarantor has a limit of its own, and none before it is set', async () => {
      const { ledger } = opened;
      const draw = { kind: 'guarantee', account: 'G1', consignmentId: 'c-1', amount: 700 } as const;
      expect((await ledger.draw(draw, 'own')).kind).toBe('drawn');
      expect(await ledger.setGuarantee('G1', 1_000)).toMatchObject({ drawn: 700, limit: 1_000 });
      const next = { ...draw, consignmentId: 'c-2', amount: 301 };
      expect((await ledger.draw(next, 'own')).kind).toBe('exhausted');
      await ledger.setGuarantee('G1', 1_001);
      expect((await ledger.draw(next, 'own')).kind).toBe('drawn');
    });

    test('guarantors are listed by code, buyers never', async () => {
      await opened.ledger.setGuarantee('G2', 5);
      await opened.ledger.setGuarantee('G1', 4);
      await opened.ledger.draw(taking('c-1', 1), 'none');
      expect((await opened.ledger.guarantees()).map(({ account }) => account)).toEqual([
        'G1',
        'G2',
      ]);
    });

    test('rivals never draw more than the limit', async () => {
      const draws = Array.from({ length: 8 }, (_each, index) =>
        opened.ledger.draw(taking(`c-${String(index)}`, 100), 500),
      );
      const results = await Promise.all(draws);
      expect(results.filter(({ kind }) => kind === 'drawn')).toHaveLength(5);
      expect(await drawnOf()).toBe(500);
    });

    test('what is drawn is the sum of what consignments take, whatever happened', async () => {
      const step = fc.record({
        consignmentId: fc.constantFrom('c-1', 'c-2', 'c-3'),
        account: fc.constantFrom('a', 'b'),
        amount: fc.nat({ max: 60 }),
        restores: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          const { ledger, close } = await open();
          for (const { restores, ...draw } of steps) {
            if (restores) await ledger.restore('buyer-year', draw.consignmentId);
            else await ledger.draw({ kind: 'buyer-year', ...draw }, 100);
          }
          const draws = await Promise.all(
            ['c-1', 'c-2', 'c-3'].map((id) => ledger.drawOf('buyer-year', id)),
          );
          for (const account of ['a', 'b']) {
            const taken = draws.filter((draw) => draw?.account === account);
            const sum = taken.reduce((total, draw) => total + (draw?.amount ?? 0), 0);
            const stored = await ledger.account('buyer-year', account);
            expect(stored.drawn).toBe(sum);
            expect(stored.drawn).toBeLessThanOrEqual(100);
          }
          await close();
        }),
        { seed: 816, numRuns: 40 },
      );
    });
  });
}
