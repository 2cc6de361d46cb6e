import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactionConflictException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { QueryCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { fromAttributes, toAttribute, toAttributes } from './item.ts';
import type { Item, Key, Value } from './item.ts';

/** What must be true of the stored item for a write to happen. */
export type Condition =
  | 'absent'
  | { readonly attribute: string; readonly equals: Value }
  /** The same, or nothing is stored. */
  | { readonly absentOr: { readonly attribute: string; readonly equals: Value } };

/** One item to be written, whole. */
export interface Write {
  readonly item: Item;
  readonly when?: Condition;
}

/** `refused`: a condition did not hold, or somebody else is writing the same item now. */
export type WriteResult = 'written' | 'refused';

/** Which items a query reads, in order of their sort key. */
export interface Range {
  readonly partition: string;
  /** Sort keys that begin so. */
  readonly prefix?: string;
  /** Sort keys up to and including this one. */
  readonly upTo?: string;
  /** Sort keys before this one. */
  readonly before?: string;
  /** Sort keys from the first up to the second, both included. */
  readonly between?: readonly [string, string];
  readonly newestFirst?: boolean;
  /** Only items whose attributes have these values, of those given; read, and billed, all the same. */
  readonly where?: { readonly [attribute: string]: Value | undefined };
  readonly pageSize?: number;
  /** Instead of the table itself. Eventually consistent. */
  readonly index?: {
    readonly name: string;
    readonly partitionKey: string;
    readonly sortKey: { readonly name: string };
  };
}

/** One table, in our words. Reads of the table itself are strongly consistent. */
export interface Table {
  readonly get: (key: Key) => Promise<Item | undefined>;
  /** Pages as DynamoDB gives them; a page may be empty although more follow. */
  readonly pages: (range: Range) => AsyncGenerator<readonly Item[]>;
  /** Items in no order; keys without an item are absent. */
  readonly many: (keys: readonly Key[]) => Promise<readonly Item[]>;
  readonly put: (write: Write) => Promise<WriteResult>;
  /** All or none, at most 100. */
  readonly transact: (writes: readonly Write[]) => Promise<WriteResult>;
  readonly client: DynamoDBClient;
  readonly name: string;
}

const LARGEST_BATCH = 100;

/** Opens a table. Faults other than a refused write are thrown as the SDK throws them. */
export function openTable(client: DynamoDBClient, name: string): Table {
  async function get(key: Key): Promise<Item | undefined> {
    const { Item: found } = await client.send(
      new GetItemCommand({ TableName: name, Key: toAttributes({ ...key }), ConsistentRead: true }),
    );
    return found && fromAttributes(found);
  }

  async function* pages(range: Range): AsyncGenerator<readonly Item[]> {
    let start: QueryCommandInput['ExclusiveStartKey'];
    do {
      const page = await client.send(
        new QueryCommand({ TableName: name, ...queryOf(range), ExclusiveStartKey: start }),
      );
      yield (page.Items ?? []).map(fromAttributes);
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
  }

  async function many(keys: readonly Key[]): Promise<readonly Item[]> {
    const found: Item[] = [];
    const open = keys.map((key) => toAttributes({ pk: key.pk, sk: key.sk }));
    while (open.length > 0) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetItemCommand({
          RequestItems: { [name]: { Keys: open.splice(0, LARGEST_BATCH), ConsistentRead: true } },
        }),
      );
      found.push(...(Responses?.[name] ?? []).map(fromAttributes));
      open.push(...(UnprocessedKeys?.[name]?.Keys ?? []));
    }
    return found;
  }

  async function put(write: Write): Promise<WriteResult> {
    return whetherWritten(client.send(new PutItemCommand(putOf(name, write))));
  }

  async function transact(writes: readonly Write[]): Promise<WriteResult> {
    const TransactItems = writes.map((write) => ({ Put: putOf(name, write) }));
    return whetherWritten(client.send(new TransactWriteItemsCommand({ TransactItems })));
  }

  return { client, name, get, pages, many, put, transact };
}

/** Every item of a range. */
export async function allOf(pages: AsyncIterable<readonly Item[]>): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}

/** The first `limit` items of a range. */
export async function firstOf(
  pages: AsyncIterable<readonly Item[]>,
  limit: number,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const page of pages) {
    items.push(...page);
    if (items.length >= limit) break;
  }
  return items.slice(0, limit);
}

/**
 * Awaits a conditional write. A transaction that met another on the same item counts as refused
 * too: nothing was written, and who reads again sees what the other wrote.
 */
async function whetherWritten(write: Promise<unknown>): Promise<WriteResult> {
  try {
    await write;
    return 'written';
  } catch (fault) {
    if (fault instanceof ConditionalCheckFailedException) return 'refused';
    if (fault instanceof TransactionConflictException) return 'refused';
    if (fault instanceof TransactionCanceledException && lostToAnother(fault)) return 'refused';
    throw fault;
  }
}

function lostToAnother({ CancellationReasons = [] }: TransactionCanceledException): boolean {
  const codes = CancellationReasons.map(({ Code }) => Code).filter(
    (code) => code !== undefined && code !== 'None',
  );
  return (
    codes.length > 0 &&
    codes.every((code) => code === 'ConditionalCheckFailed' || code === 'TransactionConflict')
  );
}

function putOf(table: string, { item, when }: Write) {
  return { TableName: table, Item: toAttributes(item), ...(when && conditionOf(when)) };
}

function conditionOf(when: Condition) {
  if (when === 'absent') return { ConditionExpression: 'attribute_not_exists(pk)' };
  const { attribute, equals } = 'absentOr' in when ? when.absentOr : when;
  const matches = '#attribute = :equals';
  return {
    ConditionExpression: 'absentOr' in when ? `attribute_not_exists(pk) OR ${matches}` : matches,
    ExpressionAttributeNames: { '#attribute': attribute },
    ExpressionAttributeValues: { ':equals': toAttribute(equals) },
  };
}

function queryOf(range: Range): Omit<QueryCommandInput, 'TableName'> {
  const { partition, prefix, upTo, before, between, where = {}, index } = range;
  const names: { [placeholder: string]: string } = { '#partition': index?.partitionKey ?? 'pk' };
  const values: { [placeholder: string]: Value } = { ':partition': partition };
  const conditions = ['#partition = :partition'];
  const sort = (condition: string, value: string | undefined): void => {
    if (value === undefined) return;
    names['#sort'] = index?.sortKey.name ?? 'sk';
    values[':sort'] = value;
    conditions.push(condition);
  };
  sort('begins_with(#sort, :sort)', prefix);
  sort('#sort <= :sort', upTo);
  sort('#sort < :sort', before);
  if (between !== undefined) {
    sort('#sort BETWEEN :sort AND :upTo', between[0]);
    values[':upTo'] = between[1];
  }
  const filters = Object.entries(where).flatMap(([attribute, value], at) => {
    if (value === undefined) return [];
    const place = `where${String(at)}`;
    names[`#${place}`] = attribute;
    values[`:${place}`] = value;
    return [`#${place} = :${place}`];
  });
  return {
    IndexName: index?.name,
    ConsistentRead: index === undefined,
    KeyConditionExpression: conditions.join(' AND '),
    FilterExpression: filters.length === 0 ? undefined : filters.join(' AND '),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: toAttributes(values),
    ScanIndexForward: range.newestFirst !== true,
    Limit: range.pageSize,
  };
}
