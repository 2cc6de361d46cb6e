import type {
  MerchantWarehouse,
  Channel,
  Merchant,
  Partner,
} from '../../../functions/ports/directory.ts';
import type { CatalogueItem } from '../../../functions/domain/trade/catalogue-item.ts';
import { aLine, anImportConsignment } from '../../support/consignment-builder.ts';

const { parties } = anImportConsignment();
const merchantId = 'merchant-1';

export const aMerchant: Merchant = {
  merchantId,
  name: 'Harbour Lane',
  enterprise: parties.seller,
  declarant: parties.declarant,
  guarantorCode: parties.guarantorCode ?? '',
  carrierId: 'express',
  customsId: 'customs-1',
};

export const aChannel: Channel = {
  channelId: 'market-1',
  merchantId,
  marketplace: 'canonical',
  account: 'harbour-market',
  platform: parties.platform,
  updatesUrl: 'http://127.0.0.1:1',
};

export const aWarehouse: MerchantWarehouse = {
  warehouseId: 'warehouse-1',
  merchantId,
  name: 'West hall',
  enterprise: { code: '330166K00Q', name: '示例保税仓储有限公司' },
  country: 'CN',
  accountBook: 'T4619W000001',
  customsCode: '2924',
  portCode: '2924',
  serves: ['bonded-import'],
};

export const aCatalogueItem: CatalogueItem = { ...aLine().goods, merchantId, sku: 'CREAM-50ML' };

export const partners: readonly Partner[] = [
  {
    partnerId: 'express',
    role: 'carrier',
    name: 'Express',
    enterprise: parties.logistics,
    baseUrl: 'http://127.0.0.1:1',
  },
  {
    partnerId: 'pay-1',
    role: 'payment firm',
    name: 'Lakeside Pay',
    enterprise: { code: '3301960P03', name: '示例支付有限公司' },
    baseUrl: 'http://127.0.0.1:1',
  },
];
