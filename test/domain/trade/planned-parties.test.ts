import { describe, expect, test } from '@jest/globals';
import type { PlanningFacts } from '../../../functions/domain/trade/planning-facts.ts';
import { plannedConsignment } from '../../../functions/domain/trade/planned-consignment.ts';
import { TRADE_MODES } from '../../../functions/domain/trade/trade-modes.ts';
import type { TradeModeName } from '../../../functions/domain/trade/trade-modes.ts';
import { money } from '../../../functions/domain/money/money.ts';
import { anOrder } from '../../support/order-builder.ts';
import { CHANNEL, HUB, MERCHANT } from '../../support/world/world-data.ts';

const firm = (name: string) => ({ code: '3301960L09', name });
const facts: PlanningFacts = {
  ...{ catalogue: new Map(), warehouses: [], declaredOn: '2026-11-23' },
  ...{ seller: MERCHANT.enterprise, declarant: MERCHANT.declarant, platform: CHANNEL.platform },
  ...{ carrier: { carrierId: 'express', enterprise: firm('Express') }, customsId: 'customs-1' },
  ...{ guarantorCode: 'G1', paymentFirm: firm('Pay') },
};
const DISTRICTS = [
  { customsCode: HUB.customsCode, since: '2026-01-01', exportArrival: 'after-release' },
] as const;

function partiesIn(name: TradeModeName, overrides: Partial<PlanningFacts> = {}) {
  const all = { ...facts, ...overrides };
  const costs = { atBorder: () => money(0, 'USD'), weighed: () => 0 };
  const warehouse = { ...HUB, available: new Map<string, number>() };
  const route = { mode: TRADE_MODES[name], warehouse };
  const choice = { ...route, others: [], passedOver: [], costs };
  const decided = { ...{ number: 1, orderNumber: 'N1', taxes: [] }, choice };
  return plannedConsignment(anOrder(), all, { ...decided, carried: { carrier: all.carrier } })
    .parties;
}

describe('who stands on a declaration when it is planned', () => {
  test.each([
    ['bonded-import', 'Pay', 'G1', HUB.enterprise],
    ['direct-import', 'Pay', 'G1', undefined],
    ['general-export', undefined, undefined, undefined],
    ['special-area-export', undefined, undefined, HUB.enterprise],
    ['overseas-fulfilment', undefined, undefined, undefined],
  ] as const)('%s', (mode, payment, guarantorCode, warehouse) => {
    const parties = partiesIn(mode);
    expect(parties.payment?.name).toBe(payment);
    expect(parties).toMatchObject({
      ...{ seller: MERCHANT.enterprise, platform: CHANNEL.platform },
      ...{ declarant: MERCHANT.declarant, logistics: firm('Express') },
    });
    expect([parties.guarantorCode, parties.warehouse]).toEqual([guarantorCode, warehouse]);
  });

  test.each([
    ['general-export', DISTRICTS, 'after-release'],
    ['general-export', [], undefined],
    ['general-export', undefined, undefined],
    // The zone is the site.
    ['special-area-export', DISTRICTS, undefined],
  ] as const)('%s: what its district does is frozen', (mode, districts, exportArrival) => {
    expect(partiesIn(mode, { districts }).exportArrival).toBe(exportArrival);
  });

  test.each([
    ['general-export', true, 'B'],
    ['general-export', false, undefined],
    ['general-export', undefined, undefined],
    ['special-area-export', true, undefined],
  ] as const)('%s, summed up: %s', (mode, sumsUpLists, flag) => {
    expect(partiesIn(mode, { sumsUpLists }).statisticsFlag).toBe(flag);
  });

  test.each([
    ['b2b-direct-export', true, 'filed'],
    ['b2b-direct-export', false, undefined],
    ['bonded-import', true, undefined],
  ] as const)('%s, receipts filed: %s', (mode, filesReceipts, filed) => {
    expect(partiesIn(mode, { filesReceipts }).exportReceipts).toBe(filed);
  });
});
