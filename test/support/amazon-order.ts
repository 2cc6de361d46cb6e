const euros = (amount: string) => ({ amount, currencyCode: 'EUR' });

/** An order of an Amazon seller, as `getOrder` answers it; changed where it should be. */
export function anAmazonOrder(changes: object = {}) {
  return {
    orderId: '302-1234567-8901234',
    orderAliases: [{ aliasId: 'HL-1187', aliasType: 'SELLER_ORDER_ID' }],
    createdTime: '2026-11-23T10:00:00Z',
    lastUpdatedTime: '2026-11-23T10:31:07Z',
    salesChannel: { marketplaceId: 'A1PA6795UKMFR9' },
    buyer: { buyerName: 'Łucja Müller' },
    recipient: {
      deliveryAddress: {
        name: 'Łucja Müller',
        addressLine1: 'Große Straße 12',
        addressLine2: 'c/o Weiß',
        addressLine3: '',
        city: 'Görlitz',
        stateOrRegion: 'Sachsen',
        postalCode: '02826',
        countryCode: 'DE',
        phone: '+49 3581 000000',
      },
    },
    proceeds: { grandTotal: euros('55.00') },
    payment: { paymentExecutions: [{ authorizationCode: 'A900001' }] },
    fulfillment: { fulfillmentStatus: 'UNSHIPPED', fulfilledBy: 'MERCHANT' },
    orderItems: [
      {
        orderItemId: '12345678901234',
        quantityOrdered: 3,
        product: {
          title: 'LED-Lampe',
          sellerSku: 'LAMP-LED',
          price: { unitPrice: euros('16.67') },
        },
        proceeds: {
          breakdowns: [
            { type: 'ITEM', subtotal: euros('50.00') },
            { type: 'SHIPPING', subtotal: euros('4.90') },
            { type: 'GIFT_WRAP', subtotal: euros('0.60') },
            { type: 'TAX', subtotal: euros('3.00') },
            { type: 'DISCOUNT', subtotal: euros('-3.50') },
          ],
        },
      },
    ],
    ...changes,
  };
}
