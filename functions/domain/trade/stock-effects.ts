import type { MovementKind } from '../stock/movements.ts';
import type { TradeMode } from './trade-modes.ts';

/** A movement of the stock ledger on a day without trouble, and when it is posted. */
export interface StockEffect {
  readonly movement: MovementKind;
  readonly when: string;
}

/** What a parcel of a mode does to the stock it comes from, and to the one it goes to, in order. */
export function stockEffects({ list, bonded, endsWith }: TradeMode): readonly StockEffect[] {
  const declared: readonly StockEffect[] = [
    { movement: 'declare', when: 'its list is filed' },
    { movement: 'declaration-closed', when: 'its list is released' },
  ];
  const leaves: readonly StockEffect[] = bonded
    ? [
        { movement: 'write-off', when: 'its list is released' },
        { movement: 'gate-out', when: 'it passes the gate' },
      ]
    : [{ movement: 'issue', when: 'it passes the gate' }];
  const arrives: readonly StockEffect[] =
    endsWith === 'goods-receipt' ? [{ movement: 'receipt', when: 'it is put away there' }] : [];
  return [
    { movement: 'reserve', when: 'it is planned' },
    ...(list === undefined ? [] : declared),
    ...leaves,
    ...arrives,
  ];
}
