import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  parseMessage,
  parseNotices,
} from '../../../functions/adapters/customs/messages/parse-message.ts';
import { renderMessage } from '../../../functions/adapters/customs/messages/render-message.ts';
import { renderNotice } from '../../../functions/adapters/customs/messages/render-notice.ts';
import type {
  CebContent,
  CebDocument,
  CebElements,
} from '../../../functions/domain/customs/ceb-document.ts';
import { CEB_TABLES, isCebKind } from '../../../functions/domain/customs/ceb-tables/ceb-tables.ts';
import {
  isNoticeKind,
  NOTICE_TABLES,
} from '../../../functions/domain/customs/ceb-tables/notice-tables.ts';
import type { NoticeKind } from '../../../functions/domain/customs/ceb-tables/notice-tables.ts';
import { aDocumentOfEachKind } from '../../support/ceb-documents.ts';
import { GUID } from '../../support/declaration-inputs.ts';
import { contentsOf } from '../../support/random-documents.ts';
import { aTransfer } from '../../support/transfer.ts';

const KINDS = Object.keys(CEB_TABLES).filter(isCebKind);
const NOTICES = Object.keys(NOTICE_TABLES).filter(isNoticeKind);
const DOCUMENTS = aDocumentOfEachKind();

/** What is not written is not read: elements that are absent or empty. */
function written<Kind extends string>({ kind, head, lines }: CebContent<Kind>): CebContent<Kind> {
  const filled = (elements: CebElements) =>
    Object.fromEntries(Object.entries(elements).filter(([, value]) => (value ?? '') !== ''));
  return { kind, head: filled(head), lines: lines.map(filled) };
}

describe('messages of firms', () => {
  test.each(KINDS)('%s: what is rendered is read back, whatever it holds', (kind) => {
    const most = kind === '711' ? 1 : 3;
    const contents = fc.array(contentsOf(kind, CEB_TABLES[kind]), {
      minLength: 1,
      maxLength: most,
    });
    fc.assert(
      fc.property(contents, (documents) => {
        const xml = renderMessage(documents as CebDocument[], aTransfer());
        expect(parseMessage(xml)).toEqual({ ok: true, value: documents.map(written) });
      }),
      { seed: 311, numRuns: 20 },
    );
  });

  const order = renderMessage([DOCUMENTS['311']], aTransfer());

  test('the prefix means nothing, the namespace everything', () => {
    const bare = order.replaceAll('ceb:', '').replace('xmlns:ceb=', 'xmlns=');
    expect(parseMessage(bare)).toEqual(parseMessage(order));
    const foreign = order.replace('chinaport.gov.cn/ceb', 'example.com/ceb');
    expect(parseMessage(foreign)).toMatchObject({ ok: false, code: 'message-unknown' });
  });

  test('elements that the schema does not name are kept for the check to find', () => {
    const odd = order.replace('<ceb:orderType>', '<ceb:odd>1</ceb:odd><ceb:orderType>');
    expect(parseMessage(odd)).toMatchObject({ value: [{ head: { odd: '1' } }] });
  });

  test.each([
    ['a receipt', order.replaceAll('CEB311', 'CEB312'), 'message-unknown'],
    ['no order', order.replaceAll(/Order>/g, 'Other>'), 'message-malformed'],
    ['an order without head', order.replaceAll('OrderHead', 'Head'), 'message-malformed'],
    ['no XML', 'x', 'xml-malformed'],
    ['a document type', order.replace('<ceb:CEB', '<!DOCTYPE x><ceb:CEB'), 'xml-dtd'],
  ])('refuses %s', (_name, xml, code) => {
    expect(parseMessage(xml)).toMatchObject({ ok: false, code });
  });
});

describe('notices of customs', () => {
  test.each(NOTICES)('%s: what customs sends is read, whatever it holds', (kind) => {
    const contents = fc.array(contentsOf(kind, NOTICE_TABLES[kind]), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(contents, (notices) => {
        const xml = renderNotice(kind, notices, GUID);
        expect(parseNotices(xml)).toEqual({ ok: true, value: notices.map(written) });
      }),
      { seed: 816, numRuns: 20 },
    );
  });

  const bill: CebContent<NoticeKind> = {
    kind: '816',
    head: {
      guid: GUID,
      returnTime: '20261123100000000',
      invtNo: '29242026I000000001',
      taxNo: 'T1',
      customsTax: '0',
      valueAddedTax: '24.57',
      consumptionTax: '0',
      status: '1',
    },
    lines: [
      {
        gnum: '1',
        gcode: '3304990039',
        taxPrice: '270',
        customsTax: '0',
        valueAddedTax: '24.57',
        consumptionTax: '0',
      },
    ],
  };
  const xml = renderNotice('816', [bill], GUID);

  test('a code that nobody documented passes as it stands', () => {
    const odd = xml.replace('<status>1<', '<status>9<');
    expect(parseNotices(odd)).toMatchObject({ ok: true, value: [{ head: { status: '9' } }] });
  });

  test.each([
    ['a bill without number', xml.replace('>T1<', '><'), 'message-malformed'],
    ['a tax that is no number', xml.replace('>24.57<', '>a<'), 'message-malformed'],
    ['a negative tax', xml.replace('>24.57<', '>-1<'), 'message-malformed'],
    ['a line without tax', xml.replace('<taxPrice>270</taxPrice>', ''), 'message-malformed'],
    ['no bill', xml.replaceAll('Tax>', 'Other>'), 'message-malformed'],
    ['a receipt', xml.replaceAll('CEB816', 'CEB622'), 'message-unknown'],
    ['no XML', 'x', 'xml-malformed'],
  ])('refuses %s', (_name, bad, code) => {
    expect(parseNotices(bad)).toMatchObject({ ok: false, code });
  });
});
