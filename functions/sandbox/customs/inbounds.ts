import { inboundRequest } from '../../adapters/inbounds/messages.ts';
import { ASKED, readJson, Refused } from '../http-message.ts';
import { inboundActions } from '../inbound-steps.ts';
import type { Route } from '../routes.ts';
import type { Services } from '../services.ts';
import type { AccountBooks } from './account-books.ts';

/** Takes goods into a bonded zone: the first-line entry, then the bonded list, which posts the book. */
export function enterGoods(services: Services, books: AccountBooks): Route['run'] {
  const number = (name: string, prefix: string) => () =>
    `${prefix}${String(services.counter(name)).padStart(9, '0')}`;
  const plan = inboundActions(services, [
    {
      step: 'first-line-entry',
      delay: 'inbound-entered',
      voucher: number('first-line-entry', '370220261'),
    },
    {
      step: 'bonded-list',
      delay: 'inbound-listed',
      voucher: number('bonded-list', 'QD370226I'),
      act: ({ accountBook = '', lines }) => books.enter(accountBook, lines),
    },
  ]);
  return (request, parameter) => {
    const inbound = readJson(request, inboundRequest);
    if (inbound.accountBook === undefined) {
      throw new Refused(422, 'no-account-book', 'goods enter a bonded zone in an account book');
    }
    plan({ ...inbound, partnerId: parameter('partnerId') });
    return ASKED;
  };
}
