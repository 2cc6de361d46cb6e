import { expect, test } from '@jest/globals';
import { unwrapDxp, wrapDxp } from '../../../functions/adapters/customs/messages/dxp-envelope.ts';

const transmission = {
  senderId: 'DXPENT0000458763',
  receiverId: 'DXPEDCCEB0000002',
  messageId: 'message-1',
  at: '2026-11-23T02:00:00.000Z',
  msgType: 'CEB621Message',
};
const message = '<a>中文 &amp; <![CDATA[x]]></a>';
const envelope = wrapDxp(message, transmission);

test('what is wrapped comes out again, with who sent it', () => {
  expect(unwrapDxp(envelope)).toEqual({ ok: true, value: { ...transmission, xml: message } });
});

test('base64 in lines, and a moment without a zone, which is Beijing’s', () => {
  const broken = envelope
    .replace(/<dxp:Data>(.{10})/, '<dxp:Data>$1\n')
    .replace('2026-11-23T02:00:00.000Z', '2026-11-23T10:00:00');
  expect(unwrapDxp(broken)).toEqual(unwrapDxp(envelope));
});

test.each([
  ['no data', envelope.replace(/<dxp:Data>.*<\/dxp:Data>/, ''), 'dxp-malformed'],
  ['data that is not base64', envelope.replace('<dxp:Data>', '<dxp:Data>%'), 'dxp-malformed'],
  ['no sender', envelope.replace(transmission.senderId, ''), 'dxp-malformed'],
  ['no receiver', envelope.replace(transmission.receiverId, ''), 'dxp-malformed'],
  ['no id', envelope.replace('message-1', ''), 'dxp-malformed'],
  ['no moment', envelope.replace(transmission.at, 'yesterday'), 'dxp-malformed'],
  ['another namespace', envelope.replace('gov.cn/dxp', 'gov.cn/other'), 'dxp-malformed'],
  ['a bare message', message, 'dxp-malformed'],
  ['no XML', 'x', 'xml-malformed'],
])('refuses %s', (_name, xml, code) => {
  expect(unwrapDxp(xml)).toMatchObject({ ok: false, code });
});
