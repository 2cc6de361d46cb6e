import { foldLoadEvent } from '../../domain/load/fold-load.ts';
import { isLoadNews } from '../../domain/load/is-load-news.ts';
import type { LoadAskName } from '../../domain/load/load-ask-names.ts';
import type { LoadEvent, LoadFact, PlannedLoad } from '../../domain/load/load-events.ts';
import { dueLoadAsks, newLoadAsk } from '../../domain/load/load-task.ts';
import type { LoadAsk } from '../../domain/load/load-task.ts';
import type { Load } from '../../domain/load/load.ts';
import type { Instant } from '../../domain/instant.ts';
import type { LaneRecord, LoadMember, StoredLoad } from '../../ports/load-store.ts';

/** A load as it is stored plus everything the current decision adds to it, not yet written. */
export interface LoadDraft {
  readonly load: Load;
  /** Revision in the store; 0 when it is new. */
  readonly storedRevision: number;
  readonly events: readonly LoadEvent[];
  readonly asks: readonly LoadAsk[];
  readonly told: number;
  /** The decision differs from what is stored. */
  readonly changed: boolean;
  readonly lane?: LaneRecord;
  readonly member?: LoadMember;
  /** Asks that go out once the draft is committed. */
  readonly sends: readonly LoadAskName[];
}

/** A draft without changes. */
export function draftOfLoad({ load, asks, told, revision }: StoredLoad): LoadDraft {
  return { load, asks, told, storedRevision: revision, events: [], changed: false, sends: [] };
}

/** The draft of a load that opens. */
export function draftOfNewLoad(planned: PlannedLoad, lane: LaneRecord, at: Instant): LoadDraft {
  const event: LoadEvent = {
    type: 'opened',
    planned,
    loadId: planned.loadId,
    version: 1,
    at,
  };
  return {
    load: foldLoadEvent(undefined, event),
    storedRevision: 0,
    events: [event],
    asks: [],
    told: 0,
    changed: true,
    lane,
    sends: [],
  };
}

/** The draft after the facts that are news; the others are dropped, so that repeats change nothing. */
export function withLoadFacts(
  draft: LoadDraft,
  facts: readonly LoadFact[],
  at: Instant,
  messageId?: string,
): LoadDraft {
  return facts.reduce((sofar, fact) => withLoadFact(sofar, fact, at, messageId), draft);
}

function withLoadFact(
  draft: LoadDraft,
  fact: LoadFact,
  at: Instant,
  messageId: string | undefined,
): LoadDraft {
  const { load } = draft;
  if (!isLoadNews(load, fact)) return draft;
  const event: LoadEvent = {
    ...fact,
    loadId: load.loadId,
    version: load.version + 1,
    at,
    messageId,
  };
  return {
    ...draft,
    load: foldLoadEvent(load, event),
    events: [...draft.events, event],
    changed: true,
  };
}

/**
 * The draft with everything on its asks that is due now. Documents are filed by others: that we
 * ask for one is an event, so that the trail says for whom we wait and since when.
 */
export function settleLoad(draft: LoadDraft, now: Instant): LoadDraft {
  return dueLoadAsks(draft.load, draft.asks).reduce((sofar, row) => {
    const ask = newLoadAsk(sofar.load, row, now);
    const documentVersion = sofar.load.requests[row.name] ?? 1;
    const asked =
      row.document === undefined
        ? sofar
        : withLoadFacts(
            sofar,
            [{ type: 'declaration-asked', kind: row.document, documentVersion }],
            now,
          );
    return {
      ...asked,
      asks: [...asked.asks, ask],
      changed: true,
      sends: row.unasked === true ? asked.sends : [...asked.sends, row.name],
    };
  }, draft);
}
