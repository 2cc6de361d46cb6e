const euros = (value: string) => ({ value, currency: 'EUR' });

/** An order of an eBay seller, as `getOrder` answers it; changed where it should be. */
export function anEbayOrder(changes: object = {}) {
  return {
    orderId: '12-11223-44556',
    legacyOrderId: '110055-28021',
    creationDate: '2026-11-23T10:00:00.000Z',
    lastModifiedDate: '2026-11-23T10:01:07.000Z',
    orderPaymentStatus: 'PAID',
    buyer: { username: 'käufer_1989' },
    cancelStatus: { cancelState: 'NONE_REQUESTED', cancelRequests: [] },
    paymentSummary: { payments: [{ paymentReferenceId: '90000012345678' }] },
    pricingSummary: {
      priceSubtotal: euros('50.00'),
      priceDiscount: euros('-2.50'),
      deliveryCost: euros('4.90'),
      deliveryDiscount: euros('-1.00'),
      adjustment: euros('0.60'),
      tax: euros('3.00'),
      total: euros('55.00'),
    },
    fulfillmentStartInstructions: [
      {
        shippingStep: {
          shipTo: {
            fullName: 'Łucja Müller-Østergård',
            contactAddress: {
              addressLine1: 'Große Straße 12',
              addressLine2: 'c/o Weiß',
              city: 'Görlitz',
              stateOrProvince: 'Sachsen',
              postalCode: '02826',
              countryCode: 'DE',
            },
            primaryPhone: { phoneNumber: '+49 3581 000000' },
          },
        },
      },
    ],
    lineItems: [
      {
        lineItemId: '10045678901234',
        sku: 'LAMP-LED',
        title: 'LED-Lampe',
        quantity: 3,
        lineItemCost: euros('50.00'),
      },
    ],
    ...changes,
  };
}
