import { z } from 'zod';
import { preAdviceRequest } from '../../adapters/carriers/messages.ts';
import { ASKED, json, readJson, Refused } from '../http-message.ts';
import { tellBondway } from '../partner-message.ts';
import type { RecordSet } from '../records.ts';
import type { Route } from '../routes.ts';
import type { PreAdvicePlay } from '../script.ts';
import type { Services } from '../services.ts';
import type { Waybill } from './waybills.ts';

const verdict = z.record(z.string(), z.unknown());
const laterSchema = z.object({
  carrierId: z.string(),
  consignmentId: z.string(),
  orderNumber: z.string(),
  requestId: z.string(),
  answer: verdict,
});

const LATER_MS = 20 * 60_000;

/**
 * Takes the data set of a destination. It answers at once; by script it misses a field the first
 * time, must not load the parcel, or says so later: then it accepts at first what it refuses.
 */
export function preAdvise(services: Services, waybills: RecordSet<Waybill>): Route['run'] {
  const { agenda, clock, journal, records, scripts } = services;
  const asked = records('pre-advice', z.number());
  const later = agenda.action('pre-advice-answer', laterSchema, (about, at) => {
    const { carrierId, consignmentId, orderNumber, requestId, answer } = about;
    tellBondway(services, {
      partnerId: carrierId,
      messageId: `${carrierId}-${requestId}-${String(answer.status)}`,
      orderNumber,
      // Not the waybill: that is what is asked for scans by.
      subject: consignmentId,
      occurredAt: at,
      fields: { type: 'pre-advice', carrierId, consignmentId, requestId, answer },
    });
  });
  return (request, parameter) => {
    const carrierId = parameter('partnerId');
    const { waybillNumber, consignmentId, orderNumber, requestId } = readJson(
      request,
      preAdviceRequest,
    );
    const waybill = waybills.get(waybillNumber);
    if (waybill?.carrierId !== carrierId) {
      throw new Refused(404, 'unknown-waybill', 'this carrier drew no such number');
    }
    if (waybill.state !== 'drawn') {
      throw new Refused(409, 'under-way', 'what is under way is not announced any more');
    }
    const count = (asked.get(consignmentId) ?? 0) + 1;
    asked.put(consignmentId, count);
    const { preAdvice: play } = scripts.of(orderNumber);
    const accepted = { status: 'accepted', adviceId: `PA-${waybillNumber}-${String(count)}` };
    const answer = verdictOf(play, count) ?? accepted;
    journal.effect('pre-advised', scripts.resolve(orderNumber));
    if (!play.later) return json(200, answer);
    const about = { carrierId, consignmentId, orderNumber, requestId, answer };
    later.plan(requestId, clock.now() + LATER_MS, about);
    return play.answer === 'do-not-load' ? json(200, accepted) : ASKED;
  };
}

/** What the script has the carrier refuse; undefined when it accepts. */
function verdictOf({ answer, field = 'items.1.hsCode' }: PreAdvicePlay, count: number) {
  if (answer === 'do-not-load') return { status: answer, reason: 'security' };
  return answer === 'data-missing' && count === 1 ? { status: answer, fields: [field] } : undefined;
}
