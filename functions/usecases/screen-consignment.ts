import type { Consignment } from '../domain/consignment/consignment.ts';
import { partiesLike } from '../domain/screening/denied-parties.ts';
import type { PreparedList } from '../domain/screening/denied-parties.ts';
import { goodsHits, isRetailImport } from '../domain/screening/goods-hits.ts';
import { seenGoods } from '../domain/screening/goods-lists.ts';
import { stillCleared } from '../domain/screening/hits.ts';
import type { ScreeningHit, SeenList } from '../domain/screening/hits.ts';
import { nameWords } from '../domain/screening/party-name.ts';
import type { AskResult } from '../ports/partners.ts';
import type { Services } from '../ports/services.ts';

/** What screening needs. */
export type ScreeningServices = Pick<Services, 'screening' | 'vault' | 'clock'>;

/**
 * Screens a consignment: its goods by the rules, its consignee and buyer against the denied-party
 * list. Hits that an operator cleared for this buyer, and not too long ago, stand cleared. While
 * the list cannot be read, nothing is said: it is asked again.
 */
export async function screenConsignment(
  services: ScreeningServices,
  consignment: Consignment,
): Promise<AskResult> {
  const today = services.clock.now().slice(0, 10);
  const answer = await services.screening.list(today);
  if (answer.kind === 'outage') {
    return { kind: 'transient', reason: 'the denied-party list cannot be read' };
  }
  const lists = await services.screening.goods();
  if (lists === 'outage') {
    return { kind: 'transient', reason: 'the lists of goods cannot be read' };
  }
  const goods = goodsHits(consignment, today, lists);
  const list = answer.kind === 'list' ? answer.list : undefined;
  const parties = list === undefined ? [NO_LIST] : partyHits(list, consignment);
  const hits = [...goods, ...parties];
  const cleared = [
    ...stillCleared(consignment.screening ?? {}, hits),
    ...(await clearedBefore(services, consignment, hits, today)),
  ];
  const seen = {
    list: list && seenList(list),
    goods: seenGoods(lists, isRetailImport(consignment.mode), today),
  };
  return {
    kind: 'answered',
    facts: [{ type: 'screened', ...seen, hits, cleared: [...new Set(cleared)] }],
  };
}

/** A list as a consignment remembers it. */
export function seenList({ listId, asOf, loadedAt }: PreparedList): SeenList {
  return { listId, asOf, loadedAt };
}

const NO_LIST: ScreeningHit = {
  hitId: 'no-list',
  tier: 'note',
  field: 'shipTo.name',
  message: 'No denied-party list is kept here: names were compared with nothing.',
};

/** Who may be denied: whoever gets it, and whoever bought it. */
function partyHits(list: PreparedList, consignment: Consignment): readonly ScreeningHit[] {
  const { shipTo, buyerName } = consignment;
  const names = [
    ['shipTo.name', shipTo.name],
    ['buyer.name', buyerName === shipTo.name ? undefined : buyerName],
  ] as const;
  return names.flatMap(([field, name]) =>
    (name === undefined ? [] : partiesLike(list, name, shipTo.country)).map(
      ({ partyId, tier, likeness }): ScreeningHit => ({
        hitId: `party.${field}.${partyId}`,
        tier,
        field,
        message: `${field} is like ${partyId} of ${list.listId} (${String(likeness)} %).`,
        partyId,
      }),
    ),
  );
}

async function clearedBefore(
  services: ScreeningServices,
  consignment: Consignment,
  hits: readonly ScreeningHit[],
  today: string,
): Promise<readonly string[]> {
  const cleared = await Promise.all(
    hits.map(async (hit) => {
      if (hit.partyId === undefined || hit.tier !== 'hold') return [];
      const key = await clearanceKeyOf(services, consignment, hit);
      const known = await services.screening.clearance(key);
      return known !== undefined && known.until >= today ? [hit.hitId] : [];
    }),
  );
  return cleared.flat();
}

/** Under what a clearance of one buyer is kept: a keyed hash, nothing can be read back. */
export async function clearanceKeyOf(
  { vault }: Pick<Services, 'vault'>,
  { merchantId, shipTo, buyerName = '' }: Consignment,
  { partyId = '', field }: ScreeningHit,
): Promise<string> {
  const name = field === 'buyer.name' ? buyerName : shipTo.name;
  const words = nameWords(name).join(' ');
  return vault.hash(`screening|${merchantId}|${partyId}|${shipTo.country}|${words}`);
}
