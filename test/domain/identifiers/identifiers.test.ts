import { describe, expect, test } from '@jest/globals';
import { parseInvtNo, parsePreNo } from '../../../functions/domain/identifiers/ceb-list-number.ts';
import { parseCustomsRegistration } from '../../../functions/domain/identifiers/customs-registration.ts';
import { parseEori, parseGbEori } from '../../../functions/domain/identifiers/eori.ts';
import { parseGtin13 } from '../../../functions/domain/identifiers/gtin.ts';
import {
  parseCnHsCode,
  parseHsCode,
  parseNationalHsCode,
} from '../../../functions/domain/identifiers/hs-code.ts';
import { parseIoss } from '../../../functions/domain/identifiers/ioss.ts';
import { parsePccc } from '../../../functions/domain/identifiers/pccc.ts';
import { parseResidentId } from '../../../functions/domain/identifiers/resident-id.ts';
import { parseS10 } from '../../../functions/domain/identifiers/s10.ts';
import { parseSscc } from '../../../functions/domain/identifiers/sscc.ts';
import { parseUscc } from '../../../functions/domain/identifiers/uscc.ts';
import type { Result } from '../../../functions/domain/refusal.ts';

interface Vectors {
  readonly parse: (text: string) => Result<string>;
  readonly valid: readonly string[];
  readonly invalid: readonly (readonly [text: string, code: string, message?: string])[];
}

