import { merchantQuery } from '../../functions/handlers/api/operator/board-routes.ts';
import {
  fixBody,
  reasonBody,
  resumeBody,
} from '../../functions/handlers/api/operator/command-routes.ts';
import { consignmentsQuery } from '../../functions/handlers/api/operator/consignment-routes.ts';
import {
  askAgainBody,
  closeLoadBody,
  takeOutBody,
} from '../../functions/handlers/api/operator/load-commands.ts';
import { positiveListBody } from '../../functions/handlers/api/operator/goods-list-routes.ts';
import { loadsQuery } from '../../functions/handlers/api/operator/load-routes.ts';
import { clearBody } from '../../functions/handlers/api/operator/screening-routes.ts';
import { deniedPartyFile } from '../../functions/runtime/denied-party-file.ts';
import { restrictedGoodsFile } from '../../functions/runtime/goods-list-file.ts';
import type { Operation } from './operation.ts';

/** Routes by which operators watch and steer parcels. */
export const PARCEL_OPERATIONS: { readonly [routeKey: string]: Operation } = {
  'GET /v1/board': {
    tag: 'Board',
    summary: 'See what stands where, and what needs somebody',
    query: [merchantQuery],
    answers: { 200: 'Board' },
  },
  'GET /v1/workflow': {
    tag: 'Board',
    summary: 'Read the deployed state machine as a graph',
    answers: { 200: 'WorkflowGraph' },
  },
  'GET /v1/trade-modes': {
    tag: 'Board',
    summary: 'Read the table of trade modes: parties, documents, stock, stages, districts',
    answers: { 200: 'TradeModes' },
  },
  'GET /v1/consignments': {
    tag: 'Consignments',
    summary: 'List consignments, newest first, or find them by any number',
    query: [consignmentsQuery],
    answers: { 200: 'ConsignmentList' },
  },
  'GET /v1/consignments/{consignmentId}': {
    tag: 'Consignments',
    summary: 'Read a consignment with its documents, clocks and legal actions',
    answers: { 200: 'Consignment' },
    tagged: true,
  },
  'GET /v1/consignments/{consignmentId}/documents/{documentKey}': {
    tag: 'Consignments',
    summary: 'Read a message as it was on the wire, personal data masked',
    answers: {
      200: { types: ['application/xml', 'application/json'], description: 'The message.' },
    },
  },
  'GET /v1/consignments/{consignmentId}/pccc': {
    tag: 'Consignments',
    summary: 'Ask the registry about the consignee’s personal customs code',
    answers: { 200: 'PcccAnswer' },
  },
  'GET /v1/consignments/{consignmentId}/proof': {
    tag: 'Consignments',
    summary: 'Prove that what was declared, sent and echoed is one',
    answers: { 200: 'ConsignmentProof' },
  },
  'POST /v1/consignments/{consignmentId}/fix': {
    tag: 'Consignments',
    summary: 'Correct fields of a held consignment and go on',
    body: fixBody,
    answers: { 200: 'Consignment' },
    command: true,
    problems: [409, 422],
  },
  'POST /v1/consignments/{consignmentId}/clear': {
    tag: 'Consignments',
    summary: 'Set aside what screening found and go on',
    body: clearBody,
    answers: { 200: 'Consignment' },
    command: true,
    problems: [409, 422],
  },
  'POST /v1/consignments/{consignmentId}/cancel': {
    tag: 'Consignments',
    summary: 'Cancel a consignment that has not left',
    body: reasonBody,
    answers: { 202: 'ConsignmentCommand' },
    command: true,
    problems: [409],
  },
  'POST /v1/consignments/{consignmentId}/return': {
    tag: 'Consignments',
    summary: 'Take back a consignment that has left',
    body: reasonBody,
    answers: { 202: 'ConsignmentCommand' },
    command: true,
    problems: [409],
  },
  'POST /v1/consignments/{consignmentId}/resume': {
    tag: 'Consignments',
    summary: 'Send a consignment that needs a decision back to a stage, or to Unwind',
    body: resumeBody,
    answers: { 202: 'ConsignmentCommand' },
    command: true,
    problems: [409],
  },
  'GET /v1/screening/lists': {
    tag: 'Consignments',
    summary: 'Read which lists parties and goods are compared with',
    answers: { 200: 'ScreeningLists' },
    problems: [409],
  },
  'POST /v1/screening/positive-list': {
    tag: 'Consignments',
    summary: 'Add an edition of the positive list of retail imports, as lines or CSV',
    body: positiveListBody,
    answers: { 200: 'PositiveListTaken' },
    problems: [422],
  },
  'POST /v1/screening/restricted-goods': {
    tag: 'Consignments',
    summary: 'Replace what was loaded of goods that destinations restrict',
    body: restrictedGoodsFile,
    answers: { 200: 'RestrictedGoodsTaken' },
  },
  'POST /v1/screening/list': {
    tag: 'Consignments',
    summary: 'Replace the denied-party list',
    body: deniedPartyFile,
    answers: { 200: 'ScreeningList' },
  },
  'GET /v1/loads': {
    tag: 'Loads',
    summary: 'List loads, newest first',
    query: [loadsQuery],
    answers: { 200: 'LoadList' },
  },
  'GET /v1/loads/{loadId}': {
    tag: 'Loads',
    summary: 'Read a load with its parcels and what it asks for',
    answers: { 200: 'Load' },
    tagged: true,
  },
  'POST /v1/loads/{loadId}/close': {
    tag: 'Loads',
    summary: 'Close an open load now',
    body: closeLoadBody,
    answers: { 200: 'Load' },
    command: true,
    problems: [409],
  },
  'POST /v1/loads/{loadId}/take-out': {
    tag: 'Loads',
    summary: 'Take one parcel out before the gate',
    body: takeOutBody,
    answers: { 200: 'Load' },
    command: true,
    problems: [409],
  },
  'POST /v1/loads/{loadId}/ask-again': {
    tag: 'Loads',
    summary: 'Ask once more for what was refused',
    body: askAgainBody,
    answers: { 200: 'Load' },
    command: true,
    problems: [409],
  },
};
