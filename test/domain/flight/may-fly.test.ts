import { expect, test } from '@jest/globals';
import type { FlightGoods } from '../../../functions/domain/flight/flight-goods.ts';
import { mayFly, staysUsable, suitsDestination } from '../../../functions/domain/flight/may-fly.ts';
import type { FlyingCarrier } from '../../../functions/domain/flight/may-fly.ts';
import type { Territory } from '../../../functions/domain/destinations/territory.ts';

const codeOf = (result: { readonly ok: boolean; readonly code?: string }) => result.code;
const post: FlyingCarrier = {
  ...{ carrierId: 'post', carriage: 'postal' },
  accepts: { batteries: { unNumbers: ['UN3481', 'UN3480'], mostMilliwattHours: 20_000 } },
};
const express: FlyingCarrier = {
  ...{ carrierId: 'express', carriage: 'commercial' },
  accepts: {
    batteries: { unNumbers: ['UN3481', 'UN3480', 'UN3091'], mostMilliwattHours: 200_000 },
    magnets: true,
    liquids: true,
  },
};
const battery = (unNumber: 'UN3481' | 'UN3480' | 'UN3091' | 'UN3551', milliwattHours = 20_000) => ({
  battery: { unNumber, milliwattHours },
});

test.each<[what: string, goods: FlightGoods, carrier: FlyingCarrier, code: string | undefined]>([
  ['plain goods by a carrier that declares nothing', {}, { carrierId: 'x' }, undefined],
  ['20 Wh in equipment by mail', battery('UN3481'), post, undefined],
  ['more than the carrier takes', battery('UN3481', 20_001), post, 'battery-not-accepted'],
  [
    'a battery alone by mail, whatever the carrier says',
    battery('UN3480'),
    post,
    'battery-by-mail',
  ],
  ['a battery alone by express', battery('UN3480'), express, undefined],
  ['sodium ion, which nobody named', battery('UN3551'), express, 'battery-not-accepted'],
  ['100 Wh', battery('UN3481', 100_000), express, undefined],
  ['above 100 Wh', battery('UN3481', 100_001), express, 'battery-too-strong'],
  [
    'above 100 Wh of unknown kind',
    { battery: { milliwattHours: 100_001 } },
    express,
    'battery-too-strong',
  ],
  ['a battery of which nothing is known is asked for elsewhere', { battery: {} }, post, undefined],
  [
    'a battery by a carrier that declares nothing',
    battery('UN3481'),
    { carrierId: 'x' },
    'battery-not-accepted',
  ],
  ['a magnet', { magnetic: true }, post, 'magnet-not-accepted'],
  ['a magnet that is taken', { magnetic: true }, express, undefined],
  ['a liquid', { liquid: true }, post, 'liquid-not-accepted'],
  ['a liquid that is taken', { liquid: true }, express, undefined],
])('%s', (_what, goods, carrier, code) => {
  expect(codeOf(mayFly(goods, 'Lamp', carrier))).toBe(code);
});

const mains = { voltage: { from: 220, to: 240 } };
test.each<[what: string, goods: FlightGoods, territory: Territory, code: string | undefined]>([
  ['no mains equipment', {}, 'EU', undefined],
  ['230 V in the Union', { ...mains, plug: 'F', marks: ['CE'] }, 'EU', undefined],
  ['230 V in Japan', { ...mains, marks: ['PSE'] }, 'JP', 'voltage-differs'],
  ['any voltage in Japan', { voltage: { from: 100, to: 240 }, marks: ['PSE'] }, 'JP', undefined],
  ['just not enough', { voltage: { from: 101, to: 240 }, marks: ['PSE'] }, 'JP', 'voltage-differs'],
  ['up to 229 V in the Union', { voltage: { from: 100, to: 229 } }, 'EU', 'voltage-differs'],
  ['a continental plug in Great Britain', { plug: 'F', marks: ['UKCA'] }, 'GB', 'plug-differs'],
  ['no mark', { ...mains, plug: 'C' }, 'KR', 'conformity-mark-missing'],
  ['the mark of another market', { ...mains, marks: ['CE'] }, 'KR', 'conformity-mark-missing'],
  ['one of two marks', { plug: 'G', marks: ['CE'] }, 'GB', undefined],
  ['a destination that is not known', { ...mains, plug: 'J' }, 'other', undefined],
])('%s', (_what, goods, territory, code) => {
  expect(codeOf(suitsDestination(goods, 'Lamp', territory))).toBe(code);
});

test.each([
  [undefined, undefined],
  ['2026-12-23', undefined],
  ['2026-12-22', 'expires-too-soon'],
])('goods that expire on %s', (expires, code) => {
  expect(codeOf(staysUsable({ expires }, 'Serum', '2026-11-23'))).toBe(code);
});

test('a refusal names the goods', () => {
  const refused = mayFly(battery('UN3480'), 'Power bank', post);
  expect(refused).toMatchObject({
    message: 'Power bank: UN3480 may not go by mail, only batteries in equipment may',
  });
});
