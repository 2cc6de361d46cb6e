import type { Consignment } from '../../consignment/consignment.ts';
import type { Identity } from '../../order/order.ts';
import type { ReturnFacts } from './return-facts.ts';

/**
 * What a document is built from. A value that is missing becomes an empty element, which
 * `checkCebDocument` names: builders never invent and never fail.
 */
export interface DeclarationInput {
  readonly consignment: Consignment;
  readonly identity: Identity;
  /** The declared waybill number; absent before the carrier drew one. */
  readonly waybillNumber?: string;
  /** 36 characters, capital letters. */
  readonly guid: string;
  /** `YYYYMMDDhhmmss`, Beijing; must grow with every amendment, customs drops older data. */
  readonly appTime: string;
  /** It amends what customs has accepted (appType 2). */
  readonly amends?: boolean;
  /** What comes back, for 625, 213 and 215. Absent: all of it, for the reason of the cancellation. */
  readonly returned?: ReturnFacts;
  /** When the money arrived, `YYYYMMDDhhmmss`, Beijing: for 403. */
  readonly paidAt?: string;
}
