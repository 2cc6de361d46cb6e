/** A secondary index: the attributes of its key and what it carries beside the table's own key. */
export interface IndexRow {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey: { readonly name: string; readonly type: 'text' | 'number' };
  /** Attributes copied into the index, or all of them. A change of any is billed as a write. */
  readonly carries: readonly string[] | 'all';
}

/** Every table has the key `pk`, `sk`; items with `expires` (epoch seconds) are deleted after it. */
export const TABLE_KEY = { partition: 'pk', sort: 'sk', expires: 'expires' } as const;

/** Indexes by table. Sparse: an item without the partition key's attribute is not in the index. */
export const INDEXES = {
  /** What the sweep must look at, by the hour it is due. */
  work: {
    name: 'work',
    partitionKey: 'workShard',
    sortKey: { name: 'workHour', type: 'text' },
    carries: ['due'],
  },
  /** A merchant's consignments and cases by time: lists and reports. */
  merchant: {
    name: 'merchant',
    partitionKey: 'listPartition',
    sortKey: { name: 'listKey', type: 'text' },
    carries: ['status'],
  },
  /** The same for the rare statuses, so that a page of them is one read. */
  exceptions: {
    name: 'exceptions',
    partitionKey: 'exceptionPartition',
    sortKey: { name: 'listKey', type: 'text' },
    carries: [],
  },
  /** What channels promised: by deadline while it is open, then among a channel's shipped ones. */
  promises: {
    name: 'promises',
    partitionKey: 'promisePartition',
    sortKey: { name: 'promiseKey', type: 'text' },
    carries: [],
  },
  /** Movements of an account-book line in the order they were posted. */
  line: {
    name: 'line',
    partitionKey: 'line',
    sortKey: { name: 'sequence', type: 'number' },
    carries: 'all',
  },
} as const satisfies { readonly [name: string]: IndexRow };

/** The indexes of each table. */
export const TABLES: {
  readonly orders: readonly IndexRow[];
  readonly stock: readonly IndexRow[];
} = {
  orders: [INDEXES.work, INDEXES.merchant, INDEXES.exceptions, INDEXES.promises],
  stock: [INDEXES.line],
};
