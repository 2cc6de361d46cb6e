import { describe, expect, test } from '@jest/globals';
import { DOCUMENTS } from '../../../functions/domain/trade/documents.ts';
import type { DocumentKind } from '../../../functions/domain/trade/documents.ts';
import { TRADE_MODES } from '../../../functions/domain/trade/trade-modes.ts';
import type { TradeModeName } from '../../../functions/domain/trade/trade-modes.ts';

const modes = Object.values(TRADE_MODES);
const documents = Object.entries(DOCUMENTS) as [DocumentKind, (typeof DOCUMENTS)[DocumentKind]][];

describe('trade modes', () => {
  test.each<
    [
      TradeModeName,
      string | undefined,
      string,
      readonly string[],
      string | undefined,
      string | undefined,
      boolean,
      boolean,
    ]
  >([
    ['bonded-import', '1210', 'import', ['311', '411', '511'], '621', '623', true, true],
    ['direct-import', '9610', 'import', ['311', '411', '511'], '621', '623', false, true],
    ['general-export', '9610', 'export', ['303', '505'], '603', '605', false, false],
    ['special-area-export', '1210', 'export', ['303', '505'], '603', '605', true, false],
    ['b2b-direct-export', '9710', 'export', ['303', '505'], '603', '605', false, false],
    ['overseas-stocking', '9810', 'export', ['303', '505'], '603', '605', false, false],
    ['overseas-fulfilment', undefined, 'none', [], undefined, undefined, false, false],
  ])('%s', (name, code, direction, before, list, withdrawal, bonded, needsBuyerIdentity) => {
    expect(TRADE_MODES[name]).toMatchObject({
      name,
      direction,
      documents: before,
      bonded,
      needsBuyerIdentity,
    });
    expect(TRADE_MODES[name].supervisionCode).toBe(code);
    expect(TRADE_MODES[name].list).toBe(list);
    expect(TRADE_MODES[name].withdrawal).toBe(withdrawal);
  });

  test('all seven are there; two work, five say why they do not', () => {
    expect(modes).toHaveLength(7);
    const working = modes.filter(({ refusedBecause }) => refusedBecause === undefined);
    expect(working.map(({ name }) => name).sort()).toEqual([
      'bonded-import',
      'special-area-export',
    ]);
    for (const { refusedBecause } of modes) {
      if (refusedBecause !== undefined) expect(refusedBecause).toMatch(/not built yet$/);
    }
  });

  test('titles and Chinese titles are all different', () => {
    expect(new Set(modes.map(({ title }) => title)).size).toBe(7);
    expect(new Set(modes.map(({ chineseTitle }) => chineseTitle)).size).toBe(7);
  });

  test('what is bonded has a list, and a list can be withdrawn', () => {
    for (const { bonded, list, withdrawal, documents: before } of modes) {
      if (bonded) expect(list).toBeDefined();
      expect(withdrawal === undefined).toBe(list === undefined);
      expect(list === undefined).toBe(before.length === 0);
    }
  });
});

describe('documents', () => {
  test.each<[DocumentKind, string, boolean, string, string]>([
    ['311', 'platform', true, '312', 'accepted'],
    ['411', 'payment firm', false, '412', 'accepted'],
    ['511', 'logistics firm', false, '512', 'accepted'],
    ['513', 'logistics firm', false, '514', 'accepted'],
    ['621', 'merchant', true, '622', 'released'],
    ['623', 'merchant', true, '624', 'accepted'],
    ['303', 'merchant', true, '304', 'accepted'],
    ['505', 'logistics firm', false, '506', 'accepted'],
    ['603', 'merchant', true, '604', 'released'],
    ['605', 'merchant', true, '606', 'accepted'],
  ])('%s is filed by the %s', (kind, filedBy, entrustedToUs, receipt, completeAt) => {
    expect(DOCUMENTS[kind]).toMatchObject({ filedBy, entrustedToUs, receipt, completeAt });
  });

  test('each receipt answers one document, and its number follows the document’s', () => {
    expect(documents).toHaveLength(10);
    for (const [kind, { receipt }] of documents) expect(Number(receipt)).toBe(Number(kind) + 1);
  });

  test('nobody but their firms files payments and waybills', () => {
    for (const [, { filedBy, entrustedToUs }] of documents) {
      if (filedBy === 'payment firm' || filedBy === 'logistics firm') {
        expect(entrustedToUs).toBe(false);
      }
    }
  });

  test('exactly the lists are complete at their release', () => {
    const lists = new Set(modes.flatMap(({ list }) => (list === undefined ? [] : [list])));
    const released = documents.filter(([, { completeAt }]) => completeAt === 'released');
    expect(new Set(released.map(([kind]) => kind))).toEqual(lists);
  });
});
