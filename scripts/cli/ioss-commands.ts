import { z } from 'zod';
import { callApi, CommandError } from './host-connection.ts';
import type { HostConnection } from './host-connection.ts';

const amount = z.object({ amount: z.number(), currency: z.string() });
const month = z.object({
  month: z.string(),
  numbers: z.array(
    z.object({
      iossNumber: z.string(),
      states: z.array(
        z.object({
          memberState: z.string(),
          parcels: z.number(),
          vat: z.array(z.object({ rate: z.number(), base: amount, amount })),
        }),
      ),
    }),
  ),
});

type Command = (host: HostConnection, args: readonly string[]) => Promise<string>;

/** Commands on what is sold under IOSS numbers, by name. */
export const IOSS_COMMANDS: { readonly [name: string]: Command } = {
  ioss: async (host, [which = '', format]) => {
    if (!/^\d{4}-\d\d$/.test(which)) throw new CommandError('Name a month: ioss 2026-11');
    const path = `/v1/ioss/${which}`;
    if (format === 'csv') {
      return z.string().parse((await callApi(host, 'GET', `${path}?format=csv`)).body);
    }
    const { numbers } = month.parse((await callApi(host, 'GET', path)).body);
    return numbers.length === 0
      ? `Nothing was sold under an IOSS number in ${which}.`
      : numbers.flatMap(numberLines).join('\n');
  },
};

function numberLines({ iossNumber, states }: z.infer<typeof month>['numbers'][number]): string[] {
  return [
    iossNumber,
    ...states.flatMap(({ memberState, parcels, vat }) =>
      vat.map(
        ({ rate, base, amount: tax }) =>
          `  ${memberState}  ${String(parcels)} parcels  ${String(rate / 100)} % of ${cents(base)} is ${cents(tax)}`,
      ),
    ),
  ];
}

/** VAT under IOSS is declared in euros. */
function cents({ amount: minor, currency }: z.infer<typeof amount>): string {
  return `${(minor / 100).toFixed(2)} ${currency}`;
}
