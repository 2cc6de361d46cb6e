import type {
  ConsignmentEvent,
  ConsignmentFact,
} from '../domain/consignment/consignment-events.ts';
import type { Consignment } from '../domain/consignment/consignment.ts';
import type { AskRow } from '../domain/consignment/ask-row.ts';
import { foldEvent } from '../domain/consignment/fold-event.ts';
import { isNews } from '../domain/consignment/is-news.ts';
import type { Task } from '../domain/consignment/task.ts';
import type { Instant } from '../domain/instant.ts';
import type { DocumentRecord, Reference } from '../ports/order-store.ts';

/** A consignment as it is stored plus everything the current decision adds to it, not yet written. */
export interface Draft {
  readonly consignment: Consignment;
  /** Version in the store; 0 when it is new. */
  readonly storedVersion: number;
  readonly events: readonly ConsignmentEvent[];
  readonly task?: Task;
  /** The task differs from the stored one and must be written. */
  readonly taskChanged: boolean;
  readonly documents: readonly DocumentRecord[];
  readonly references: readonly Reference[];
  /** Asks that go out once the draft is committed. */
  readonly sends: readonly AskRow[];
  /** Asks that went out before, in an earlier visit: they are asked again, earlier result first. */
  readonly repeats: readonly AskRow[];
}

/** Facts with where they came from. */
export interface News {
  readonly facts: readonly ConsignmentFact[];
  readonly messageId?: string;
}

/** A draft without changes. */
export function draftOf(consignment: Consignment, task: Task | undefined): Draft {
  return {
    consignment,
    storedVersion: consignment.version,
    events: [],
    task,
    taskChanged: false,
    documents: [],
    references: [],
    sends: [],
    repeats: [],
  };
}

/** The draft after the facts that are news; the others are dropped, so that repeats change nothing. */
export function withFacts(draft: Draft, { facts, messageId }: News, at: Instant): Draft {
  return facts.reduce((sofar, fact) => withFact(sofar, fact, at, messageId), draft);
}

function withFact(draft: Draft, fact: ConsignmentFact, at: Instant, messageId?: string): Draft {
  const { consignment } = draft;
  if (!isNews(consignment, fact)) return draft;
  const event: ConsignmentEvent = {
    ...fact,
    consignmentId: consignment.consignmentId,
    version: consignment.version + 1,
    at,
    messageId,
  };
  return {
    ...draft,
    consignment: foldEvent(consignment, event),
    events: [...draft.events, event],
    references: [...draft.references, ...referencesOf(consignment, fact)],
  };
}

/** The draft with its task changed; the version grows once per draft. */
export function withTask(draft: Draft, task: Task): Draft {
  const version = draft.taskChanged ? task.version : task.version + 1;
  return { ...draft, task: { ...task, version }, taskChanged: true };
}

/** Ids of others by which a partner's answer finds this consignment. */
function referencesOf(consignment: Consignment, fact: ConsignmentFact): readonly Reference[] {
  const { consignmentId } = consignment;
  if (fact.type === 'waybill-drawn') {
    return [{ kind: 'waybill', value: fact.waybillNumber, consignmentId }];
  }
  // A tax bill names the list by this number only.
  if (fact.type === 'receipt-received' && fact.listNumber !== undefined) {
    const { listNumber: value } = fact;
    return value === consignment.listNumber ? [] : [{ kind: 'list-number', value, consignmentId }];
  }
  if (fact.type === 'fixed') {
    return fact.changes
      .filter(({ field }) => field === 'payment.transactionId')
      .flatMap(({ value }) =>
        value === undefined ? [] : [{ kind: 'payment' as const, value, consignmentId }],
      );
  }
  return [];
}
