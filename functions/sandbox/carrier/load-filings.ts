import type { z } from 'zod';
import type { loadDeclaration } from '../../adapters/carriers/messages.ts';
import { signMessage } from '../../adapters/customs/sign/sign-message.ts';
import { beijingDigits } from '../clock.ts';
import { enterpriseOf } from '../demo/world.ts';
import { firmEnvelope } from '../firm-message.ts';
import type { FirmSeals } from '../firm-seals.ts';
import { firmElement, firmLeaves, firmXml } from '../firm-xml.ts';
import { drawGuid } from '../seeded.ts';
import type { Load } from './loads.ts';

/** What Bondway asks a carrier to declare of a load. */
export type LoadDeclaration = Readonly<z.output<typeof loadDeclaration>>;

type Elements = { readonly [name: string]: string };

/** What one document is written from. */
interface Filed {
  readonly load: Load;
  readonly declared: LoadDeclaration;
  readonly firm: { readonly code: string; readonly name: string };
  readonly opening: Elements;
}

/** A document of a load: the elements of its entity, head and lines, in schema order. */
interface LoadDocument {
  /** Around head and lines. */
  readonly entity: string;
  readonly head: (filed: Filed) => Elements;
  readonly line: (parcel: LoadDeclaration['parcels'][number]) => Elements;
  /** The schema demands a signature. */
  readonly signed?: true;
}

/** A load of up to 200 parcels goes in one message. */
const WHOLE = { msgCount: '1', msgSeqNo: '1' };

const logistics = ({ firm }: Filed) => ({ logisticsCode: firm.code, logisticsName: firm.name });
/** The post is the operator of the site where its mail is supervised; it plays the others too. */
const operator = ({ firm }: Filed) => ({ operatorCode: firm.code, operatorName: firm.name });
const transport = ({ declared }: Filed) => ({
  trafMode: declared.trafficMode,
  trafName: declared.vessel,
  voyageNo: declared.voyage,
  billNo: declared.masterBill,
});
const waybill = ({ waybillNumber }: { readonly waybillNumber: string }) => ({
  logisticsNo: waybillNumber,
});

/** Source: CEB schemas 2022-05, export (Arrival, WayBill, Departure) and import (Delivery). */
const DOCUMENTS: { readonly [Kind in LoadDeclaration['kind']]: LoadDocument } = {
  '507': {
    entity: 'Arrival',
    head: (filed) => ({
      ...filed.opening,
      ...operator(filed),
      ieFlag: 'E',
      trafMode: filed.declared.trafficMode,
      billNo: filed.declared.masterBill,
      domesticTrafNo: filed.load.plate,
      ...logistics(filed),
      ...WHOLE,
    }),
    line: waybill,
  },
  '607': {
    entity: 'WayBill',
    head: (filed) => ({
      ...filed.opening,
      agentCode: filed.firm.code,
      agentName: filed.firm.name,
      ...transport(filed),
      domesticTrafNo: filed.load.plate,
      grossWeight: kilograms(filed.declared.parcels),
      ...logistics(filed),
      ...WHOLE,
    }),
    line: ({ waybillNumber, listNumber }) => ({
      logisticsNo: waybillNumber,
      ...(listNumber === undefined ? {} : { invtNo: listNumber }),
    }),
  },
  '509': {
    entity: 'Departure',
    head: (filed) => ({
      ...filed.opening,
      ...logistics(filed),
      ...transport(filed),
      leaveTime: beijingDigits(Date.parse(filed.declared.occurredAt), 14),
      ...WHOLE,
    }),
    line: waybill,
  },
  '711': {
    entity: 'Delivery',
    head: (filed) => ({
      ...filed.opening,
      ...operator(filed),
      ieFlag: 'I',
      trafMode: filed.declared.trafficMode,
      trafNo: filed.declared.vessel,
      voyageNo: filed.declared.voyage,
      billNo: filed.declared.masterBill,
      ...logistics(filed),
    }),
    line: waybill,
    signed: true,
  },
};

/** CEB507, 607, 509 or 711 of a load, as the firm itself. Only inside a change of the database. */
export function loadMessage(
  load: Load,
  declared: LoadDeclaration,
  seals: FirmSeals,
  at: number,
): Buffer {
  const { kind, requestId, loadId, customsCode, parcels } = declared;
  const firm = enterpriseOf(load.carrierId);
  const guid = drawGuid(kind, requestId);
  const document = DOCUMENTS[kind];
  const opening = {
    ...{ guid, appType: '1', appTime: beijingDigits(at, 14), appStatus: '2' },
    ...{ customsCode, copNo: loadId },
  };
  const head = firmLeaves(document.head({ load, declared, firm, opening }));
  const lines = parcels.map((parcel, index) =>
    firmElement(
      `${document.entity}List`,
      firmLeaves({ gnum: String(index + 1), ...document.line(parcel) }),
    ),
  );
  const entity = firmElement(`${document.entity}Head`, head) + lines.join('');
  const xml = firmXml(load.carrierId, kind, guid, firmElement(document.entity, entity));
  const sent = document.signed ? signMessage(xml, seals.draw(firm.code, firm.name)) : xml;
  return firmEnvelope(load.carrierId, kind, sent, guid, at);
}

function kilograms(parcels: LoadDeclaration['parcels']): string {
  const grams = parcels.reduce((sum, { weightGrams }) => sum + weightGrams, 0);
  return (grams / 1000).toFixed(3);
}
