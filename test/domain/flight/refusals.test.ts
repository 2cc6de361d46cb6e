import { expect, test } from '@jest/globals';
import type { FlightGoods } from '../../../functions/domain/flight/flight-goods.ts';
import { mayFly, staysUsable, suitsDestination } from '../../../functions/domain/flight/may-fly.ts';

const messageOf = (result: { readonly ok: boolean; readonly message?: string }) => result.message;
const carrier = {
  ...{ carrierId: 'post', carriage: 'postal' as const },
  accepts: { batteries: { unNumbers: ['UN3481' as const], mostMilliwattHours: 20_000 } },
};

test.each<[FlightGoods, string | undefined]>([
  [{ battery: { milliwattHours: 100_001 } }, 'Lamp: a battery above 100 Wh does not go by parcel'],
  [{ battery: { unNumber: 'UN3091' } }, 'Lamp: post does not take its UN3091'],
  [
    { battery: { unNumber: 'UN3090' } },
    'Lamp: UN3090 may not go by mail, only batteries in equipment may',
  ],
  [{ magnetic: true }, 'Lamp: post does not take magnets'],
  [{ liquid: true }, 'Lamp: post does not take liquids'],
  [{ battery: { unNumber: 'UN3481' }, magnetic: false, liquid: false }, undefined],
])('a carrier says why it does not take %j', (goods, message) => {
  expect(messageOf(mayFly(goods, 'Lamp', carrier))).toBe(message);
});

test('a carrier of which nothing is known takes nothing special', () => {
  const unknown = { carrierId: 'x' };
  expect(mayFly({ magnetic: true }, 'Lamp', unknown).ok).toBe(false);
  expect(mayFly({ liquid: true }, 'Lamp', unknown).ok).toBe(false);
  expect(mayFly({ battery: { unNumber: 'UN3090' } }, 'Lamp', unknown)).toMatchObject({
    code: 'battery-not-accepted',
  });
});

test.each<[FlightGoods, string | undefined]>([
  [
    { voltage: { from: 100, to: 120 } },
    'Lamp works with 100 to 120 V, mains of the destination have 230 V',
  ],
  [{ plug: 'A', marks: ['CE'] }, 'Lamp has plug A, sockets of the destination take C or E or F'],
  [{ plug: 'F' }, 'Lamp lacks the mark CE (Directive 2014/35/EU art. 16)'],
  [{ plug: 'F', marks: ['CE'] }, undefined],
  [{ voltage: { from: 230, to: 230 }, marks: ['UKCA', 'CE'] }, undefined],
])('the Union says why %j does not suit it', (goods, message) => {
  expect(messageOf(suitsDestination(goods, 'Lamp', 'EU'))).toBe(message);
});

test('what expires within a month of the plan is told with its days', () => {
  expect(messageOf(staysUsable({ expires: '2026-12-01' }, 'Serum', '2026-11-23'))).toBe(
    'Serum expires on 2026-12-01, before 2026-12-23',
  );
});
