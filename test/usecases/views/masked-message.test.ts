import { describe, expect, test } from '@jest/globals';
import { renderMessage } from '../../../functions/adapters/customs/messages/render-message.ts';
import { wrapDxp } from '../../../functions/adapters/customs/messages/dxp-envelope.ts';
import { buildDocument } from '../../../functions/domain/customs/documents/build-document.ts';
import type { BuiltKind } from '../../../functions/domain/customs/documents/build-document.ts';
import { maskedMessage } from '../../../functions/usecases/views/masked-message.ts';
import {
  anExportConsignment,
  anIdentity,
  anImportConsignment,
} from '../../support/consignment-builder.ts';
import { aDeclarationInput } from '../../support/declaration-inputs.ts';
import { aTransfer } from '../../support/transfer.ts';

const identity = anIdentity();
const person = {
  consignment: anImportConsignment({ listNumber: '29242026I000000001' }),
  secrets: ['李雷', '王小明', '文三路', 'member-1001', ...Object.values<string>({ ...identity })],
};
const KINDS: readonly BuiltKind[] = ['311', '621', '623', '303', '603', '605'];

test.each(KINDS)('nothing of a person is left in %s, whatever else is', (kind) => {
  const consignment = ['311', '621', '623'].includes(kind)
    ? person.consignment
    : anExportConsignment({ listNumber: '29242026E000000001' });
  const document = buildDocument(kind, aDeclarationInput(consignment, identity));
  const xml = renderMessage([document], aTransfer());
  const shown = maskedMessage(
    wrapDxp(xml, {
      senderId: 'A',
      receiverId: 'B',
      messageId: 'm-1',
      at: '2026-11-23T02:00:00.000Z',
      msgType: `CEB${kind}Message`,
    }),
  );
  for (const secret of person.secrets) expect(shown).not.toContain(secret);
  expect(shown).toContain(`<ceb:CEB${kind}Message`);
  expect(shown).toContain(consignment.parties.seller.code);
  expect(shown.match(/<\/?ceb:/g)).toHaveLength(xml.match(/<\/?ceb:/g)?.length ?? 0);
});

describe('how much shows', () => {
  test.each([
    ['<buyerName>王小明</buyerName>', '<buyerName>王＊</buyerName>'],
    [
      '<a:payerIdNumber>11010519491231002X</a:payerIdNumber>',
      '<a:payerIdNumber>＊002X</a:payerIdNumber>',
    ],
    ['<telephone>110</telephone>', '<telephone>＊</telephone>'],
    [
      '<consigneeAddress>杭州市文三路</consigneeAddress>',
      '<consigneeAddress>＊</consigneeAddress>',
    ],
    ['<buyerName/><orderNo>1</orderNo>', '<buyerName/><orderNo>1</orderNo>'],
    ['<buyerName></buyerName>', '<buyerName></buyerName>'],
    ['<buyerNameless>x</buyerNameless>', '<buyerNameless>x</buyerNameless>'],
  ])('%s', (message, shown) => {
    expect(maskedMessage(message)).toBe(shown);
  });
});

describe('nothing slips through', () => {
  test.each([
    ['attributes', '<buyerName xml:lang="zh">王小明</buyerName>'],
    ['blanks in the tag', '<buyerName\n>王小明</buyerName >'],
    ['CDATA', '<buyerName><![CDATA[王小明]]></buyerName>'],
    ['a comment', '<buyerName><!-- x -->王小明</buyerName>'],
    ['character references', '<buyerName>&#29579;小明</buyerName>'],
    ['a tag that does not close', '<buyerName>王小明'],
    ['a tag that does not end', '<m><buyerName 王小明'],
    [
      'a message quoted as text',
      '<oriBizMessage>&lt;b:buyerName&gt;王小明&lt;/b:buyerName&gt;</oriBizMessage>',
    ],
    ['text behind markup', '<consigneeAddress><city>杭州</city>小明路</consigneeAddress>'],
    ['markup in it', '<consigneeAddress><city>杭州市小明路</city></consigneeAddress>'],
  ])('%s', (_what, message) => {
    expect(maskedMessage(message)).not.toMatch(/小明/);
  });

  test('and work stays bounded', () => {
    const message = '<buyerName>'.repeat(100_000);
    expect(maskedMessage(message)).toBe('<buyerName>＊');
    const blanks = `<Data>${' '.repeat(1_000_000)}`;
    expect(maskedMessage(blanks)).toBe(blanks);
  });
});
