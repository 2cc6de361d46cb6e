import * as z from 'zod/mini';
import type { OrderLists } from '../../../ports/channel-polls.ts';
import { failureOf } from '../market-client.ts';
import { marketId, unixSeconds } from '../market-values.ts';
import { listed, listedAt, secondsOf } from '../order-list.ts';
import type { TemuApi } from './api.ts';

const CANCELLED = 3;
const many = z.object({
  pageItems: z._default(
    z.nullable(
      z.array(
        z.object({
          parentOrderMap: z.object({
            parentOrderSn: marketId,
            parentOrderStatus: z.int(),
            updateTime: unixSeconds,
          }),
        }),
      ),
    ),
    [],
  ),
});
const PAGE = 100;

/** `bg.order.list.v2.get`, by the time of the last change; pages are numbered. */
export function temuList(api: TemuApi): OrderLists {
  return {
    changed: async (channel, { since, until }, page = '1') => {
      const answer = await api.run(channel, {
        type: 'bg.order.list.v2.get',
        parameters: {
          ...{ updateAtStart: secondsOf(since), updateAtEnd: secondsOf(until) },
          ...{ pageNumber: Number(page), pageSize: PAGE },
        },
        data: many,
      });
      if (answer.kind !== 'ok') return failureOf(answer);
      const items = answer.data.pageItems ?? [];
      return listed(
        items.map(({ parentOrderMap: { parentOrderSn, parentOrderStatus, updateTime } }) =>
          listedAt(parentOrderSn, updateTime, parentOrderStatus === CANCELLED),
        ),
        items.length < PAGE ? undefined : String(Number(page) + 1),
      );
    },
  };
}
