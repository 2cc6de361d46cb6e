import { setTimeout as wait } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { drawn, untouched } from '../../domain/tax/limit-account.ts';
import type { LimitAccount, LimitDraw, LimitKind } from '../../domain/tax/limit-account.ts';
import type { DrawResult, LimitLedger, LimitObeyed } from '../../ports/limit-ledger.ts';
import { numberOf, textOf } from './item.ts';
import type { Item } from './item.ts';
import { LIMIT_KEYS } from './keys.ts';
import { allOf, openTable } from './table.ts';
import type { Table, Write } from './table.ts';

/** Rivals for one guarantor wait their turn, as those for a line of stock do. */
const MOST_ATTEMPTS = 25;
const LONGEST_PAUSE_MILLISECONDS = 100;

/** Limits on the table `stock`: an account and what is drawn on it change in one transaction. */
export function openLimitLedger(client: DynamoDBClient, tableName: string): LimitLedger {
  const table = openTable(client, tableName);
  const account = async (kind: LimitKind, name: string) =>
    (await stored(table, kind, name)).account;
  return {
    account,
    draw: (draw, obeys) => persistently(() => post(table, draw, obeys)),
    restore: async (kind, consignmentId) => {
      const known = await storedDraw(table, kind, consignmentId);
      if (known === undefined) return;
      await persistently(() => post(table, { ...known.draw, amount: 0 }, 'none'));
    },
    drawOf: async (kind, consignmentId) => (await storedDraw(table, kind, consignmentId))?.draw,
    guarantees: async () => {
      const items = await allOf(table.pages({ partition: LIMIT_KEYS.guarantees }));
      return items.map((item) => accountOf('guarantee', item));
    },
    setGuarantee: (name, limit) =>
      persistently(async () => {
        const before = await stored(table, 'guarantee', name);
        const after = { ...before.account, limit };
        return (await table.put(accountWrite(after, before.sequence))) === 'written'
          ? after
          : undefined;
      }),
  };
}

/** Reads, decides and writes again while others are faster. */
async function persistently<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < MOST_ATTEMPTS; tries += 1) {
    const result = await attempt();
    if (result !== undefined) return result;
    await wait(Math.random() * LONGEST_PAUSE_MILLISECONDS);
  }
  throw new Error('the limits are too busy: others drew on the same account at every attempt');
}

/** Undefined when somebody else wrote first. */
async function post(
  table: Table,
  draw: LimitDraw,
  obeys: LimitObeyed,
): Promise<DrawResult | undefined> {
  const { kind, account: name, consignmentId, amount } = draw;
  const known = await storedDraw(table, kind, consignmentId);
  const { account, sequence } = await stored(table, kind, name);
  const isHere = known?.draw.account === name;
  const before = isHere ? known.draw.amount : 0;
  const most = obeys === 'own' ? account.limit : obeys;
  const after = drawn(account, before, amount, most === 'none' ? undefined : most);
  if (after === undefined) return { kind: 'exhausted', account };
  if (isHere && before === amount) return { kind: 'drawn', account };
  const writes = [
    accountWrite(after, sequence),
    drawWrite(draw, known?.sequence ?? 0),
    ...(known === undefined || isHere ? [] : [await givenBack(table, known.draw)]),
  ];
  const result = await table.transact(writes);
  return result === 'written' ? { kind: 'drawn', account: after } : undefined;
}

async function givenBack(table: Table, { kind, account, amount }: LimitDraw): Promise<Write> {
  const other = await stored(table, kind, account);
  return accountWrite({ ...other.account, drawn: other.account.drawn - amount }, other.sequence);
}

function accountWrite({ kind, account, drawn: sum, limit }: LimitAccount, sequence: number): Write {
  const key = LIMIT_KEYS.account(kind, account);
  return {
    item: { ...key, account, drawn: sum, most: limit, sequence: sequence + 1 },
    when: sequence === 0 ? 'absent' : { attribute: 'sequence', equals: sequence },
  };
}

function drawWrite({ kind, consignmentId, account, amount }: LimitDraw, sequence: number): Write {
  const key = LIMIT_KEYS.draw(kind, consignmentId);
  return {
    item: { ...key, account, amount, sequence: sequence + 1 },
    when: sequence === 0 ? 'absent' : { attribute: 'sequence', equals: sequence },
  };
}

async function stored(table: Table, kind: LimitKind, name: string) {
  const item = await table.get(LIMIT_KEYS.account(kind, name));
  return item === undefined
    ? { account: untouched(kind, name), sequence: 0 }
    : { account: accountOf(kind, item), sequence: numberOf(item, 'sequence') };
}

async function storedDraw(table: Table, kind: LimitKind, consignmentId: string) {
  const item = await table.get(LIMIT_KEYS.draw(kind, consignmentId));
  if (item === undefined) return undefined;
  const [account, amount] = [textOf(item, 'account'), numberOf(item, 'amount')];
  return { draw: { kind, consignmentId, account, amount }, sequence: numberOf(item, 'sequence') };
}

function accountOf(kind: LimitKind, item: Item): LimitAccount {
  const account = { kind, account: textOf(item, 'account'), drawn: numberOf(item, 'drawn') };
  return item.most === undefined ? account : { ...account, limit: numberOf(item, 'most') };
}
