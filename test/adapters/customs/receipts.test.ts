import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseReceipts } from '../../../functions/adapters/customs/messages/parse-receipts.ts';
import { RECEIPT_TABLES } from '../../../functions/adapters/customs/messages/receipt-tables.ts';
import {
  renderReceipt,
  renderUnreadable,
} from '../../../functions/adapters/customs/messages/render-receipt.ts';
import type { ReceiptKind } from '../../../functions/domain/customs/ceb-receipt.ts';
import { GUID } from '../../support/declaration-inputs.ts';

const KINDS = Object.keys(RECEIPT_TABLES) as Exclude<ReceiptKind, '900'>[];

const released = `<?xml version="1.0" encoding="UTF-8"?>
<CEB622Message xmlns="http://www.chinaport.gov.cn/ceb" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" guid="${GUID}" version="1.0">
  <InventoryReturn>
    <guid>${GUID}</guid>
    <customsCode>4921</customsCode>
    <agentCode>3301980001</agentCode>
    <copNo>C20261123000001</copNo>
    <preNo>B20201208796651782</preNo>
    <invtNo>49212020I046118061</invtNo>
    <returnStatus>800</returnStatus>
    <returnTime>20201209101112345</returnTime>
    <returnInfo>[Code:2600;Desc:放行]</returnInfo>
  </InventoryReturn>
</CEB622Message>`;

describe('receipts', () => {
  test('a release as customs writes it', () => {
    expect(parseReceipts(released)).toEqual({
      ok: true,
      value: [
        {
          kind: '622',
          guid: GUID,
          keys: {
            customsCode: '4921',
            agentCode: '3301980001',
            copNo: 'C20261123000001',
            preNo: 'B20201208796651782',
            invtNo: '49212020I046118061',
          },
          status: '800',
          at: '2020-12-09T02:11:12.345Z',
          info: '[Code:2600;Desc:放行]',
        },
      ],
    });
  });

  test('the prefix means nothing, the namespace everything', () => {
    const prefixed = released
      .replaceAll(/<(\/?)(?=[A-Za-z])/g, '<$1c:')
      .replace('xmlns="', 'xmlns:c="');
    expect(parseReceipts(prefixed)).toEqual(parseReceipts(released));
    const foreign = released.replace('chinaport.gov.cn/ceb', 'example.com/ceb');
    expect(parseReceipts(foreign)).toMatchObject({ ok: false, code: 'receipt-unknown' });
  });

  test.each(['18', '23', '-621018', 'anything'])('status %s passes as it stands', (status) => {
    const xml = released.replace('>800<', `>${status}<`);
    expect(parseReceipts(xml)).toMatchObject({ ok: true, value: [{ status }] });
  });

  test.each([
    ['no status', released.replace('>800<', '><'), 'receipt-malformed'],
    ['no moment', released.replace('20201209101112345', ''), 'receipt-malformed'],
    ['an impossible moment', released.replace('20201209', '20200230'), 'receipt-malformed'],
    ['no receipt', released.replaceAll('InventoryReturn', 'Other'), 'receipt-malformed'],
    ['another message', released.replaceAll('CEB622', 'CEB816'), 'receipt-unknown'],
    ['our own message', released.replaceAll('CEB622', 'CEB621'), 'receipt-unknown'],
    ['no XML', 'not xml', 'xml-malformed'],
  ])('refuses %s', (_name, xml, code) => {
    expect(parseReceipts(xml)).toMatchObject({ ok: false, code });
  });

  test('one bad receipt refuses the message whole', () => {
    const [before, receipt, after] = released.split(
      /(?=<InventoryReturn>)|(?<=<\/InventoryReturn>)/,
    );
    const two = [before, receipt, receipt?.replace('>800<', '><'), after].join('');
    expect(parseReceipts(two)).toMatchObject({ ok: false, code: 'receipt-malformed' });
  });

  test('a message that the e-port could not read', () => {
    const receipt = {
      guid: GUID,
      keys: { oriCopMsgId: 'message-1', oriMessageType: 'CEB621Message' },
      status: '-10000',
      at: '2026-11-23T02:00:00.000Z',
      info: 'Schema 校验失败',
    };
    const xml = renderUnreadable(receipt, '<?xml version="1.0"?><x>&</x>', GUID);
    expect(parseReceipts(xml)).toEqual({ ok: true, value: [{ kind: '900', ...receipt }] });
  });
});

describe('rendering', () => {
  test('takes the default namespace, and the order of the schema', () => {
    const receipt = {
      guid: GUID,
      keys: { orderNo: 'SO-1', ebcCode: 'B', ebpCode: 'A' },
      status: '120',
      at: '2026-11-23T02:00:00.007Z',
      info: '[Code:1800;Desc:逻辑校验通过]',
    };
    expect(renderReceipt('312', [receipt], GUID)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        `<CEB312Message xmlns="http://www.chinaport.gov.cn/ceb" guid="${GUID}" version="1.0">` +
        `<OrderReturn><guid>${GUID}</guid><ebpCode>A</ebpCode><ebcCode>B</ebcCode>` +
        '<orderNo>SO-1</orderNo><returnStatus>120</returnStatus>' +
        '<returnTime>20261123100000007</returnTime>' +
        '<returnInfo>[Code:1800;Desc:逻辑校验通过]</returnInfo></OrderReturn></CEB312Message>',
    );
  });

  test('what a 604 must carry and does not know is written empty', () => {
    const receipt = {
      guid: GUID,
      keys: {},
      status: '2',
      at: '2026-11-23T02:00:00.000Z',
      info: 'x',
    };
    expect(renderReceipt('604', [receipt], GUID)).toContain('<invtNo></invtNo>');
    expect(renderReceipt('622', [receipt], GUID)).not.toContain('invtNo');
  });

  test('whatever is rendered is read back', () => {
    const value = fc
      .string({ unit: fc.constantFrom(...'aZ09 中<>&"\'\t\r\n😀'), minLength: 1, maxLength: 30 })
      .map((text) => text.trim())
      .filter((text) => text !== '');
    const receipts = fc.constantFrom(...KINDS).chain((kind) => {
      const keys = Object.fromEntries(RECEIPT_TABLES[kind].keys.map(({ name }) => [name, value]));
      const receipt = fc.record({
        kind: fc.constant(kind),
        guid: fc.constant(GUID),
        keys: fc.record(keys),
        status: fc.constantFrom('2', '120', '800', '-621018', '18'),
        at: fc.integer({ min: 0, max: 4e12 }).map((time) => new Date(time).toISOString()),
        info: value,
      });
      return fc.record({
        kind: fc.constant(kind),
        list: fc.array(receipt, { minLength: 1, maxLength: 5 }),
      });
    });
    fc.assert(
      fc.property(receipts, ({ kind, list }) => {
        expect(parseReceipts(renderReceipt(kind, list, GUID))).toEqual({ ok: true, value: list });
      }),
      { seed: 622, numRuns: 200 },
    );
  });
});
