import { describe, expect, test } from '@jest/globals';
import { DOCUMENTS } from '../../../functions/domain/trade/documents.ts';
import type { DocumentKind } from '../../../functions/domain/trade/documents.ts';
import {
  crossesToConsumer,
  maySplit,
  TRADE_MODES,
} from '../../../functions/domain/trade/trade-modes.ts';
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

  /** Whose the goods are to be, where they are, how they go and what ends it. */
  test.each<
    [
      TradeModeName,
      string,
      string,
      string,
      string,
      boolean,
      readonly [expectedDays: number, confirmWithinDays: number],
    ]
  >([
    ['bonded-import', 'consumer', 'alone', 'home', 'proof-of-delivery', false, [5, 30]],
    ['direct-import', 'consumer', 'in a load', 'abroad', 'proof-of-delivery', false, [9, 45]],
    ['general-export', 'consumer', 'in a load', 'home', 'proof-of-delivery', false, [12, 45]],
    ['special-area-export', 'consumer', 'in a load', 'home', 'proof-of-delivery', false, [10, 45]],
    ['b2b-direct-export', 'firm', 'alone', 'home', 'proof-of-delivery', true, [20, 90]],
    ['overseas-stocking', 'firm', 'alone', 'home', 'goods-receipt', true, [35, 120]],
    [
      'overseas-fulfilment',
      'consumer',
      'alone',
      'destination',
      'proof-of-delivery',
      false,
      [3, 30],
    ],
  ])('%s is for a %s, travels %s from %s', (...row) => {
    const [name, buyer, travels, shipsFrom, endsWith, mayNeedGeneralDeclaration, days] = row;
    const [expectedDays, confirmWithinDays] = days;
    expect(TRADE_MODES[name]).toMatchObject({
      ...{ buyer, travels, shipsFrom, endsWith, mayNeedGeneralDeclaration },
      ...{ expectedDays, confirmWithinDays },
    });
  });

  test('parcels to consumers owe what is owed at the border; exports may go in several', () => {
    const names = (holds: (mode: (typeof modes)[number]) => boolean) =>
      modes.filter(holds).map(({ name }) => name);
    expect(names(crossesToConsumer)).toEqual([
      ...['bonded-import', 'direct-import', 'general-export', 'special-area-export'],
    ]);
    expect(names((mode) => !maySplit(mode))).toEqual(['bonded-import', 'direct-import']);
    expect(names(({ maySumUp }) => maySumUp)).toEqual(['general-export']);
  });

  test('all seven are there', () => {
    expect(modes).toHaveLength(7);
  });

  test('titles and Chinese titles are all different', () => {
    expect(new Set(modes.map(({ title }) => title)).size).toBe(7);
    expect(new Set(modes.map(({ chineseTitle }) => chineseTitle)).size).toBe(7);
  });

  test('every mode says in words where its goods lie and what ends it', () => {
    for (const { goodsLieIn, confirmedBy, title, chineseTitle } of modes) {
      for (const words of [goodsLieIn, confirmedBy, title, chineseTitle]) {
        expect(words).not.toBe('');
      }
    }
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
    ['625', 'merchant', true, '626', 'accepted'],
    ['711', 'site', false, '712', 'accepted'],
    ['403', 'merchant', true, '404', 'accepted'],
    ['507', 'logistics firm', false, '508', 'accepted'],
    ['509', 'logistics firm', false, '510', 'accepted'],
    ['607', 'logistics firm', false, '608', 'accepted'],
    ['701', 'merchant', true, '702', 'accepted'],
    ['213', 'merchant', true, '214', 'released'],
    ['215', 'site', false, '216', 'accepted'],
  ])('%s is filed by the %s', (kind, filedBy, entrustedToUs, receipt, completeAt) => {
    expect(DOCUMENTS[kind]).toMatchObject({ filedBy, entrustedToUs, receipt, completeAt });
  });

  test('each receipt answers one document, and its number follows the document’s', () => {
    expect(documents).toHaveLength(19);
    for (const [kind, { receipt }] of documents) expect(Number(receipt)).toBe(Number(kind) + 1);
  });

  test('titles and Chinese titles are all different', () => {
    const texts = documents.flatMap(([, { title, chineseTitle }]) => [title, chineseTitle]);
    expect(new Set(texts).size).toBe(2 * documents.length);
    expect(texts).not.toContain('');
  });

  test('nobody but their firms files payments, waybills and what sites tell', () => {
    for (const [, { filedBy, entrustedToUs }] of documents) {
      if (['payment firm', 'logistics firm', 'site'].includes(filedBy)) {
        expect(entrustedToUs).toBe(false);
      }
    }
  });

  test('exactly the lists, and the return of an export one, are complete at their release', () => {
    const lists = new Set(modes.flatMap(({ list }) => (list === undefined ? [] : [list])));
    const released = documents.filter(([, { completeAt }]) => completeAt === 'released');
    expect(new Set(released.map(([kind]) => kind))).toEqual(new Set([...lists, '213']));
  });
});
