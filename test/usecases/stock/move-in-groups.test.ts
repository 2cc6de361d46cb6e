import { beforeEach, describe, expect, test } from '@jest/globals';
import { openStockLedger } from '../../../functions/adapters/dynamodb/stock-ledger.ts';
import { units } from '../../../functions/domain/money/quantity.ts';
import type { Movement, MovementKind } from '../../../functions/domain/stock/movements.ts';
import { TABLES } from '../../../functions/runtime/contracts/tables.ts';
import {
  giveBackInGroups,
  reserveInGroups,
} from '../../../functions/usecases/stock/move-in-groups.ts';
import { inMemoryDynamoDb } from '../../support/dynamodb/in-memory-dynamodb.ts';

const LINES = 95;
const AT = '2026-11-23T02:00:00.000Z';
let ledger: ReturnType<typeof openStockLedger>;

function movements(kind: MovementKind, count = 1, skip = -1): readonly Movement[] {
  return Array.from({ length: LINES }, (_each, n) => ({
    movementId: `O1-01.${kind}.${String(n)}`,
    kind,
    accountBook: 'T1',
    bookItem: String(n),
    unit: '011',
    quantity: units(count),
    at: AT,
    cause: 'O1-01',
    voucher: 'O1-01',
  })).filter((_each, n) => n !== skip);
}

async function enter(all: readonly Movement[]): Promise<void> {
  for (const each of all) await ledger.move([each]);
}

async function reserved(): Promise<readonly number[]> {
  const balances = await ledger.balances('T1');
  return [...new Set(balances.map((balance) => balance.reserved))];
}

describe('reserving more lines than a transaction takes', () => {
  beforeEach(() => {
    ledger = openStockLedger(inMemoryDynamoDb(TABLES.stock).client, 'stock');
  });

  test('reserves all of them, once however often it is called', async () => {
    await enter(movements('receipt'));
    const first = await reserveInGroups(ledger, movements('reserve'));
    expect(first.kind).toBe('posted');
    expect(await reserveInGroups(ledger, movements('reserve'))).toEqual(first);
    expect(await reserved()).toEqual([units(1)]);
  });

  test('reserves none when the last group lacks stock, and all once it is there', async () => {
    await enter(movements('receipt', 1, LINES - 1));
    const result = await reserveInGroups(ledger, movements('reserve'));
    expect(result).toMatchObject({ kind: 'insufficient', line: { bookItem: String(LINES - 1) } });
    expect(await reserved()).toEqual([0]);
    await ledger.move(movements('receipt').slice(-1));
    const again = await reserveInGroups(ledger, movements('reserve'));
    expect(again).toMatchObject({ kind: 'posted' });
    expect(await reserved()).toEqual([units(1)]);
    await giveBackInGroups(ledger, movements('reserve'), AT);
    await giveBackInGroups(ledger, movements('reserve'), AT);
    expect(await reserved()).toEqual([0]);
  });

  test('ends the undoing of somebody who died in it', async () => {
    await enter(movements('receipt', 1, LINES - 1));
    let calls = 0;
    const dying = {
      ...ledger,
      // Two groups are reserved, the third lacks stock, one group is undone.
      move: async (group: readonly Movement[]) => {
        calls += 1;
        if (calls === 5) throw new Error('died');
        return ledger.move(group);
      },
    };
    await expect(reserveInGroups(dying, movements('reserve'))).rejects.toThrow('died');
    expect(await reserved()).toEqual(expect.arrayContaining([0, units(1)]));
    expect((await reserveInGroups(ledger, movements('reserve'))).kind).toBe('insufficient');
    expect(await reserved()).toEqual([0]);
  });
});
