import { receiptMeaning } from '../../domain/customs/receipt-status.ts';
import { loadActions } from '../../domain/load/load-actions.ts';
import { openLoadAsks } from '../../domain/load/load-asks.ts';
import { loadMeaning } from '../../domain/load/load-meanings.ts';
import { loadRules } from '../../domain/load/load-rules.ts';
import { LOAD_KINDS } from '../../domain/load/load-kinds.ts';
import { pendingLoadAsks } from '../../domain/load/load-task.ts';
import type { LoadAsk } from '../../domain/load/load-task.ts';
import { loadTimelineActor, loadTimelineText } from '../../domain/load/load-timeline.ts';
import type { LoadDocument, LoadDocumentKind } from '../../domain/load/load-documents.ts';
import type { Load } from '../../domain/load/load.ts';
import { palletsOf } from '../../domain/load/packing.ts';
import { DOCUMENTS } from '../../domain/trade/documents.ts';
import type { Services } from '../../ports/services.ts';
import { loadSummary } from './load-summary.ts';

/** One load with everything an operator may see of it; undefined when there is none of this id. */
export async function loadPage({ loads }: Pick<Services, 'loads'>, loadId: string) {
  const [stored, events] = await Promise.all([loads.load(loadId), loads.events(loadId)]);
  if (stored === undefined) return undefined;
  const { load, asks } = stored;
  return {
    ...loadSummary(load),
    ...factsView(load),
    meaning: loadMeaning(load),
    wording: wordingOf(load),
    documents: documentRows(load),
    waitsFor: waitsFor(load, asks),
    timeline: events.map((event) => ({
      version: event.version,
      at: event.at,
      type: event.type,
      text: loadTimelineText(event),
      by: loadTimelineActor(event),
    })),
    actions: loadActions(load, asks),
  };
}

/** What its numbers are called where it travels so. */
function wordingOf({ kind }: Load) {
  const { bill, voyage, vessel } = LOAD_KINDS[kind];
  return { bill, voyage, vessel };
}

function factsView(load: Load) {
  const { version, booking, seal, plate, gatePass, closedAt, gatedOutAt } = load;
  const { listsReleasedAt, departedAt, departedFrom, arrivedAt, arrivedIn, entries, left } = load;
  return {
    version,
    booking,
    seal,
    plate: plate ?? booking?.plate,
    gatePass,
    closedAt,
    gatedOutAt,
    listsReleasedAt,
    departedAt,
    departedFrom,
    arrivedAt,
    arrivedIn,
    entries,
    pallets: palletsOf(entries),
    left,
  };
}

/** What was asked and not answered, oldest first. */
function waitsFor(load: Load, asks: readonly LoadAsk[]) {
  const rows = openLoadAsks(load);
  return pendingLoadAsks(load, asks).map(({ name, attempts, askedAt, againAt }) => ({
    name,
    party: rows.find((row) => row.name === name)?.party,
    attempts,
    askedAt,
    againAt,
  }));
}

/** One row per document of the load's mode, in the order they fall due: whose it is, how far it got. */
function documentRows(load: Load) {
  return loadRules(load).asks.flatMap(({ document: kind }) => {
    if (kind === undefined) return [];
    const { title, chineseTitle, filedBy } = DOCUMENTS[kind];
    const document = load.documents[kind];
    return [
      {
        kind,
        title,
        chineseTitle,
        filedBy,
        // Whoever signs for it files it, for loads always: we ask, and wait for the receipt.
        entrustedToUs: false,
        version: document?.version,
        state: stateOf(document),
        filedAt: document?.askedAt,
        since: document?.acceptedAt ?? document?.rejected?.at ?? document?.askedAt,
        receipts: receiptsOf(kind, document),
        files: [],
      },
    ];
  });
}

function stateOf(document: LoadDocument | undefined) {
  if (document === undefined) return 'not due';
  if (document.acceptedAt !== undefined) return 'accepted';
  if (document.rejected !== undefined) return 'rejected';
  return document.receipts.length === 0 ? 'waiting' : 'filed';
}

function receiptsOf(kind: LoadDocumentKind, document: LoadDocument | undefined) {
  return (document?.receipts ?? []).map(({ status, at, info }) => ({
    status,
    meaning: receiptMeaning(status, kind).meaning,
    at,
    info,
  }));
}
