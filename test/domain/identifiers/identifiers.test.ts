import { describe, expect, test } from '@jest/globals';
import { parseInvtNo, parsePreNo } from '../../../functions/domain/identifiers/ceb-list-number.ts';
import { parseCustomsRegistration } from '../../../functions/domain/identifiers/customs-registration.ts';
import { parseGtin13 } from '../../../functions/domain/identifiers/gtin.ts';
import { parseCnHsCode, parseHsCode } from '../../../functions/domain/identifiers/hs-code.ts';
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
    valid: ['B20201208796651782', 'B20240229796651782', 'B20000229796651782'],
    invalid: [
      ['B20201308796651782', 'pre-no-shape'],
      ['B20200008796651782', 'pre-no-shape'],
      ['B20200431796651782', 'pre-no-shape'],
      ['B20200100796651782', 'pre-no-shape'],
      ['B20230229796651782', 'pre-no-shape'],
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

  const cases = invalid.map(([text, code, message]) => ({ text, code, message }));
  test.each(cases)('refuses $text as $code', ({ text, code, message }) => {
    const refused = parse(text);
    expect(refused).toMatchObject({ ok: false, code });
    if (message !== undefined) expect(refused).toMatchObject({ message });
  });
});

test('a resident ID is never quoted in a message', () => {
  const refused = parseResidentId('36042619910102009X', '2026-11-23');
  expect(JSON.stringify(refused)).not.toMatch(/3604|1991|009X/);
});

// Not S10: it gives 5 to the remainders 0 and 6, so that some wrong digits pass by design.
describe.each(['resident ID', 'USCC', 'GTIN-13', 'SSCC-18'])('%s', (name) => {
  const vectors = VECTORS[name];
  const digits = [...'0123456789'];

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
