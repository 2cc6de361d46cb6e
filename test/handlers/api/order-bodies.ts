import { anIdentity } from '../../support/consignment-builder.ts';

const identity = anIdentity();

/** What an own client posts: two boxes of face cream to Hangzhou, all that 1210 needs. */
export function anOrderBody(overrides: Record<string, unknown> = {}) {
  return {
    channelId: 'market-1',
    order: {
      channelOrderId: 'SO-1001',
      displayNumber: '#1001',
      placedAt: '2026-11-23T01:50:00.000Z',
      updatedAt: '2026-11-23T01:55:00.000Z',
      currency: 'CNY',
      buyer: {
        name: '王小明',
        registration: 'member-1001',
        idNumber: identity.buyerIdNumber,
        telephone: identity.buyerTelephone,
      },
      payer: { name: identity.payerName, idNumber: identity.payerIdNumber },
      payment: { firm: 'pay-1', transactionId: 'PAY20261123000001' },
      shipTo: {
        name: '李雷',
        telephone: identity.consigneeTelephone,
        country: 'CN',
        province: '浙江省',
        city: '杭州市',
        district: '西湖区',
        street: '文三路 90 号',
      },
      lines: [
        { lineId: 'line-1', sku: 'CREAM-50ML', name: 'Face cream', quantity: 2, price: '129.50' },
      ],
      totals: { freight: '10.00', insurance: '0', tax: '24.48', discount: '0', paid: '293.48' },
      ...overrides,
    },
  };
}
