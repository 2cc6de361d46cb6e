import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type {
  AttributeValue,
  DynamoDBClient,
  Put,
  QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { fromAttributes, toAttributes } from '../../../functions/adapters/dynamodb/item.ts';
import {
  indexUnits,
  itemBytes,
  tableUnits,
} from '../../../functions/adapters/dynamodb/write-units.ts';
import type { IndexRow } from '../../../functions/runtime/contracts/tables.ts';

type Attributes = { [name: string]: AttributeValue };

/** One record of a table's stream, in the shape in which Lambda gets it. */
export interface StreamRecord {
  readonly eventName: 'INSERT' | 'MODIFY';
  readonly dynamodb: {
    readonly Keys: { readonly pk: { readonly S: string }; readonly sk: { readonly S: string } };
    readonly NewImage: object;
    readonly OldImage?: object;
  };
}

/** A DynamoDB of one table, in memory, and the units that its use was billed. */
export interface InMemoryDynamoDb {
  readonly client: DynamoDBClient;
  readonly units: { writes: number; reads: number };
  /** Hears of every item written, in order. */
  onRecord(listener: (record: StreamRecord) => void): void;
}

const READ_UNIT_BYTES = 4_096;

/**
 * As much of DynamoDB as the adapters use: whole puts under their three conditions, transactions
 * of puts, reads by key and queries of the table and its indexes. Anything else throws. It bills as
 * DynamoDB does, refused writes included, by the adapter's own `write-units.ts`.
 */
export function inMemoryDynamoDb(indexes: readonly IndexRow[]): InMemoryDynamoDb {
  const items = new Map<string, Attributes>();
  const units = { writes: 0, reads: 0 };
  const listeners: ((record: StreamRecord) => void)[] = [];

  function bill(
    { Item: after = {} }: Put | PutInput,
    transacted: boolean,
    isRefused = false,
  ): void {
    const [item, before] = [fromAttributes(after), items.get(nameOf(after))];
    const former = before && fromAttributes(before);
    units.writes += tableUnits(item, former, transacted);
    if (isRefused) return;
    for (const index of indexes) units.writes += indexUnits(item, former, index);
  }

  function store({ Item: after = {} }: Put | PutInput): void {
    const before = items.get(nameOf(after));
    items.set(nameOf(after), after);
    const { pk, sk } = fromAttributes(after);
    const record: StreamRecord = {
      eventName: before === undefined ? 'INSERT' : 'MODIFY',
      dynamodb: {
        Keys: { pk: { S: pk }, sk: { S: sk } },
        NewImage: imageOf(after),
        ...(before && { OldImage: imageOf(before) }),
      },
    };
    listeners.forEach((listener) => listener(record));
  }

  function put(input: PutInput): object {
    const holds = conditionHolds(input, items.get(nameOf(input.Item ?? {})));
    bill(input, false, !holds);
    if (!holds) throw new ConditionalCheckFailedException({ message: '', $metadata: {} });
    store(input);
    return {};
  }

  function transact(puts: readonly Put[]): object {
    const held = puts.map((each) => conditionHolds(each, items.get(nameOf(each.Item ?? {}))));
    puts.forEach((each) => bill(each, true, held.includes(false)));
    if (held.includes(false)) {
      throw new TransactionCanceledException({
        message: '',
        $metadata: {},
        CancellationReasons: held.map((ok) => ({ Code: ok ? 'None' : 'ConditionalCheckFailed' })),
      });
    }
    puts.forEach(store);
    return {};
  }

  function add({ Key = {}, ExpressionAttributeValues: values = {} }: UpdateInput): object {
    const before = items.get(nameOf(Key));
    const sum = Number(before?.consignments?.N ?? 0) + Number(values[':by']?.N);
    const after = { ...Key, consignments: { N: String(sum) } };
    bill({ Item: after, TableName: '' }, false);
    store({ Item: after, TableName: '' });
    return {};
  }

  function get(key: Attributes): Attributes | undefined {
    const found = items.get(nameOf(key));
    units.reads += readUnits(found === undefined ? [] : [found]);
    return found;
  }

  function query(input: QueryCommandInput): object {
    const index = indexes.find(({ name }) => name === input.IndexName);
    const found = queried([...items.values()], input, index);
    units.reads += readUnits(found) * (index === undefined ? 1 : 0.5);
    return { Items: found };
  }

  function answer(command: unknown): object {
    if (command instanceof PutItemCommand) return put(command.input);
    if (command instanceof TransactWriteItemsCommand) {
      return transact((command.input.TransactItems ?? []).flatMap(({ Put: each }) => each ?? []));
    }
    if (command instanceof UpdateItemCommand) return add(command.input);
    if (command instanceof GetItemCommand) return { Item: get(command.input.Key ?? {}) };
    if (command instanceof QueryCommand) return query(command.input);
    if (command instanceof BatchGetItemCommand) {
      const [[table, { Keys = [] }] = ['', {}]] = Object.entries(command.input.RequestItems ?? {});
      return { Responses: { [table]: Keys.map(get).filter((item) => item !== undefined) } };
    }
    throw new Error('not a command that the adapters send');
  }

  const client = { send: async (command: unknown) => answer(command) };
  return {
    client: client as unknown as DynamoDBClient,
    units,
    onRecord: (listener) => listeners.push(listener),
  };
}

type PutInput = PutItemCommand['input'];
type UpdateInput = UpdateItemCommand['input'];

function nameOf({ pk, sk }: Attributes): string {
  return `${pk?.S ?? ''} ${sk?.S ?? ''}`;
}

function imageOf(item: Attributes): object {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      value.B === undefined ? value : { B: Buffer.from(value.B).toString('base64') },
    ]),
  );
}