const VECTORS: Record<string, Vectors> = {
  'UPU S10': {
    parse: parseS10,
    valid: [
      'RR473124829GB',
      'EB000717618HK',
      'EB000717595HK',
      'EE471108151FR',
      'RB123456785GB',
      'RR966331020CN',
      'RR000000005CN',
      'RR761294038CN',
      'RR000717581CN',
    ],
    invalid: [
      ['EB000717594HK', 's10-check-digit', 'check digit should be 5'],
      ['RB123456786US', 's10-check-digit', 'check digit should be 5'],
      ['RB123456785XX', 's10-country', 'XX is not an ISO 3166 country code'],
      ['JA123456785GB', 's10-service', 'service indicators beginning with J are reserved'],
      ['KA123456785GB', 's10-service'],
      ['SA123456785GB', 's10-service'],
      ['TA123456785GB', 's10-service'],
      ['WA123456785GB', 's10-service'],
      ['rb123456785gb', 's10-shape'],
      ['RB 123 456 785 GB', 's10-shape'],
      ['RB12345678GB', 's10-shape'],
      ['RB123456785GB\n', 's10-shape'],
      ['', 's10-shape'],
    ],
  },
  'HS code': {
    parse: parseHsCode,
    valid: ['330499', '33049900', '3304990000', '0101210010', '9706900000'],
    invalid: [
      ['33049', 'hs-shape'],
      ['33049900000', 'hs-shape'],
      ['3304.99', 'hs-shape'],
      ['000000', 'hs-chapter', 'chapter 00 is not in the Harmonized System'],
      ['770000', 'hs-chapter'],
      ['980100', 'hs-chapter'],
      ['999999', 'hs-chapter'],
    ],
  },
  'Chinese HS code': {
    parse: parseCnHsCode,
    valid: ['3304990029'],
    invalid: [
      ['33049900', 'hs-shape', 'must be exactly 10 digits without dots'],
      ['33049900290', 'hs-shape'],
      ['7701000000', 'hs-chapter'],
    ],
  },
  EORI: {
    parse: parseEori,
    valid: [
      ...['GB123456789012', 'GB123456789012345', 'XI123456789012', 'XI123456789012345'],
      ...['CZ12345678', 'DE1234567'],
    ],
    invalid: [
      ['GB1234', 'eori-shape', 'must be GB and 12 or 15 digits'],
      ['XI1234', 'eori-shape'],
      ['XIA123456789012', 'eori-shape'],
      ['XI123456789012A', 'eori-shape'],
      ['XI1', 'eori-shape'],
      ['CZA12345678', 'eori-shape'],
      ['CZ1234567890A', 'eori-shape'],
      ['CZ1234567', 'eori-shape'],
      ['XX1234567', 'eori-country', 'XX is no country that issues EORI numbers'],
      ['DE', 'eori-shape'],
      ['DE 123', 'eori-shape'],
      ['DE1234567890123456', 'eori-shape'],
      ['de1234567', 'eori-shape'],
    ],
  },
  'EORI of Great Britain': {
    parse: parseGbEori,
    valid: ['GB123456789012', 'GB123456789012345'],
    invalid: [
      ['DE1234567', 'eori-shape', 'must be GB and 12 or 15 digits'],
      ['1234567GB', 'eori-shape'],
      ['GB12345678901234', 'eori-shape'],
    ],
  },
  'IOSS number': {
    parse: parseIoss,
    valid: [
      ...['040', '056', '100', '191', '196', '203', '208', '233', '246', '250', '276', '300'],
      ...['348', '372', '380', '428', '440', '442', '470', '528', '616', '620', '642', '703'],
      ...['705', '724', '752', '900'],
    ].map((state) => `IM${state}0123456`),
    invalid: [
      ['IN3720123456', 'ioss-shape', 'must be IM and 10 digits'],
      ['IM372012345', 'ioss-shape'],
      ['IM37201234567', 'ioss-shape'],
      ['im3720123456', 'ioss-shape'],
      ['IM8260123456', 'ioss-member-state', '826 is no member state of the Union'],
    ],
  },
  ...Object.fromEntries(
    (
      [
        ['CN', [10]],
        ['EU', [8, 10]],
        ['GB', [10]],
        ['US', [10]],
        ['KR', [10]],
        ['JP', [9]],
        ['AU', [8]],
      ] as const
    ).map(([territory, lengths]): [string, Vectors] => [
      `HS code of ${territory}`,
      {
        parse: (text) => parseNationalHsCode(text, territory),
        valid: [6, ...lengths].map((length) => '3304990000'.slice(0, length)),
        invalid: [7, 8, 9, 10]
          .filter((length) => !lengths.some((allowed) => allowed === length))
          .map((length) => ['3304990000'.slice(0, length), 'hs-shape'] as const),
      },
    ]),
  ),
  'Japanese HS code': {
    parse: (text) => parseNationalHsCode(text, 'JP'),
    valid: ['330499', '330499090'],
    invalid: [
      ['3304990900', 'hs-shape', 'must be 6 or 9 digits for JP'],
      ['770000000', 'hs-chapter'],
    ],
  },
  'HS code of a territory we do not know': {
    parse: (text) => parseNationalHsCode(text, 'NO'),
    valid: ['33049900'],
    invalid: [['33049', 'hs-shape']],
  },
  'resident ID': {
    parse: (text) => parseResidentId(text, '2026-11-23'),
    valid: [
      '11010519491231002X',
      '440524188001010014',
      '360426199101010071',
      '44011320141005001X',
      '11010120261123001X',
    ],
    invalid: [
      ['130681136250023332', 'resident-id-date'],
      ['36042619910102009X', 'resident-id-check'],
      ['360426199113010079', 'resident-id-date'],
      ['360426199102290079', 'resident-id-date'],
      ['110101202611240016', 'resident-id-date', 'the date of birth lies in the future'],
      ['160426199101010071', 'resident-id-province'],
      ['11010519491231002x', 'resident-id-shape'],
      ['1101051949123100', 'resident-id-shape'],
      ['１10105194912310021', 'resident-id-shape'],
    ],
  },
  USCC: {
    parse: parseUscc,
    valid: [
      '91110000600037341L',
      '91350100M000100Y43',
      '914403001922038216',
      '92340621MA2UK3CE6L',
      '911100000000000250',
    ],
    invalid: [
      ['A1110000600037341L', 'uscc-shape'],
      ['12345', 'uscc-shape'],
      ['91110000600037341I', 'uscc-shape'],
      ['91110000600037341M', 'uscc-check', 'check character should be L'],
      ['91110000600037314L', 'uscc-check'],
    ],
  },
  'customs registration number': {
    parse: parseCustomsRegistration,
    valid: ['1101110325', '330766K00Q'],
    invalid: [
      ['110111032', 'customs-registration-shape'],
      ['110111032a', 'customs-registration-shape'],
      ['A101110325', 'customs-registration-shape'],
    ],
  },
  PCCC: {
    parse: parsePccc,
    valid: ['P111234567899'],
    invalid: [
      ['p111234567899', 'pccc-shape'],
      ['P11123456789', 'pccc-shape'],
      ['P1112345678991', 'pccc-shape'],
    ],
  },
  'GTIN-13': {
    parse: parseGtin13,
    valid: ['5901234123457', '4006381333931', '6901234567892', '6901234567830'],
    invalid: [
      ['5901234123456', 'gtin-check-digit', 'check digit should be 7'],
      ['590123412345', 'gtin-shape'],
    ],
  },
  'SSCC-18': {
    parse: parseSscc,
    valid: ['106141412345678908', '376104250021234569'],
    invalid: [
      ['106141412345678909', 'sscc-check-digit', 'check digit should be 8'],
      ['00106141412345678908', 'sscc-shape'],
    ],
  },
  preNo: {
    parse: parsePreNo,
    valid: [
      ...['20201208', '20240229', '20000229', '20230131', '20230228', '20230331', '20230430'],
      ...['20230531', '20230630', '20230731', '20230831', '20230930', '20231031', '20231130'],
      ...['20231231', '20230101'],
    ].map((date) => `B${date}796651782`),
    invalid: [
      ['B20201308796651782', 'pre-no-shape'],
      ['B20200008796651782', 'pre-no-shape'],
      ['B20200431796651782', 'pre-no-shape'],
      ['B20200100796651782', 'pre-no-shape'],
      ['B20230229796651782', 'pre-no-shape', 'must be B, a date YYYYMMDD and 9 digits'],
      ['B20230132796651782', 'pre-no-shape'],
      ['B20230631796651782', 'pre-no-shape'],
      ['B20230931796651782', 'pre-no-shape'],
      ['B20231131796651782', 'pre-no-shape'],
      ['B21000229796651782', 'pre-no-shape'],
      ['B2020120879665178', 'pre-no-shape'],
      ['b20201208796651782', 'pre-no-shape'],
    ],
  },
  invtNo: {
    parse: parseInvtNo,
    valid: ['49212020I046118061', '29242020I439440284', '49212022E04611806123'],
    invalid: [
      ['49212020I04611806123', 'invt-no-shape'],
      ['49212020X046118061', 'invt-no-shape'],
      ['49212020I04611806', 'invt-no-shape'],
    ],
  },
};

