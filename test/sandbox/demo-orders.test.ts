import { describe, expect, test } from '@jest/globals';
import { readCanonicalDelivery } from '../../functions/adapters/marketplaces/standard-webhooks/to-order.ts';
import { readShopifyDelivery } from '../../functions/adapters/marketplaces/shopify/to-order.ts';
import { parsePccc } from '../../functions/domain/identifiers/pccc.ts';
import { parseResidentId } from '../../functions/domain/identifiers/resident-id.ts';
import { parseGtin13 } from '../../functions/domain/identifiers/gtin.ts';
import { parseHsCode } from '../../functions/domain/identifiers/hs-code.ts';
import { parseUscc } from '../../functions/domain/identifiers/uscc.ts';
import { money, parseMoney, sumMoney } from '../../functions/domain/money/money.ts';
import { chinaRetailImportTax } from '../../functions/domain/tax/china-retail-import.ts';
import { parseJson } from '../../functions/runtime/parse-json.ts';
import { DEMO_CATALOGUE } from '../../functions/sandbox/demo/catalogue.ts';
import { DEMO_MODES } from '../../functions/sandbox/demo/mode-order.ts';
import { demoOrders } from '../../functions/sandbox/demo/orders.ts';
import { DEMO_STOCK, demoWorld } from '../../functions/sandbox/demo/world.ts';
import { stringifyLossless } from '../../functions/sandbox/lossless-json.ts';
import type { ExportOrder, ImportOrder } from './documents.ts';
import { BEGIN } from './rig.ts';

const run = { placedAt: BEGIN };
const orders = demoOrders(200, 7, run);
const imports = orders
  .filter(({ channelId, order }) => channelId === 'demo-market' && !('mode' in order))
  .map(({ order }) => order as ImportOrder);
const exports_ = orders
  .filter(({ channelId }) => channelId === 'demo-shop')
  .map(({ order }) => order as ExportOrder);

const count = (names: readonly string[]) =>
  names.reduce<Record<string, number>>(
    (counts, name) => ({ ...counts, [name]: (counts[name] ?? 0) + 1 }),
    {},
  );

describe('demo orders', () => {
  test('of forty, 34 go as usual and six by a special script', () => {
    expect(count(demoOrders(40, 1, run).map(({ script }) => script))).toEqual({
      ...{ accept: 34, inspect: 1, reject: 1, 'payment-difference': 1 },
      ...{ cancel: 1, 'lost-receipt': 1, duplicate: 1 },
    });
    expect(count(demoOrders(40, 1, run).map(({ expectedEnd }) => expectedEnd))).toEqual({
      delivered: 37,
      cancelled: 2,
      held: 1,
    });
  });

  test.each([
    [1, 1],
    [11, 1],
    [12, 7],
    [200, 7],
  ])('of %d have %d scripts, six in ten of them imports', (length, scripts) => {
    const drawn = demoOrders(length, 3, run);
    expect(drawn).toHaveLength(length);
    expect(new Set(drawn.map(({ script }) => script)).size).toBe(scripts);
    const bonded = drawn.filter(
      ({ channelId, order }) => channelId === 'demo-market' && !('mode' in order),
    );
    expect(bonded).toHaveLength(Math.round(length * 0.6));
  });

  test('are the same for the same seed, and others for another seed or a later run', () => {
    expect(demoOrders(40, 7, run)).toEqual(demoOrders(40, 7, run));
    const text = (list: readonly object[]) => list.map((each) => stringifyLossless(each));
    const first = text(demoOrders(40, 7, run));
    expect(text(demoOrders(40, 8, run))).not.toEqual(first);
    const numbers = (from: number) =>
      demoOrders(40, 7, { ...run, first: from }).map(({ order }) =>
        'id' in order ? String(order.id) : order.channelOrderId,
      );
    expect(new Set([...numbers(0), ...numbers(40)]).size).toBe(80);
  });
});

