import { territoryOf } from '../destinations/territory.ts';
import type { Address, Identity, IdentitySummary } from '../order/order.ts';
import type { FieldChange } from './consignment-events.ts';
import type { Consignment } from './consignment.ts';
import { identityField } from './fixes.ts';
import type { Task } from './task.ts';

/** Parts of an address that may differ while the way of the parcel stays the same. */
const PARTS = ['name', 'province', 'city', 'district', 'street', 'postcode'] as const;

const IDENTITY: readonly (keyof Identity)[] = [
  'buyerIdNumber',
  'buyerTelephone',
  'payerName',
  'payerIdNumber',
  'consigneeTelephone',
  'personalCustomsCode',
];

/**
 * Whether a parcel may go to another address as it was planned: nobody was asked for anything yet
 * (it waits for its start, or is held before), and route and costs are those of the same territory.
 */
export function mayBeReaddressed(
  { stage, cancel, shipTo }: Consignment,
  task: Task | undefined,
  to: Address,
): boolean {
  if (cancel !== undefined || (stage !== undefined && stage !== 'dispatch')) return false;
  if (to.country !== shipTo.country || territoryOf(to) !== territoryOf(shipTo)) return false;
  if (task === undefined) return true;
  const isFirst = task.stage === 'dispatch' && task.visit === 1 && task.status === 'waiting';
  return isFirst && task.asks.every(({ name }) => name === 'screening');
}

/** What of an address is to be corrected, and which identity values come with it. */
export function addressChanges(
  from: Address,
  to: Address,
  identity: IdentitySummary,
): readonly FieldChange[] {
  const changed = PARTS.filter((part) => (from[part] ?? '') !== (to[part] ?? ''));
  const told = IDENTITY.flatMap((key) => {
    const field = identity[key] === undefined ? undefined : identityField(key);
    return field === undefined ? [] : [{ field, identity: { [key]: identity[key] } }];
  });
  return [...changed.map((part) => ({ field: `shipTo.${part}`, value: to[part] ?? '' })), ...told];
}
