import type { Elements } from './ceb-message.ts';
import { decimalCount } from './decimals.ts';
import { firstFault } from './document-checks.ts';
import type { Filing } from './filings.ts';
import type { Outcome } from './receipts.ts';
import { rejection } from './rejection.ts';

/** The list and the documents it is compared with. */
interface Compared {
  readonly head: Elements;
  readonly lines: readonly Elements[];
  readonly order?: Filing;
  readonly payment?: Filing;
  readonly waybill?: Filing;
}

/** What is wrong with a list beside its documents; undefined when nothing is. */
export type ListCheck = (compared: Compared) => Outcome | undefined;

/** Elements that must read alike: [of the list or order, of the other document]. */
export const same =
  (
    left: 'list' | 'order',
    right: 'order' | 'payment' | 'waybill',
    ...names: readonly (readonly [string, string])[]
  ): ListCheck =>
  (compared) => {
    const from = left === 'list' ? compared.head : compared.order?.head;
    const to = compared[right]?.head;
    const differs = names.find(([a, b]) => !alike(a, from?.[a], to?.[b]));
    return differs && rejection('三单比对不符', `${left} ${differs[0]}, ${right} ${differs[1]}`);
  };

/** Lines of list and order one to one, these elements alike: [of the list, of the order]. */
export const sameLines =
  (...names: readonly (readonly [string, string])[]): ListCheck =>
  ({ lines, order }) => {
    const others = order?.lines ?? [];
    if (lines.length !== others.length) return rejection('表体与订单不符', 'number of lines');
    return firstFault(lines, (line, index) => {
      const differs = names.find(([a, b]) => !alike(a, line[a], others[index]?.[b]));
      return differs && rejection('表体与订单不符', `line ${String(index + 1)} ${differs[0]}`);
    });
  };

/** Elements of the list's head that must look so; one that is not there is empty. */
export const says =
  (...values: readonly (readonly [string, RegExp])[]): ListCheck =>
  ({ head }) => {
    const wrong = values.find(([name, pattern]) => !pattern.test(head[name] ?? ''));
    return wrong && rejection('申报要素不规范', wrong[0]);
  };

/** Elements that are compared as numbers: 1.5 and 1.50 are alike. */
const NUMBERS = ['acturalPaid', 'qty', 'price', 'totalPrice'];

function alike(name: string, a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return NUMBERS.includes(name) ? decimalCount(a) === decimalCount(b) : a === b;
}
