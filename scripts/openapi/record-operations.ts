import {
  adjustmentBody,
  decisionBody,
} from '../../functions/handlers/api/operator/adjustment-routes.ts';
import { merchantQuery } from '../../functions/handlers/api/operator/board-routes.ts';
import {
  catalogueQuery,
  itemQuery,
} from '../../functions/handlers/api/operator/catalogue-routes.ts';
import { goodsBody } from '../../functions/handlers/api/catalogue/item-body.ts';
import { limitBody } from '../../functions/handlers/api/operator/guarantee-routes.ts';
import { adviceBody, stepBody } from '../../functions/handlers/api/operator/inbound-routes.ts';
import { importBody } from '../../functions/handlers/api/operator/import-route.ts';
import { iossQuery } from '../../functions/handlers/api/operator/ioss-routes.ts';
import { pageQuery } from '../../functions/handlers/api/operator/listed-page.ts';
import { promisesQuery, ratesQuery } from '../../functions/handlers/api/operator/promise-routes.ts';
import { reportQuery } from '../../functions/handlers/api/operator/report-routes.ts';
import { deliveriesQuery } from '../../functions/handlers/api/operator/trade-routes.ts';
import {
  statisticsQuery,
  stockLineQuery,
} from '../../functions/handlers/api/operator/stock-routes.ts';
import { summaryBody } from '../../functions/handlers/api/operator/summary-routes.ts';
import type { Operation } from './operation.ts';

