import { adminRoutes } from './admin/admin.ts';
import { openCarrier } from './carrier/carrier.ts';
import { openAccountBooks } from './customs/account-books.ts';
import { openDecisions } from './customs/decisions.ts';
import { openFilings } from './customs/filings.ts';
import { openGatePasses } from './customs/gate-passes.ts';
import { openIntake } from './customs/intake.ts';
import { takeList } from './customs/lists.ts';
import { signatureCheck } from './customs/signatures.ts';
import { customsRoutes } from './customs/terminal.ts';
import { openWithdrawals } from './customs/withdrawals.ts';
import { openPaymentFirm } from './payment-firm.ts';
import type { Route } from './routes.ts';
import type { Services } from './services.ts';
import { canonicalEventRoute } from './store/canonical-events.ts';
import { openPostings } from './store/postings.ts';
import { shopifyAdminRoute } from './store/shopify-admin.ts';
import { openShopOrders } from './store/shop-orders.ts';
import { openUpdates } from './store/updates.ts';
import { openFloor } from './warehouse/floor.ts';
import { openParcels } from './warehouse/parcels.ts';
import { openStock } from './warehouse/stock.ts';
import { warehouseRoutes } from './warehouse/warehouse.ts';

/**
 * Every simulated partner, joined as they are in life: firms file with customs through its
 * terminal, the warehouse's gate asks for customs' pass, the carrier waits behind the gate.
 */
export function openPartners(services: Services): readonly Route[] {
  const filings = openFilings(services.records);
  const books = openAccountBooks(services.records);
  const decide = openDecisions({ services, filings, books });
  const customs = { services, filings, books, decide };
  const receive = openIntake({
    ...{ services, filings, decide },
    checkSignature: signatureCheck(services.settings),
    takeList: (customsId, list) => takeList(customs, customsId, list),
    takeWithdrawal: openWithdrawals(customs),
  });
  const gatePasses = openGatePasses(services, filings);
  const paymentFirm = openPaymentFirm(services, receive);
  const carrier = openCarrier(services, receive);
  const parcels = openParcels(services);
  const stock = openStock(services.records);
  const floor = openFloor({ services, parcels, stock, carrier });
  const shopOrders = openShopOrders(services.records);
  const updates = openUpdates(services);
  const postings = openPostings(services, shopOrders, paymentFirm);
  return [
    ...warehouseRoutes({ services, parcels, stock, floor, gatePasses }),
    ...customsRoutes({ services, filings, books, gatePasses, receive }),
    ...paymentFirm.routes,
    ...carrier.routes,
    canonicalEventRoute(services, updates),
    shopifyAdminRoute(shopOrders, updates),
    ...adminRoutes({ services, postings, paymentFirm, updates, books, stock }),
  ];
}