describe.each(Object.entries(VECTORS))('%s', (_name, { parse, valid, invalid }) => {
  test.each(valid)('accepts %s', (text) => {
    expect(parse(text)).toEqual({ ok: true, value: text });
  });

  test.each(valid)('accepts nothing around %s', (text) => {
    expect(parse(` ${text}`).ok).toBe(false);
    expect(parse(`${text} `).ok).toBe(false);
  });

  const cases = invalid.map(([text, code, message]) => ({ text, code, message }));
  test.each(cases)('refuses $text as $code', ({ text, code, message }) => {
    const refused = parse(text);
    expect(refused).toMatchObject({ ok: false, code });
    if (message !== undefined) expect(refused).toMatchObject({ message });
  });
});

test('every province has residents, and no other number', () => {
  const provinces = Array.from({ length: 100 }, (_one, index) => String(index).padStart(2, '0'));
  const known = provinces.filter((province) => {
    const refused = parseResidentId(`${province}0101200001010010`, '2026-11-23');
    return refused.ok || refused.code !== 'resident-id-province';
  });
  expect(known.join(' ')).toBe(
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83',
  );
});

test('a resident ID is never quoted in a message', () => {
  const refused = parseResidentId('36042619910102009X', '2026-11-23');
  expect(JSON.stringify(refused)).not.toMatch(/3604|1991|009X/);
});

// Not S10: it gives 5 to the remainders 0 and 6, so that some wrong digits pass by design.
describe.each(['resident ID', 'USCC', 'GTIN-13', 'SSCC-18'])('%s', (name) => {
  const vectors = VECTORS[name];
  const digits = [...'0123456789'];

  test('takes no digit too many', () => {
    for (const text of vectors?.valid ?? []) {
      expect(vectors?.parse(`${text}0`).ok).toBe(false);
      expect(vectors?.parse(`0${text}`).ok).toBe(false);
    }
  });

  test('notices every single wrong digit', () => {
    for (const text of vectors?.valid ?? []) {
      for (const [at, right] of [...text].entries()) {
        for (const wrong of digits.filter((digit) => digit !== right && /\d/.test(right))) {
          const changed = text.slice(0, at) + wrong + text.slice(at + 1);
          expect([changed, vectors?.parse(changed).ok]).toEqual([changed, false]);
        }
      }
    }
  });
});
