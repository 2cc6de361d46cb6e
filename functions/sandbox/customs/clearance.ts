import { z } from 'zod';
import type { Services } from '../services.ts';
import type { Elements } from './ceb-message.ts';
import type { Decide } from './decisions.ts';
import { districtOf } from './districts.ts';
import type { Filing, Filings } from './filings.ts';

const INSPECTED = { status: '500', info: '[Code:2500;Desc:布控查验]' };
const REVIEWED = { status: '300', info: '[Code:300;Desc:人工审核]' };
/** weak: documented for import lists (622) only. */
const SENT_BACK = { status: '700', info: '[Code:700;Desc:退运]' };
const RELEASED = { status: '800', info: '[Code:2600;Desc:放行]' };

const arrivalSchema = z.object({ at: z.number(), billNo: z.string() });

/** What becomes of lists between acceptance and release. Only inside a change of the database. */
export interface Clearance {
  /**
   * Plans it for a list that is accepted at a business time. Returns when it is released, undefined
   * when it is not or when it waits for its load's arrival.
   */
  begin(customsId: string, list: Filing, acceptedAt: number): number | undefined;
  /** Goes on with the lists of all waybills on a load's accepted arrival (507, 711). */
  arrived(customsId: string, arrival: Filing, at: number): void;
}

/** What clearance works with. */
export interface ClearanceParts {
  readonly services: Services;
  readonly filings: Filings;
  readonly decide: Decide;
}

/** Clearance of lists; those of 9610 wait for the arrival of their parcel's load. */
export function openClearance(parts: ClearanceParts): Clearance {
  const { services, filings } = parts;
  const arrivals = services.records('arrival', arrivalSchema);
  const clear = (customsId: string, list: Filing, from: number) => {
    filings.put({ ...list, clearedFrom: from });
    return planClearance(parts, customsId, list, from);
  };
  return {
    begin(customsId, list, acceptedAt) {
      const waitsFor = arrivalOf(list);
      if (waitsFor === undefined) return clear(customsId, list, acceptedAt);
      const arrival = arrivals.get(`${waitsFor}/${waybillKey(list.head, list.head)}`);
      if (arrival !== undefined && fits(list, arrival.billNo)) {
        return clear(customsId, list, Math.max(acceptedAt, arrival.at));
      }
      filings.put({ ...list, acceptedAt });
      return undefined;
    },
    arrived(customsId, { kind, head, lines }, at) {
      const billNo = head['billNo'] ?? '';
      for (const line of lines) {
        arrivals.put(`${kind}/${waybillKey(head, line)}`, { at, billNo });
        const list = filings.listOfWaybill(head['logisticsCode'] ?? '', line['logisticsNo'] ?? '');
        if (list?.acceptedAt === undefined || list.clearedFrom !== undefined) continue;
        if (arrivalOf(list) !== kind || !fits(list, billNo)) continue;
        clear(customsId, list, Math.max(list.acceptedAt, at));
      }
    },
  };
}

/** Plans inspection, review, detention and release as the order's script has it; returns the time of release. */
function planClearance(
  { services, decide }: ClearanceParts,
  customsId: string,
  list: Filing,
  from: number,
): number | undefined {
  const { delays, scripts } = services;
  const order = list.head['orderNo'] ?? '';
  const script = scripts.of(order);
  const stoppedAt = from + delays.of(order, 'list-inspected');
  let ready = from;
  if (script.list === 'inspect') {
    decide(customsId, list, stoppedAt, INSPECTED);
    ready = stoppedAt + script.keptLonger;
  }
  if (script.list === 'send-back') {
    decide(customsId, list, stoppedAt, REVIEWED);
    decide(customsId, list, stoppedAt + delays.of(order, 'list-detained'), SENT_BACK);
    return undefined;
  }
  if (script.list === 'detain') {
    const { status, released } = script.detention;
    const info = `[Code:${status};Desc:扣留移送 (detained)]`;
    decide(customsId, list, stoppedAt, { status, info });
    if (!released) return undefined;
    ready = stoppedAt + delays.of(order, 'list-detained') + script.keptLonger;
  }
  const step = list.kind === '621' ? 'list-released-import' : 'list-released-export';
  const releasedAt = ready + delays.of(order, step);
  decide(customsId, list, releasedAt, RELEASED, { lost: script.loseRelease });
  return releasedAt;
}

/** The document whose acceptance a list's release waits for. Source: design of the 9610 modes; `districtOf`. */
function arrivalOf({ kind, head }: Filing): '507' | '711' | undefined {
  if (head['tradeMode'] !== '9610') return undefined;
  if (kind === '621') return '711';
  const { exportArrival } = districtOf(head['customsCode'] ?? '');
  return exportArrival === 'before-release' ? '507' : undefined;
}

/** An import list names its bill, which must be the arrival's; an export list may not know it yet. */
function fits({ head }: Filing, billNo: string): boolean {
  const own = head['billNo'] ?? '';
  return own === '' || own === billNo;
}

function waybillKey(firm: Elements, parcel: Elements): string {
  return `${firm['logisticsCode'] ?? ''}/${parcel['logisticsNo'] ?? ''}`;
}
