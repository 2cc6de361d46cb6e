import { z } from 'zod';
import { renderNotice } from '../../adapters/customs/messages/render-notice.ts';
import { beijingDigits } from '../clock.ts';
import type { RecordSet } from '../records.ts';
import { drawGuid } from '../seeded.ts';
import type { Services } from '../services.ts';
import type { Elements } from './ceb-message.ts';
import { decimalCount, decimalText } from './decimals.ts';
import type { Decide } from './decisions.ts';
import { firstFault } from './document-checks.ts';
import { filingId } from './filings.ts';
import type { Filing, Filings } from './filings.ts';
import { customsEnvelope } from './receipts.ts';
import type { Outcome } from './receipts.ts';
import { rejection } from './rejection.ts';

const ACCEPTED: Outcome = { status: '120', info: '[Code:1800;Desc:逻辑校验通过]' };
/** weak: customs' list of states is not published. */
const DECLARED = '1';

const pendingSchema = z.object({ customsId: z.string(), filingId: z.string() });

/** Takes a summary application (701) that arrived. Only inside a change of the database. */
export type TakeSummary = (customsId: string, application: Filing) => void;

/** What summaries touch. */
export interface SummaryParts {
  readonly services: Services;
  readonly filings: Filings;
  readonly decide: Decide;
}

/**
 * Applications to sum lists up: looked at after a while, accepted (120) under a number, and later
 * told as the declaration that came of them (792). weak: one declaration comes of each; customs
 * groups lists by country and goods.
 */
export function openSummaries({ services, filings, decide }: SummaryParts): TakeSummary {
  const { agenda, clock, counter, delays, journal } = services;
  const summed = services.records('summed-list', z.string());
  const look = agenda.action('customs-summary', pendingSchema, (data, at) => {
    const application = filings.get(data.filingId);
    if (application === undefined) return;
    const own = application.head['copNo'] ?? '';
    const fault = firstFault(application.lines, (line) => lineFault(line, own, filings, summed));
    if (fault !== undefined) {
      decide(data.customsId, application, at, fault);
      return;
    }
    application.lines.forEach(({ invtNo = '' }) => summed.put(invtNo, own));
    const sumNo = `S${beijingDigits(at, 8)}${String(counter('summary')).padStart(9, '0')}`;
    const numbered: Filing = { ...application, head: { ...application.head, sumNo } };
    filings.put(numbered);
    decide(data.customsId, numbered, at, ACCEPTED);
    conclude.plan(agendaId(application), at + delays.of(own, 'summary-declared'), data);
  });
  const conclude = agenda.action('customs-summary-declare', pendingSchema, (data, at) => {
    const application = filings.get(data.filingId);
    if (application?.state !== 'accepted') return;
    journal.effect('summary-declared', application.head['copNo'] ?? '');
    sendDeclaration(services, filings, application, { customsId: data.customsId, at });
  });
  return (customsId, application) => {
    const at = clock.now() + delays.of(application.head['copNo'] ?? '', 'filing-accepted');
    look.plan(agendaId(application), at, { customsId, filingId: filingId(application) });
  };
}

/** A list is summed up once, after its release, and only if it was filed for that. */
function lineFault(
  { invtNo = '' }: Elements,
  own: string,
  filings: Filings,
  summed: RecordSet<string>,
): Outcome | undefined {
  const list = filings.list('invtNo', invtNo);
  if (list?.state !== 'released') return rejection('清单未放行', `list ${invtNo} not released`);
  if (list.head['statisticsFlag'] !== 'B') {
    return rejection('清单不属于汇总申报', `list ${invtNo} is not of statisticsFlag B`);
  }
  const elsewhere = summed.get(invtNo) ?? own;
  return elsewhere === own
    ? undefined
    : rejection('清单已汇总', `list ${invtNo} is summed up in ${elsewhere}`);
}

/** CEB792. Source: export XSD 2022-05, SummaryResultHead and SummaryResultList. */
function sendDeclaration(
  { outbox, seed, counter }: Services,
  filings: Filings,
  application: Filing,
  { customsId, at }: { readonly customsId: string; readonly at: number },
): void {
  const { head } = application;
  const guid = drawGuid(seed, 'summary', filingId(application));
  const messageGuid = drawGuid('message', guid);
  const serial = String(counter('summary-declaration')).padStart(9, '0');
  const lists = application.lines.map(({ invtNo = '' }) => filings.list('invtNo', invtNo));
  const sum = (element: string) =>
    lists.reduce((total, list) => total + (decimalCount(list?.head[element]) ?? 0), 0);
  const district = head['customsCode'] ?? '';
  const year = beijingDigits(at, 8).slice(0, 4);
  const declaration = {
    ...head,
    guid,
    opDate: beijingDigits(at, 17),
    declSeqNo: `D${beijingDigits(at, 8)}${serial}`,
    entryId: `${district}${year}0${serial}`,
    decState: DECLARED,
    grossWeight: decimalText(sum('grossWeight')),
    netWeight: decimalText(sum('netWeight')),
  };
  const lines = lists.map((list, index) => ({
    invtNo: list?.invtNo,
    logisticsNo: list?.head['logisticsNo'],
    gseqno: String(index + 1),
    gnum: '1',
    gcode: list?.lines[0]?.['gcode'],
  }));
  const xml = renderNotice('792', [{ kind: '792', head: declaration, lines }], messageGuid);
  outbox.put({
    ...{ messageId: guid, sender: customsId, subject: head['copNo'] ?? '', copies: 1 },
    path: `/partners/${customsId}`,
    contentType: 'application/xml',
    body: customsEnvelope('792', xml, messageGuid, at),
  });
}

function agendaId(application: Filing): string {
  return `${filingId(application)}/${String(application.version)}`;
}
