import { describe, expect, test } from '@jest/globals';
import { clocksOf } from '../../../functions/domain/consignment/clocks.ts';
import type { DocumentFacts } from '../../../functions/domain/consignment/consignment.ts';
import { anExportConsignment } from '../../support/consignment-builder.ts';

const at = (hour: string) => `2026-11-23T${hour}:00.000Z`;
const list = (overrides: Partial<DocumentFacts>): { readonly 603: DocumentFacts } => ({
  603: { kind: '603', version: 1, filedAt: at('01:00'), receipts: [], ...overrides },
});
const receipt = (status: string, hour: string) => ({ status, at: at(hour), info: '' });

describe('list clock', () => {
  test('runs from the first 120, however many and in which order they came, to 800', () => {
    const documents = list({
      receipts: [receipt('2', '01:10'), receipt('120', '03:00'), receipt('120', '02:00')],
      acceptedAt: at('03:00'),
      releasedAt: at('03:30'),
    });
    expect(clocksOf(anExportConsignment({ documents })).listHours).toBe(1.5);
  });

  test('has no start when the 120 was lost, and no end before 800', () => {
    const released = list({ receipts: [receipt('800', '03:00')], releasedAt: at('03:00') });
    expect(clocksOf(anExportConsignment({ documents: released })).listHours).toBeUndefined();
    const accepted = list({ receipts: [receipt('120', '03:00')] });
    expect(clocksOf(anExportConsignment({ documents: accepted })).listHours).toBeUndefined();
  });

  test('is none in a mode without a list', () => {
    expect(
      clocksOf(anExportConsignment({ mode: 'overseas-fulfilment' })).listHours,
    ).toBeUndefined();
  });
});

test('the port clock runs from arrival to release at the destination, the dwell clock to the gate', () => {
  const consignment = anExportConsignment({
    packed: { at: at('04:00'), weightGrams: 240 },
    gatedOutAt: at('04:45'),
    tracking: [
      { code: 'EDC', status: 'IMPORT_CLEARED', at: at('12:00') },
      { code: 'EMD', status: 'ARRIVED_DESTINATION', at: at('10:00') },
      { code: 'EDA', status: 'ARRIVED_DESTINATION', at: at('11:00') },
    ],
  });
  expect(clocksOf(consignment)).toEqual({ portHours: 2, dwellHours: 0.75, listHours: undefined });
});

test('a clock never runs backwards', () => {
  const tracking = [
    { code: 'EMD', status: 'ARRIVED_DESTINATION', at: at('10:00') },
    { code: 'EDC', status: 'IMPORT_CLEARED', at: at('09:00') },
  ] as const;
  expect(clocksOf(anExportConsignment({ tracking })).portHours).toBeUndefined();
});