describe('import orders', () => {
  test('are read by the canonical adapter, their totals adding up', () => {
    for (const order of imports) {
      const read = readCanonicalDelivery('order.paid', { type: 'order.paid', data: { order } });
      expect(read).toMatchObject({ ok: true, value: { paid: true } });
    }
  });

  test('carry the tax that the rule of 70 % gives', () => {
    const yuan = (decimal: string) => {
      const parsed = parseMoney(decimal, 'CNY');
      if (!parsed.ok) throw new Error(parsed.message);
      return parsed.value;
    };
    for (const { lines, totals } of imports) {
      const tax = chinaRetailImportTax({
        lines: lines.map(({ sku, price, quantity }) => {
          const item = DEMO_CATALOGUE.find((each) => each.sku === sku);
          const value = money(yuan(price).amount * quantity, 'CNY');
          return { value, quantity, vatRate: item?.vatRate ?? 0, consumptionTaxRate: 0 };
        }),
        freight: yuan(totals.freight),
        insurance: yuan(totals.insurance),
        annualUsed: sumMoney('CNY', []),
        declaredOn: '2026-11-23',
      });
      expect(tax).toMatchObject({ ok: true, total: yuan(totals.tax) });
    }
  });

  test('name buyers with valid resident IDs, some with rare characters', () => {
    for (const { buyer, payer } of imports) {
      expect(parseResidentId(buyer.idNumber, '2026-11-23').ok).toBe(true);
      expect(payer.idNumber).toBe(buyer.idNumber);
    }
    expect(imports.some(({ buyer }) => /[\u{20000}-\u{2FFFF}·]/u.test(buyer.name))).toBe(true);
    expect(imports.some(({ shipTo }) => /[&<"]/.test(shipTo.street))).toBe(true);
  });
});

describe('orders of further trade modes', () => {
  const asked = orders.map(({ order }) => order).filter((order) => 'mode' in order);

  test('are one each, and read by the canonical adapter, their totals adding up', () => {
    expect(asked.map(({ mode }) => mode).sort()).toEqual(['direct-import', ...DEMO_MODES].sort());
    for (const order of asked) {
      const read = readCanonicalDelivery('order.paid', { type: 'order.paid', data: { order } });
      expect(read).toMatchObject({ ok: true, value: { requestedMode: order.mode } });
    }
  });
});

describe('export orders', () => {
  test('are read by the Shopify adapter, their totals adding up, ids beyond 2^53', () => {
    for (const order of exports_) {
      const text = stringifyLossless(order);
      expect(text).toContain(`"id":${String(order.id)},`);
      const parsed = parseJson(Buffer.from(text), { mostBytes: 100_000 });
      const body = parsed.ok ? parsed.value : undefined;
      expect(readShopifyDelivery('orders/paid', body)).toMatchObject({
        ok: true,
        value: { paid: true, channelOrderId: String(order.id), shipTo: { country: 'KR' } },
      });
    }
    expect(new Set(exports_.map(({ currency }) => currency))).toEqual(new Set(['KRW', 'USD']));
  });

  test('carry a personal customs clearance code', () => {
    for (const { note_attributes: attributes } of exports_) {
      expect(parsePccc(attributes[0]?.value ?? '').ok).toBe(true);
    }
  });
});

describe('the demo world', () => {
  test('has goods with valid numbers, each a line in both books', () => {
    for (const { barcode, hsCode, bookItems } of DEMO_CATALOGUE) {
      expect(parseGtin13(barcode).ok).toBe(true);
      expect(parseHsCode(hsCode).ok).toBe(true);
      expect(Object.keys(bookItems)).toHaveLength(2);
    }
    const lines = DEMO_STOCK.map(({ accountBook, bookItem }) => `${accountBook}/${bookItem}`);
    expect(new Set(lines).size).toBe(44);
  });

  test('tells where each partner and store is found', () => {
    const { channels, merchant, partners } = demoWorld('http://127.0.0.1:9000/');
    expect(parseUscc(merchant.enterprise.code).ok).toBe(true);
    expect(channels.map(({ updatesUrl }) => updatesUrl)).toEqual([
      'http://127.0.0.1:9000/store/demo-market/events',
      'http://127.0.0.1:9000/store/demo-shop',
      'http://127.0.0.1:9000/store/demo-woo',
      'http://127.0.0.1:9000/store/demo-ebay',
      'http://127.0.0.1:9000/store/demo-amazon',
      'http://127.0.0.1:9000/store/demo-tiktok',
      'http://127.0.0.1:9000/store/demo-shopee',
      'http://127.0.0.1:9000/store/demo-lazada/rest',
      'http://127.0.0.1:9000/store/demo-temu',
    ]);
    expect(partners.map(({ baseUrl }) => baseUrl)).toContain(
      'http://127.0.0.1:9000/warehouse/xiamen-import',
    );
  });
});
