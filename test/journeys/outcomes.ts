import { DEMO_STOCK, stockBookOf } from '../../functions/sandbox/demo/world.ts';
import type { HostUnderTest } from './host-under-test.ts';
import type { Outcome } from './mode-journeys.ts';
import { operatorClient } from './operator-client.ts';
import type { ConsignmentPage } from './operator-client.ts';

/** The e-port stored it, is declaring it, has sent it: said or not, by chance. */
const ON_THE_WAY = ['1', '2', '3'];

interface Effect {
  readonly kind: string;
  readonly subject: string;
  readonly count: number;
}

/** What an order left on every side, in the words of the table of journeys. */
export async function outcomeOf(host: HostUnderTest, consignmentId: string): Promise<Outcome> {
  const page = await operatorClient(host).consignment(consignmentId);
  const executions = await Promise.all(
    [consignmentId, `${consignmentId}-r1`].map((id) => host.statesEntered(id)),
  );
  return {
    states: executions
      .filter((states) => states.length > 0)
      .map((states) => states.join(' '))
      .join('; '),
    declaration: (page.declaration?.steps ?? []).map(({ state }) => state).join(' '),
    documents: answersTo(page.documents),
    movements: sorted(await movementsOf(host, page)),
    effects: sorted(
      await effectsOn(host, [page.orderNumber, `waybill/${page.waybillNumber ?? ''}`]),
    ),
  };
}

/** An outcome as it is compared. */
export function comparable(outcome: Outcome): Outcome {
  const words = (list: string) => list.split(' ').filter((word) => word !== '');
  return {
    ...outcome,
    movements: sorted(words(outcome.movements)),
    effects: sorted(words(outcome.effects)),
  };
}

/** What customs answered to each document, in its own order, but that it lies at the e-port. */
export function answersTo(
  documents: readonly Pick<ConsignmentPage['documents'][number], 'kind' | 'receipts'>[],
): Outcome['documents'] {
  const answers = documents.map(({ kind, receipts }) => {
    // They may overtake one another on their way.
    const statuses = receipts
      .toSorted((one, other) => one.at.localeCompare(other.at))
      .map(({ status }) => status);
    return [kind, statuses.filter((status) => !ON_THE_WAY.includes(status)).join(' ')] as const;
  });
  return Object.fromEntries(answers);
}

/** Told the store, which other journeys look at; sent again byte for byte, as a lost answer asks. */
const NO_DEED = ['update ', 'filing-resent '];

/** What partners did to these; `×2` of what they did twice. */
export async function effectsOn(
  { sandboxUrl }: HostUnderTest,
  subjects: readonly string[],
): Promise<readonly string[]> {
  const answer = await fetch(`${sandboxUrl}/sandbox/journal`);
  const { effects } = (await answer.json()) as { effects: readonly Effect[] };
  return effects
    .filter(({ subject }) => subjects.includes(subject))
    .filter(({ kind }) => !NO_DEED.some((beginning) => kind.startsWith(beginning)))
    .map(({ kind, count }) => (count === 1 ? kind : `${kind}×${String(count)}`));
}

async function movementsOf(
  host: HostUnderTest,
  { consignmentId, warehouseId, lines }: ConsignmentPage,
): Promise<readonly string[]> {
  const accountBook = stockBookOf(warehouseId);
  const sku = lines[0]?.sku;
  const line = DEMO_STOCK.find((each) => each.sku === sku && each.accountBook === accountBook);
  if (line === undefined) throw new Error(`no stock line of ${consignmentId}`);
  const movements = await operatorClient(host).movements(line);
  return movements.filter(({ cause }) => cause === consignmentId).map(({ kind }) => kind);
}

function sorted(words: readonly string[]): string {
  return words.toSorted().join(' ');
}
