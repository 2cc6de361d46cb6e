import type { Instant } from '../../instant.ts';
import { formatQuantity } from '../../money/quantity.ts';
import type { Enterprise } from '../../trade/parties.ts';
import { beijingTime } from '../beijing-time.ts';
import type { CebDocument, CebDocumentOf } from '../ceb-document.ts';
import { inParts } from './in-parts.ts';
import type { Part } from './in-parts.ts';
import { EXPORT, FIXED, IMPORT, QUANTITY_PER_GRAM } from './wire-values.ts';

/** One parcel of a load. */
export interface LoadParcel {
  readonly waybillNumber: string;
  /** Number of its released list: on 607. */
  readonly listNumber?: string;
  readonly weightGrams: number;
  /** Number of the bag or pallet that it lies in (总包号), if any. */
  readonly packageNumber?: string;
}

/**
 * What the documents of a load are built from: a closed load with its booking, and who stands on
 * its papers. A value that is missing becomes an empty element, which `checkCebDocument` names.
 */
export interface LoadDeclarationInput {
  /** Becomes `copNo`, which the receipts echo: at most 20 characters. */
  readonly loadId: string;
  readonly masterBill: string;
  readonly voyage: string;
  /** Name of vessel or aircraft, or number of the vehicle. */
  readonly vessel: string;
  /** CEB `trafMode`. */
  readonly trafficMode: string;
  /** Of the vehicle that brings the load to the site, on 507 and 607. */
  readonly plate?: string;
  /** When it left China, on 509. */
  readonly departedAt?: Instant;
  /** Customs district of declaration, four digits. */
  readonly customsCode: string;
  /** Tells the sites of one district apart (CEB `loctNo`). */
  readonly siteCode?: string;
  /** Who runs the supervised site, on 507 and 711. */
  readonly site?: Enterprise;
  readonly logistics: Enterprise;
  /** Who declares, on 607. */
  readonly declarant?: Enterprise;
  readonly parcels: readonly LoadParcel[];
  /** 36 characters, capital letters; another for each part. */
  readonly guidOf: (part: number) => string;
  /** `YYYYMMDDhhmmss`, Beijing; must grow with every amendment of the load. */
  readonly appTime: string;
}

type LoadPart = Part<LoadParcel>;
const BUILDERS = {
  '711': arrivalList711,
  '507': arrival507,
  '509': departure509,
  '607': masterBill607,
} as const;

/** A document of a load. */
export type LoadKind = keyof typeof BUILDERS;

/** Whether this kind speaks of a load. */
export function isOfLoad(kind: string): kind is LoadKind {
  return Object.hasOwn(BUILDERS, kind);
}

/**
 * The document of `kind` for a load, in parts of at most 1,000 parcels, unchecked: see
 * `checkCebDocument`. 711 knows no parts: it is one document, however long. Source: CEB711, CEB507,
 * CEB509, CEB607 of 2022-05.
 */
export function buildLoadDocuments(
  kind: LoadKind,
  input: LoadDeclarationInput,
): readonly CebDocument[] {
  const whole = { number: 1, lines: input.parcels, counting: { msgCount: '1', msgSeqNo: '1' } };
  const parts: readonly LoadPart[] = kind === '711' ? [whole] : inParts(input.parcels);
  return parts.map((part) => BUILDERS[kind](input, part));
}

function arrivalList711(input: LoadDeclarationInput, part: LoadPart): CebDocumentOf<'711'> {
  return {
    kind: '711',
    head: {
      ...openingOf(input, part),
      customsCode: input.customsCode,
      copNo: input.loadId,
      ...siteOf(input),
      ieFlag: IMPORT,
      trafMode: input.trafficMode,
      trafNo: input.vessel,
      voyageNo: input.voyage,
      billNo: input.masterBill,
      ...logisticsOf(input),
    },
    lines: part.lines.map(({ waybillNumber }, index) => ({
      gnum: String(index + 1),
      logisticsNo: waybillNumber,
    })),
  };
}

function arrival507(input: LoadDeclarationInput, part: LoadPart): CebDocumentOf<'507'> {
  return {
    kind: '507',
    head: {
      ...openingOf(input, part),
      customsCode: input.customsCode,
      copNo: input.loadId,
      ...siteOf(input),
      loctNo: input.siteCode,
      ieFlag: EXPORT,
      trafMode: input.trafficMode,
      billNo: input.masterBill,
      domesticTrafNo: input.plate ?? '',
      ...logisticsOf(input),
      ...part.counting,
    },
    lines: part.lines.map(waybillLine),
  };
}

function departure509(input: LoadDeclarationInput, part: LoadPart): CebDocumentOf<'509'> {
  return {
    kind: '509',
    head: {
      ...openingOf(input, part),
      customsCode: input.customsCode,
      copNo: input.loadId,
      ...logisticsOf(input),
      trafMode: input.trafficMode,
      trafName: input.vessel,
      voyageNo: input.voyage,
      billNo: input.masterBill,
      leaveTime: input.departedAt === undefined ? '' : beijingTime(input.departedAt),
      ...part.counting,
    },
    lines: part.lines.map(waybillLine),
  };
}

/** The gross weight is that of the whole load on every part. weak: the text says only 毛重. */
function masterBill607(input: LoadDeclarationInput, part: LoadPart): CebDocumentOf<'607'> {
  const grams = input.parcels.reduce((sum, { weightGrams }) => sum + weightGrams, 0);
  return {
    kind: '607',
    head: {
      ...openingOf(input, part),
      customsCode: input.customsCode,
      copNo: input.loadId,
      agentCode: input.declarant?.code ?? '',
      agentName: input.declarant?.name ?? '',
      loctNo: input.siteCode,
      trafMode: input.trafficMode,
      trafName: input.vessel,
      voyageNo: input.voyage,
      billNo: input.masterBill,
      domesticTrafNo: input.plate,
      grossWeight: formatQuantity(grams * QUANTITY_PER_GRAM),
      ...logisticsOf(input),
      ...part.counting,
    },
    lines: part.lines.map((parcel, index) => ({
      ...waybillLine(parcel, index),
      invtNo: parcel.listNumber,
    })),
  };
}

function openingOf({ guidOf, appTime }: LoadDeclarationInput, { number }: LoadPart) {
  const { newFiling, declare } = FIXED;
  return { guid: guidOf(number), appType: newFiling, appTime, appStatus: declare } as const;
}

function siteOf({ site }: LoadDeclarationInput) {
  return { operatorCode: site?.code ?? '', operatorName: site?.name ?? '' } as const;
}

function logisticsOf({ logistics }: LoadDeclarationInput) {
  return { logisticsCode: logistics.code, logisticsName: logistics.name } as const;
}

function waybillLine({ waybillNumber, packageNumber }: LoadParcel, index: number) {
  return {
    gnum: String(index + 1),
    logisticsNo: waybillNumber,
    totalPackageNo: packageNumber,
  } as const;
}
