import { z } from 'zod';
import { beijingDigits } from '../clock.ts';
import { drawGuid } from '../seeded.ts';
import type { Services } from '../services.ts';
import type { CebMessage } from './ceb-message.ts';
import { isList } from './filings.ts';
import { customsLeaves, customsMessage } from './receipt-message.ts';
import { customsEnvelope } from './receipts.ts';

/** weak: the codes of format checks are not published; chapter 7 has them below zero. */
const STATUS = '-1';
const INFO = '[Code:-1;Desc:报文格式校验失败 (schema)]';

/** Whether a message fails the format check, which is then told. Only inside a change of the database. */
export type FailsFormatCheck = (customsId: string, message: CebMessage) => boolean;

/**
 * The e-port's format check. A message is read whole or not at all: one document that breaks the
 * schema keeps all others of it from customs, and the answer (900) names the message only. A list
 * breaks it where its script says so, until it is filed under another number (amended).
 */
export function openFormatCheck(services: Services): FailsFormatCheck {
  const { records, scripts, outbox, clock, counter, journal } = services;
  const broken = records('broken-document', z.string());
  return (customsId, { kind, copMsgId, entities }) => {
    const bad = entities.filter(({ head }) => {
      const order = head['orderNo'] ?? '';
      if (!isList(kind) || !scripts.of(order).breaksFormat) return false;
      const guid = broken.get(order) ?? head['guid'] ?? '';
      broken.put(order, guid);
      return guid === head['guid'];
    });
    if (bad.length === 0) return false;
    journal.effect('message-unreadable', `${copMsgId} of ${String(entities.length)}`);
    const guid = drawGuid('unreadable', copMsgId, String(counter('unreadable')));
    const told = [
      ['guid', guid],
      ['returnStatus', STATUS],
      ['returnInfo', INFO],
      ['returnTime', beijingDigits(clock.now(), 17)],
      ['oriCopMsgId', copMsgId],
      ['oriMessageType', `CEB${kind}Message`],
      ['oriBizMessage', ''],
    ] as const;
    const content = `<MessageReturn>${customsLeaves(told)}</MessageReturn>`;
    outbox.put({
      messageId: guid,
      sender: customsId,
      // Of a single document it is found by asking for its order.
      subject: entities.length === 1 ? (bad[0]?.head['orderNo'] ?? '') : copMsgId,
      path: `/partners/${customsId}`,
      contentType: 'application/xml',
      body: customsEnvelope('900', customsMessage('900', guid, content), guid, clock.now()),
    });
    return true;
  };
}