/** Routes of the records: stock, money, differences, channels. */
export const RECORD_OPERATIONS: { readonly [routeKey: string]: Operation } = {
  'GET /v1/guarantees': {
    tag: 'Guarantees',
    summary: 'See what is drawn on each guarantor, and what is left',
    answers: { 200: 'GuaranteeList' },
  },
  'POST /v1/guarantees/{guarantorCode}/limit': {
    tag: 'Guarantees',
    summary: 'Set a guarantor’s limit',
    body: limitBody,
    answers: { 200: 'Guarantee' },
  },
  'GET /v1/signers': {
    tag: 'Declarations',
    summary: 'See each declarant’s signer, what waits for it, and since when it is dark',
    answers: { 200: 'SignerList' },
  },
  'GET /v1/channels': {
    tag: 'Channels',
    summary: 'List the merchant’s channels',
    query: [merchantQuery],
    answers: { 200: 'ChannelList' },
  },
  'GET /v1/channels/{channelId}/deliveries': {
    tag: 'Channels',
    summary: 'Read the log of deliveries, newest first, without their bodies',
    query: [deliveriesQuery],
    answers: { 200: 'DeliveryList' },
  },
  'GET /v1/promises': {
    tag: 'Promises',
    summary: 'List parcels at risk of missing what their channel promised, the next deadline first',
    description: 'Shipped is the carrier’s first scan; handed over is what has left the gate.',
    query: [pageQuery, promisesQuery],
    answers: { 200: 'PromiseList' },
  },
  'GET /v1/promises/rates': {
    tag: 'Promises',
    summary: 'See how many of each channel’s promises of a period were missed',
    query: [ratesQuery],
    answers: { 200: 'PromiseRates' },
  },
  'GET /v1/catalogue': {
    tag: 'Catalogue',
    summary: 'List the merchant’s items by SKU, each with what it lacks',
    description:
      '`prefix` finds the SKUs that begin so. `missing` shows only those of the page’s items that lack something: a page may be empty although another follows. Pointers are those that `GET /v1/catalogue/{sku}/missing` answers.',
    query: [pageQuery, catalogueQuery],
    answers: { 200: 'CatalogueList' },
  },
  'GET /v1/catalogue/{sku}': {
    tag: 'Catalogue',
    summary: 'Read an item',
    query: [itemQuery],
    answers: { 200: 'CatalogueItem' },
    tagged: true,
  },
  'GET /v1/catalogue/{sku}/missing': {
    tag: 'Catalogue',
    summary: 'See what a parcel with an item would be held for, by trade mode and destination',
    description:
      'JSON pointers into the item, for each way by which goods may leave the merchant’s warehouses, and for each destination with rules of its own. An order may lack more: the rate of duty above the limit of a transaction, and what a destination asks above a value. Of an SKU that is not there everything is missing.',
    query: [itemQuery],
    answers: { 200: 'ItemGaps' },
  },
  'PUT /v1/catalogue/{sku}': {
    tag: 'Catalogue',
    summary: 'Write an item, new or not, as a whole',
    description:
      'One that is there needs If-Match with the ETag that it was read under: 428 without, 412 where it changed.',
    query: [itemQuery],
    body: goodsBody,
    answers: { 200: 'CatalogueItem' },
    problems: [412, 428],
  },
  'POST /v1/catalogue/imports': {
    tag: 'Catalogue',
    summary: 'Import items, all rows or none',
    description:
      'As `items` or as the text of a CSV file. Something wrong: 422 with an error per field, nothing written. With `partial` what is right is written, with `dryRun` nothing; both answer with a report per row.',
    body: importBody,
    answers: { 200: 'ImportReport' },
    problems: [404, 422],
  },
  'GET /v1/cases': {
    tag: 'Reconciliation',
    summary: 'List what differs and what nobody understood',
    query: [merchantQuery],
    answers: { 200: 'CaseList' },
  },
  'GET /v1/ioss/{month}': {
    tag: 'Tax',
    summary: 'List what was sold under each IOSS number in a month',
    query: [iossQuery],
    answers: { 200: 'IossMonth' },
  },
  'GET /v1/stock': {
    tag: 'Stock',
    summary: 'See every stock book, each quantity of each line apart',
    query: [merchantQuery],
    answers: { 200: 'Stock' },
  },
  'GET /v1/stock/movements': {
    tag: 'Stock',
    summary: 'Read the newest 100 movements of one line',
    query: [stockLineQuery],
    answers: { 200: 'MovementList' },
    problems: [404],
  },
  'GET /v1/stock/proof': {
    tag: 'Stock',
    summary: 'Fold every movement of every line, for audits',
    query: [merchantQuery],
    answers: { 200: 'StockProof' },
  },
  'GET /v1/statistics': {
    tag: 'Stock',
    summary: 'Sum released goods of a month by mode, country and HS chapter',
    query: [statisticsQuery],
    answers: { 200: 'Statistics' },
  },
  'POST /v1/summaries': {
    tag: 'Declarations',
    summary: 'Have the released export lists of a month summed up',
    description:
      'Lists that are in no application yet go into new ones (CEB701); what customs refused is filed anew. Asked again, nothing changes. 409: nothing to sum up, or a month to come.',
    body: summaryBody,
    answers: { 202: 'SummaryAsked' },
    problems: [409],
  },
  'GET /v1/summaries': {
    tag: 'Declarations',
    summary: 'List summary applications, newest first',
    query: [pageQuery],
    answers: { 200: 'SummaryList' },
  },
  'GET /v1/summaries/{summaryId}': {
    tag: 'Declarations',
    summary: 'Read a summary application with its receipts and declarations',
    answers: { 200: 'Summary' },
    tagged: true,
  },
  'GET /v1/summaries/{summaryId}/documents/{documentKey}': {
    tag: 'Declarations',
    summary: 'Read a stored message of a summary application',
    answers: { 200: { types: ['application/xml'], description: 'The message.' } },
  },
  'POST /v1/inbounds': {
    tag: 'Stock',
    summary: 'Advise goods on their way in',
    description: 'The same reference again is the same inbound.',
    body: adviceBody,
    answers: { 201: 'Inbound' },
    problems: [404, 409, 422],
  },
  'GET /v1/inbounds': {
    tag: 'Stock',
    summary: 'List inbounds, newest first',
    query: [pageQuery],
    answers: { 200: 'InboundList' },
  },
  'GET /v1/inbounds/{inboundId}': {
    tag: 'Stock',
    summary: 'Read an inbound with its steps and vouchers',
    answers: { 200: 'Inbound' },
    tagged: true,
  },
  'POST /v1/inbounds/{inboundId}/steps': {
    tag: 'Stock',
    summary: 'Take the next step of an inbound',
    description: 'The same step with the same voucher again changes nothing (200).',
    body: stepBody,
    answers: { 200: 'Inbound', 201: 'Inbound' },
    problems: [409, 422],
  },
  'POST /v1/adjustments': {
    tag: 'Stock',
    summary: 'Ask for a correction of a stock line',
    body: adjustmentBody,
    answers: { 201: 'Adjustment' },
    problems: [404, 409, 422],
  },
  'GET /v1/adjustments': {
    tag: 'Stock',
    summary: 'List adjustments, newest first',
    query: [pageQuery],
    answers: { 200: 'AdjustmentList' },
  },
  'POST /v1/adjustments/{adjustmentId}/decision': {
    tag: 'Stock',
    summary: 'Approve or reject an adjustment that somebody else asked for',
    body: decisionBody,
    answers: { 200: 'Adjustment' },
    problems: [409, 422],
  },
  'GET /v1/reports': {
    tag: 'Reconciliation',
    summary: 'List stored reports, newest first',
    query: [merchantQuery],
    answers: { 200: 'ReportList' },
  },
  'GET /v1/reports/{reportId}': {
    tag: 'Reconciliation',
    summary: 'Read a report as it was stored',
    query: [reportQuery],
    answers: { 200: 'Report' },
  },
  'POST /v1/reconciliations': {
    tag: 'Reconciliation',
    summary: 'Compare with all partners now',
    query: [merchantQuery],
    answers: { 201: 'Report' },
    problems: [404],
  },
};
