import type { Registrations } from '../destinations/registrations.ts';
import { territoryOf } from '../destinations/territory.ts';
import { BATTERY_NUMBERS } from '../flight/flight-goods.ts';
import type { BatteryNumber } from '../flight/flight-goods.ts';
import { parseGbEori } from '../identifiers/eori.ts';
import { parseGtin13 } from '../identifiers/gtin.ts';
import { parseNationalHsCode } from '../identifiers/hs-code.ts';
import { parseIoss } from '../identifiers/ioss.ts';
import { accept, refuse } from '../refusal.ts';
import { anyText, matching } from './fix-checks.ts';
import { onGoods } from './fix-row.ts';
import type { FixRow, Setter } from './fix-row.ts';

const onRegistrations =
  (key: keyof Registrations): Setter =>
  (consignment, value) => ({
    ...consignment,
    registrations: { ...consignment.registrations, [key]: value },
  });

const batteryNumber = (value: string): BatteryNumber | undefined =>
  BATTERY_NUMBERS.find((known) => known === value);

/** What only destinations ask for. */
export const DESTINATION_FIXES: { readonly [field: string]: FixRow } = {
  'lines.*.destinationHsCode': {
    title: 'Tariff number in the country of destination',
    check: (value, { shipTo }) => parseNationalHsCode(value, territoryOf(shipTo)),
    set: onGoods((hsCode, { tariffs }, { shipTo }) => {
      const territory = territoryOf(shipTo);
      return { tariffs: { ...tariffs, [territory]: { ...tariffs?.[territory], hsCode } } };
    }),
  },
  'lines.*.description': {
    title: 'Description for customs abroad',
    check: anyText,
    set: onGoods((description) => ({ description })),
  },
  'lines.*.barcode': {
    title: 'Bar code (GTIN-13)',
    check: parseGtin13,
    set: onGoods((barcode) => ({ barcode })),
  },
  'lines.*.batteryUnNumber': {
    title: 'UN number of the battery',
    check: (value) =>
      batteryNumber(value) === undefined
        ? refuse('fix-shape', `must be one of ${BATTERY_NUMBERS.join(', ')}`)
        : accept(value),
    set: onGoods((value, { battery }) => ({
      battery: { ...battery, unNumber: batteryNumber(value) },
    })),
  },
  'lines.*.batteryMilliwattHours': {
    title: 'Energy of the battery in thousandths of a watt-hour',
    check: matching(/^[1-9]\d{0,7}$/, 'must be a whole number'),
    set: onGoods((value, { battery }) => ({
      battery: { ...battery, milliwattHours: Number(value) },
    })),
  },
  'lines.*.batteryTestReport': {
    title: 'UN 38.3 test summary of the battery',
    check: anyText,
    set: onGoods((testReport, { battery }) => ({ battery: { ...battery, testReport } })),
  },
  'shipTo.postcode': {
    title: 'Postcode of the consignee',
    check: matching(/^[0-9A-Za-z -]{3,12}$/, 'must be 3 to 12 letters, digits, blanks or hyphens'),
    set: (consignment, postcode) => ({
      ...consignment,
      shipTo: { ...consignment.shipTo, postcode: postcode || undefined },
    }),
  },
  'registrations.ioss': {
    title: 'IOSS number',
    check: parseIoss,
    set: onRegistrations('ioss'),
  },
  'registrations.ukEori': {
    title: 'EORI number of Great Britain',
    check: parseGbEori,
    set: onRegistrations('ukEori'),
  },
  'registrations.ukVat': {
    title: 'UK VAT number',
    check: matching(/^(?:GB)?\d{9}(?:\d{3})?$/, 'must be 9 or 12 digits, with or without GB'),
    set: onRegistrations('ukVat'),
  },
};
