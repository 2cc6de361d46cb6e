import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Inbound } from '../../functions/domain/inbound/inbound.ts';
import type { Summary } from '../../functions/domain/summary/summary.ts';
import type { ReleasedList } from '../../functions/domain/statistics/released-list.ts';
import type { StockOffice } from '../../functions/ports/stock-papers.ts';
import { uniqueId } from './unique-ids.ts';

type Office = Pick<StockOffice, 'inbounds' | 'statistics' | 'summaries'>;

const AT = '2026-11-23T02:00:00.000Z';

/** What the papers and statistics of every host do. */
export function stockOfficeContract(
  name: string,
  make: () => Promise<{ readonly office: Office; readonly close: () => Promise<void> }>,
): void {
  describe(`${name} as a stock office`, () => {
    let office: Office;
    let close: () => Promise<void>;

    beforeAll(async () => {
      ({ office, close } = await make());
    });
    afterAll(() => close());

    const anInbound = (overrides: Partial<Inbound> = {}): Inbound => ({
      inboundId: uniqueId('IN-'),
      merchantId: 'merchant-1',
      warehouseId: 'warehouse-1',
      customsId: 'customs-1',
      accountBook: 'T1',
      reference: 'ASN 1',
      lines: [{ lineId: '1', sku: 'A', bookItem: '7', unit: '011', quantity: 300_000 }],
      steps: [{ step: 'advice', voucher: 'ASN 1', by: 'anna', at: AT }],
      posted: [],
      version: 1,
      openedAt: AT,
      updatedAt: AT,
      ...overrides,
    });

    test('keeps a paper, and writes only over the one before', async () => {
      const first = anInbound();
      expect(await office.inbounds.get(first.inboundId)).toBeUndefined();
      expect(await office.inbounds.commit(first)).toBe('committed');
      expect(await office.inbounds.commit(first)).toBe('conflict');
      const second = { ...first, version: 2, posted: ['bonded-list' as const] };
      expect(await office.inbounds.commit({ ...second, version: 3 })).toBe('conflict');
      expect(await office.inbounds.commit(second)).toBe('committed');
      expect(await office.inbounds.get(first.inboundId)).toEqual(second);
    });

    test('knows what is due, until it no longer is', async () => {
      const inbound = anInbound();
      const due = '2026-11-23T03:00:00.000Z';
      await office.inbounds.commit(inbound, due);
      const before = await office.inbounds.due('2026-11-23T02:59:59.999Z', 100);
      expect(before).not.toContain(inbound.inboundId);
      expect(await office.inbounds.due(due, 100)).toContain(inbound.inboundId);
      await office.inbounds.commit({ ...inbound, version: 2 });
      expect(await office.inbounds.due(due, 100)).not.toContain(inbound.inboundId);
    });

    test('lists a merchant’s papers newest first, page by page', async () => {
      const merchantId = uniqueId('merchant-');
      const papers = ['01', '02', '03'].map((hour) =>
        anInbound({ merchantId, openedAt: `2026-11-23T${hour}:00:00.000Z` }),
      );
      for (const paper of papers) await office.inbounds.commit(paper);
      const first = await office.inbounds.list({ merchantId, limit: 2 });
      expect(first.items).toEqual([papers[2], papers[1]]);
      const second = await office.inbounds.list({ merchantId, limit: 2, cursor: first.cursor });
      expect(second).toEqual({ items: [papers[0]], cursor: undefined });
    });

    test('keeps a summary application with all that was said of it', async () => {
      const said = { status: '100', at: AT, info: '退单', key: 'summaries/702' };
      const receipt = { guid: 'R', message: '702', ...said } as const;
      const summary: Summary = {
        summaryId: uniqueId('SA'),
        merchantId: 'merchant-1',
        month: '2026-11',
        customsId: 'customs-1',
        customsCode: '2924',
        declarant: { code: 'A', name: '报关' },
        seller: { code: 'B', name: '电商' },
        // As many as one application has.
        listNumbers: Array.from({ length: 1_000 }, (_, at) => `29242026E${String(at + 1e8)}`),
        by: 'anna',
        filing: 2,
        appTime: '20261201080000',
        signed: { hash: 'h', key: 'summaries/701', at: AT },
        fault: { code: 'malformed', message: 'no' },
        receipts: [receipt],
        earlierReceipts: [{ ...receipt, guid: 'Q', message: '900' }],
        declarations: [
          { guid: 'N', sequenceNumber: 'D', entryNumber: 'E', state: '1', at: AT, key: 'k' },
        ],
        version: 1,
        openedAt: AT,
        updatedAt: AT,
      };
      expect(await office.summaries.commit(summary, AT)).toBe('committed');
      expect(await office.summaries.get(summary.summaryId)).toEqual(summary);
      expect(await office.summaries.due(AT, 100)).toContain(summary.summaryId);
    });

    const aList = (merchantId: string, value: number, chapters: readonly string[]) => {
      const name = { mode: 'bonded-import', country: 'JP', currency: 'CNY' } as const;
      const parts = chapters.map((chapter) => ({
        name: { ...name, chapter },
        value,
        weightGrams: 10,
        parcels: 1,
      }));
      const whole = {
        name: { ...name, country: '*', chapter: '*' },
        value: value * chapters.length,
        weightGrams: 10 * chapters.length,
        parcels: 1,
      };
      return { listId: uniqueId('O'), merchantId, month: '2026-11', whole, parts };
    };

    test('counts each list once, however often and with whomever it comes', async () => {
      const merchantId = uniqueId('merchant-');
      const lists: readonly ReleasedList[] = [
        aList(merchantId, 100, ['33', '62']),
        aList(merchantId, 50, ['33']),
        ...Array.from({ length: 60 }, () => aList(merchantId, 1, ['90'])),
      ];
      await office.statistics.add(lists.slice(0, 2));
      await Promise.all([
        office.statistics.add(lists),
        office.statistics.add(lists.slice(1)),
        office.statistics.add(lists.toReversed()),
      ]);
      const cells = await office.statistics.month(merchantId, '2026-11');
      const told = cells.map(({ name, value, parcels }) => [name.chapter, value, parcels]).sort();
      expect(told).toEqual([
        ['*', 310, 62],
        ['33', 150, 2],
        ['62', 100, 1],
        ['90', 60, 60],
      ]);
      expect(await office.statistics.month(merchantId, '2026-12')).toEqual([]);
    });
  });
}
