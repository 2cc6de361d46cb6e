import { describe, expect, test } from '@jest/globals';
import type { ExchangeRates } from '../../../functions/domain/destinations/exchange-rates.ts';
import { money } from '../../../functions/domain/money/money.ts';
import { generalDeclarationFor } from '../../../functions/domain/trade/general-declaration.ts';
import { TRADE_MODES } from '../../../functions/domain/trade/trade-modes.ts';
import { anOrder } from '../../support/order-builder.ts';

const MODE = TRADE_MODES['b2b-direct-export'];
const worth = (fen: number) => {
  const order = anOrder();
  return { ...order, totals: { ...order.totals, goods: money(fen, 'CNY') } };
};
const nothingKnown = { catalogue: new Map() };

describe('a general declaration stands in for the list', () => {
  test('above 5,000 CNY', () => {
    expect(generalDeclarationFor(MODE, worth(5_000_00), nothingKnown)).toBeUndefined();
    expect(generalDeclarationFor(MODE, worth(5_000_01), nothingKnown)?.because).toContain(
      '5000.01 CNY',
    );
  });

  test('for goods that need a licence', () => {
    const order = worth(1_00);
    const skus = order.lines.map(({ sku }) => sku);
    const licensed = (exportLicence: boolean) => ({
      catalogue: new Map(
        skus.map((sku) => [sku, { merchantId: 'merchant-1', sku, exportLicence }]),
      ),
    });
    expect(generalDeclarationFor(MODE, order, licensed(true))?.because).toContain(
      `${String(skus[0])} needs a licence`,
    );
    expect(generalDeclarationFor(MODE, order, licensed(false))).toBeUndefined();
  });

  test('in no mode that goes without', () => {
    const mode = TRADE_MODES['general-export'];
    expect(generalDeclarationFor(mode, worth(9_000_00), nothingKnown)).toBeUndefined();
  });

  test('not by a value that no rate tells in CNY', () => {
    const order = { ...worth(1), totals: { ...worth(1).totals, goods: money(9_000_00, 'USD') } };
    const rates: ExchangeRates | undefined = undefined;
    expect(generalDeclarationFor(MODE, order, { ...nothingKnown, rates })).toBeUndefined();
  });
});
