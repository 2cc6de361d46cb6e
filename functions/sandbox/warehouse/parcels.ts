import { z } from 'zod';
import { tellBondway } from '../partner-message.ts';
import type { RecordSet } from '../records.ts';
import type { Services } from '../services.ts';

/** A parcel in a warehouse, from its order to the gate. */
const parcelSchema = z.object({
  warehouseId: z.string(),
  consignmentId: z.string(),
  orderNumber: z.string(),
  state: z.enum([
    ...(['asked', 'accepted', 'rejected', 'packed', 'loaded'] as const),
    ...(['gated-out', 'returned', 'stopped'] as const),
  ]),
  lines: z.array(z.object({ sku: z.string(), bookItem: z.string(), quantity: z.number() })),
  waybillNumber: z.string().optional(),
  /** The warehouse it goes to, where it is counted. */
  receivingWarehouseId: z.string().optional(),
  /** Claimed to have left although it did not: the difference a reconciliation must find. */
  planted: z.boolean(),
  /** Asked back after it left: nobody counts it where it was to go. */
  askedBack: z.boolean().optional(),
  /** How often it was counted when it was back. */
  tallies: z.number().optional(),
  /** How many messages there were about it. */
  seq: z.number(),
});
export type Parcel = Readonly<z.infer<typeof parcelSchema>>;

/** The parcels of all warehouses. */
export interface Parcels extends Pick<RecordSet<Parcel>, 'get' | 'put'> {
  /** Writes a parcel that the warehouse hears of for the first time. */
  enter(parcel: Parcel): void;
  of(warehouseId: string): readonly Parcel[];
  /** Writes the parcel and tells Bondway about it; `requestId` is the request that this answers. */
  tell(parcel: Parcel, told: ParcelMessage): void;
}

/** One message about a parcel. */
export interface ParcelMessage {
  readonly type:
    | 'fulfilment.accepted'
    | 'fulfilment.rejected'
    | 'parcel.packed'
    | 'parcel.gated-out'
    | 'parcel.returned'
    | 'parcel.tallied'
    | 'parcel.stopped'
    | 'parcel.too-late';
  readonly requestId: string;
  readonly at: number;
  readonly fields?: { readonly [name: string]: unknown };
}

/** Parcels in the sandbox's records, by consignment id. */
export function openParcels(services: Services): Parcels {
  const records = services.records('parcel', parcelSchema);
  const byWarehouse = services.records('parcel-of', z.string());
  const find = (consignmentId: string) => records.get(consignmentId);
  const put = (id: string, parcel: Parcel) => records.put(id, parcel);
  return {
    get: find,
    put,
    enter(parcel) {
      put(parcel.consignmentId, parcel);
      byWarehouse.put(`${parcel.warehouseId}/${parcel.consignmentId}`, parcel.consignmentId);
    },
    of: (warehouseId) =>
      byWarehouse
        .startingWith(`${warehouseId}/`)
        .map(find)
        .filter((parcel) => parcel !== undefined),
    tell(parcel, { type, requestId, at, fields }) {
      const { warehouseId, consignmentId, orderNumber } = parcel;
      const seq = parcel.seq + 1;
      put(consignmentId, { ...parcel, seq });
      tellBondway(services, {
        partnerId: warehouseId,
        messageId: `${warehouseId}-${consignmentId}-${String(seq)}`,
        orderNumber,
        subject: consignmentId,
        occurredAt: at,
        fields: { type, warehouseId, seq, requestId, consignmentId, ...fields },
      });
    },
  };
}
