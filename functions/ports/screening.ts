import type { DeniedPartyList, PreparedList } from '../domain/screening/denied-parties.ts';
import type { GoodsLists, PositiveList, RestrictedGoods } from '../domain/screening/goods-lists.ts';

/** A clearance that outlives its consignment. `key` is a keyed hash of party, name and country. */
export interface KeptClearance {
  readonly key: string;
  /** Last day. */
  readonly until: string;
  readonly by: string;
  readonly note: string;
  readonly at: string;
  /** The consignment it was decided on. */
  readonly consignmentId: string;
}

/** `none`: no list is kept here; `outage`: there is one, and it cannot be read or is too old. */
export type ListAnswer =
  { readonly kind: 'list'; readonly list: PreparedList } | { readonly kind: 'none' | 'outage' };

/** The denied-party list as it is kept, and what operators cleared for longer than one parcel. */
export interface ScreeningDesk {
  list(today: string): Promise<ListAnswer>;
  /** The list as it was published, however old; undefined while none is kept. */
  publishedList(): Promise<DeniedPartyList | undefined>;
  /**
   * Replaces the list, and keeps this edition beside those before. Every put has a moment of its own,
   * also of the same list again.
   */
  putList(list: DeniedPartyList): Promise<void>;
  /** What goods are compared with; `outage` while it cannot be read. */
  goods(): Promise<GoodsLists | 'outage'>;
  /** Adds an edition of the positive list, or replaces that of the same first day. */
  putPositiveList(edition: PositiveList): Promise<void>;
  putRestrictedGoods(restricted: RestrictedGoods): Promise<void>;
  /** The lists that everything was screened against last, in one text; undefined before any. */
  rescreened(): Promise<string | undefined>;
  keepRescreened(lists: string): Promise<void>;
  clearance(key: string): Promise<KeptClearance | undefined>;
  keepClearance(clearance: KeptClearance): Promise<void>;
}

/** Where a list is published: a file or an address. */
export interface DeniedPartySource {
  /** @throws Error, in words without addresses, when it cannot be had or is no list */
  fetch(): Promise<DeniedPartyList>;
}
