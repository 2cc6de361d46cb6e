import * as z from 'zod/mini';
import { marketId, pieces, unixSeconds, wantedSeconds, wantedText } from '../market-values.ts';
import { wireDigits } from '../wire-values.ts';

/** weak: that amounts are whole numbers of the currency's minor unit is read from clients. */
const amount = z.object({ amount: z.number(), currency: z.string() });

const product = z.object({ extCode: wantedText, productSkuId: z.optional(wireDigits) });

const order = z.object({
  orderSn: marketId,
  orderStatus: z.int(),
  goodsId: z.optional(wireDigits),
  skuId: wireDigits,
  goodsName: wantedText,
  spec: wantedText,
  quantity: pieces,
  originalOrderQuantity: z.nullish(z.int()),
  canceledQuantityBeforeShipment: z.nullish(z.int()),
  productList: z._default(z.nullable(z.array(product)), []),
});

/** One entry of `bg.order.list.v2.get`, the parts that we read. */
export const temuParentOrder = z.object({
  parentOrderMap: z.object({
    parentOrderSn: marketId,
    parentOrderStatus: z.int(),
    parentOrderTime: unixSeconds,
    updateTime: unixSeconds,
    expectShipLatestTime: wantedSeconds,
    regionId: z.int(),
  }),
  orderList: z.array(order).check(z.minLength(1), z.maxLength(200)),
});

/**
 * What Temu tells of one order in three answers: `bg.order.list.v2.get`, `bg.order.shippinginfo.v2.get`
 * and `temu.order.amount.v2.query`. Source: Temu Open Platform, API reference, 2026-01.
 */
export const temuOrder = z.object({
  order: temuParentOrder,
  shipping: z.object({
    receiptName: wantedText,
    mobile: wantedText,
    /** Country, state or province, city, district. */
    regionName2: wantedText,
    regionName3: wantedText,
    regionName4: wantedText,
    addressLine1: wantedText,
    addressLine2: wantedText,
    addressLine3: wantedText,
    addressLineAll: wantedText,
    postCode: wantedText,
    /** Of the receiver; in Korea the personal customs clearance code. */
    taxCode: wantedText,
  }),
  amounts: z.object({
    parentOrderMap: z.object({
      customerPaid: z.object({
        shippingCustomerTotalTaxExcl: amount,
        productTaxCustomerTotal: amount,
        shippingTaxCustomerTotal: amount,
        customerPaidTotal: amount,
      }),
    }),
    orderList: z.array(z.object({ orderSn: marketId, unitRetailPriceTaxExcl: amount })),
  }),
});