function conditionHolds(
  { ConditionExpression: condition, ...expression }: Put | PutInput,
  stored: Attributes | undefined,
): boolean {
  if (condition === undefined) return true;
  if (stored === undefined) return condition.startsWith('attribute_not_exists(pk)');
  if (!condition.endsWith('#attribute = :equals')) return false;
  const name = expression.ExpressionAttributeNames?.['#attribute'] ?? '';
  const { S, N } = expression.ExpressionAttributeValues?.[':equals'] ?? {};
  return S === undefined ? stored[name]?.N === N : stored[name]?.S === S;
}

function readUnits(found: readonly Attributes[]): number {
  const bytes = found.reduce((sum, item) => sum + itemBytes(fromAttributes(item)), 0);
  return Math.max(1, Math.ceil(bytes / READ_UNIT_BYTES));
}

function queried(
  all: readonly Attributes[],
  input: QueryCommandInput,
  index: IndexRow | undefined,
): readonly Attributes[] {
  const [partition, sort] = [index?.partitionKey ?? 'pk', index?.sortKey.name ?? 'sk'];
  const { ':partition': wanted, ':sort': bound } = input.ExpressionAttributeValues ?? {};
  const sortOf = (item: Attributes) => item[sort]?.S ?? (item[sort]?.N ?? '').padStart(20, '0');
  const within = (key: string): boolean => {
    const condition = input.KeyConditionExpression ?? '';
    if (bound?.S === undefined) return true;
    if (condition.includes('begins_with')) return key.startsWith(bound.S);
    if (condition.includes('BETWEEN')) {
      const upTo = input.ExpressionAttributeValues?.[':upTo']?.S ?? '';
      return bound.S <= key && key <= upTo;
    }
    return condition.includes('<=') ? key <= bound.S : key < bound.S;
  };
  const found = all
    .filter((item) => item[partition]?.S === wanted?.S && item[sort] !== undefined)
    .filter((item) => within(sortOf(item)))
    .sort((a, b) => (sortOf(a) < sortOf(b) ? -1 : 1))
    .map((item) => (index === undefined ? item : carried(item, index)));
  if (input.ScanIndexForward === false) found.reverse();
  return found.slice(0, input.Limit).filter((item) => isFiltered(item, input));
}

/** A filter is read as it is written: `#a = :a AND #b = :b`. */
function isFiltered(item: Attributes, input: QueryCommandInput): boolean {
  const { FilterExpression, ExpressionAttributeNames, ExpressionAttributeValues } = input;
  return (FilterExpression?.split(' AND ') ?? []).every((condition) => {
    const [name = '', value = ''] = condition.split(' = ');
    const attribute = ExpressionAttributeNames?.[name] ?? '';
    return item[attribute]?.S === ExpressionAttributeValues?.[value]?.S;
  });
}

function carried(item: Attributes, { partitionKey, sortKey, carries }: IndexRow): Attributes {
  if (carries === 'all') return item;
  const { pk, sk, ...rest } = fromAttributes(item);
  const names = [partitionKey, sortKey.name, ...carries];
  return toAttributes({ pk, sk, ...Object.fromEntries(names.map((name) => [name, rest[name]])) });
}
