import type { Identity, IdentitySummary } from '../../domain/order/order.ts';

const SHOWN = 4;

/**
 * What may be shown: the last four characters, and of values shorter than eight, such as names,
 * the last one only.
 */
export function summaryOf(identity: Identity): IdentitySummary {
  return {
    buyerIdNumber: shown(identity.buyerIdNumber),
    buyerTelephone: shown(identity.buyerTelephone),
    payerName: shown(identity.payerName),
    payerIdNumber: shown(identity.payerIdNumber),
    consigneeTelephone: shown(identity.consigneeTelephone),
    personalCustomsCode: shown(identity.personalCustomsCode),
  } satisfies { readonly [Key in keyof Required<Identity>]: string | undefined };
}

function shown(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const characters = [...value];
  if (characters.length >= 2 * SHOWN) return characters.slice(-SHOWN).join('');
  return `*${characters.length > 1 ? (characters.at(-1) ?? '') : ''}`;
}
