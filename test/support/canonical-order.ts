/** A paid import order as a canonical sender tells it; a fresh copy each time. */
export function aCanonicalOrder() {
  return {
    channelOrderId: 'HM-20261123-0001',
    displayNumber: 'HM-0001',
    placedAt: '2026-11-23T09:58:00+08:00',
    updatedAt: '2026-11-23T02:00:00Z',
    currency: 'CNY',
    buyer: {
      name: '王小明',
      registration: 'member-1001',
      idNumber: '11010519491231002X',
      telephone: '13800138000',
    },
    payer: { name: '王小明', idNumber: '11010519491231002X' },
    payment: { firm: 'lakeside-pay', transactionId: 'LP202611230001' },
    shipTo: {
      name: '李雷',
      telephone: '13900139000',
      country: 'CN',
      province: '浙江省',
      city: '杭州市',
      district: '西湖区',
      street: '文三路 90 号',
      postcode: '310012',
    },
    lines: [
      { lineId: '1', sku: 'SKIN-SERUM-30', name: 'Serum 30 ml', quantity: 2, price: '99.50' },
    ],
    totals: { freight: '10.00', insurance: '0', tax: '18.11', discount: '5.00', paid: '222.11' },
  };
}
