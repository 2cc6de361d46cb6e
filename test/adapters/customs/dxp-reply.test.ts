import { expect, test } from '@jest/globals';
import { parseDxpReply } from '../../../functions/adapters/customs/messages/dxp-reply.ts';
import { describeWithSchemas, schemaErrors } from '../../support/ceb-schemas.ts';

const reply = (code: string) =>
  '<?xml version="1.0" encoding="UTF-8"?>' +
  '<DxpRep xmlns="http://www.chinaport.gov.cn/dxp" ver="1.0"><RecevierId>BONDWAY</RecevierId>' +
  `<Response><NodeId>00000001</NodeId><ResponseCode>${code}</ResponseCode>` +
  '<ResponseInfo>Schema 校验失败</ResponseInfo><NoticeTime>2026-11-23</NoticeTime><OriHead>' +
  '<CopMsgId>message-1</CopMsgId><SenderId>BONDWAY</SenderId><ReceiverIds>' +
  '<ReceiverId>EPORT</ReceiverId></ReceiverIds><CreatTime>2026-11-23T10:00:00Z</CreatTime>' +
  '<MsgType>CEB621Message</MsgType></OriHead></Response></DxpRep>';

test.each([
  ['0000', 'taken'],
  ['0002', 'format of the message'],
  ['1001', 'security: signature or certificate'],
  ['2001', 'business: receiver or subscription'],
  ['3999', 'fault of the exchange'],
  ['4000', 'a code that is not documented'],
  ['ABC', 'a code that is not documented'],
])('%s is: %s', (code, meaning) => {
  expect(parseDxpReply(reply(code))).toEqual({
    ok: true,
    value: [{ messageId: 'message-1', code, meaning, info: 'Schema 校验失败' }],
  });
});

test.each([
  ['no code', reply(''), 'dxp-malformed'],
  ['no message', reply('0').replace('message-1', ''), 'dxp-malformed'],
  ['no response', reply('0').replaceAll('Response>', 'Other>'), 'dxp-malformed'],
  ['a message', reply('0').replaceAll('DxpRep', 'DxpMsg'), 'dxp-malformed'],
  ['another namespace', reply('0').replace('gov.cn/dxp', 'gov.cn/x'), 'dxp-malformed'],
  ['no XML', 'x', 'xml-malformed'],
])('refuses %s', (_name, xml, code) => {
  expect(parseDxpReply(xml)).toMatchObject({ ok: false, code });
});

describeWithSchemas('the published transport schema', () => {
  test('has replies of this form', async () => {
    expect(await schemaErrors('terminal.xsd', [reply('0002')])).toEqual([]);
  });
});
