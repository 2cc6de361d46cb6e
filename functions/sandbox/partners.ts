import { adminRoutes } from './admin/admin.ts';
import { openCarrier } from './carrier/carrier.ts';
import { openAccountBooks } from './customs/account-books.ts';
import { openClearance } from './customs/clearance.ts';
import { openDecisions } from './customs/decisions.ts';
import { openFilings } from './customs/filings.ts';
import type { Filing } from './customs/filings.ts';
import { openGatePasses } from './customs/gate-passes.ts';
import { openIntake } from './customs/intake.ts';
import { takeList } from './customs/lists.ts';
import { openReturns } from './customs/returns.ts';
import { signatureCheck } from './customs/signatures.ts';
import { openSummaries } from './customs/summaries.ts';
import { takeTally } from './customs/tallies.ts';
import { openTaxBills } from './customs/tax-bills.ts';
import { customsRoutes } from './customs/terminal.ts';
import { openWithdrawals } from './customs/withdrawals.ts';
import { deniedPartiesRoute } from './denied-parties.ts';
import { openFirmSeals } from './firm-seals.ts';
import { openPaymentFirm } from './payment-firm.ts';
import type { Route } from './routes.ts';
import type { Services } from './services.ts';
import { signingDeviceRoutes } from './signing-device.ts';
import { openAmazonQueue } from './store/amazon-queue.ts';
import { openPostings } from './store/postings.ts';
import { openShopOrders } from './store/shop-orders.ts';
import { openShelf } from './store/shelf.ts';
import { openUpdates } from './store/updates.ts';
import { storeRoutes } from './store/store-routes.ts';
import { unipassRoute } from './unipass.ts';
import { openFloor } from './warehouse/floor.ts';
import { openLoadFloor } from './warehouse/loads.ts';
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
  const seals = openFirmSeals(services.records);
  const billTax = openTaxBills(services, filings);
  const decide = openDecisions({
    ...{ services, filings, books },
    onSettled: (customsId, filing, at) => {
      switch (`${filing.kind} ${filing.state}`) {
        case '507 accepted':
        case '711 accepted':
          clearance.arrived(customsId, filing, at);
          break;
        case '607 accepted':
          carrier.linked(filing.head['copNo'] ?? '', waybillsOn(filing), at);
          break;
        case '621 released':
          carrier.released(filing.head['logisticsNo'] ?? '', at);
          billTax(customsId, filing, at);
          break;
        default:
        // Nobody waits for the others.
      }
    },
  });
  const clearance = openClearance({ services, filings, decide });
  const customs = { services, filings, books, decide, clearance };
  const receive = openIntake({
    ...{ services, filings, decide },
    checkSignature: signatureCheck(services.settings, seals),
    takeList: (customsId, list) => takeList(customs, customsId, list),
    takeWithdrawal: openWithdrawals(customs),
    takeReturn: openReturns(customs),
    takeTally: (customsId, tally) => takeTally(customs, customsId, tally),
    takeSummary: openSummaries(customs),
  });
  const gatePasses = openGatePasses(services, filings);
  const paymentFirm = openPaymentFirm(services, receive);
  const carrier = openCarrier({ services, receive, seals });
  const parcels = openParcels(services);
  const stock = openStock(services.records);
  const floor = openFloor({ services, parcels, stock, carrier });
  const loads = openLoadFloor({ services, parcels, stock, carrier });
  const shopOrders = openShopOrders(services);
  const updates = openUpdates(services);
  const shelf = openShelf(services);
  const amazonQueue = openAmazonQueue(services);
  const postings = openPostings({ services, shopOrders, shelf, amazonQueue, paymentFirm });
  return [
    ...warehouseRoutes({ services, parcels, stock, floor, gatePasses, loads, carrier, receive }),
    ...customsRoutes({ services, filings, books, gatePasses, receive }),
    ...paymentFirm.routes,
    ...carrier.routes,
    unipassRoute(services.settings),
    deniedPartiesRoute(services.settings),
    ...signingDeviceRoutes(services, seals),
    ...amazonQueue.routes,
    ...storeRoutes({ services, shopOrders, shelf, updates }),
    ...adminRoutes({ services, postings, paymentFirm, updates, books, stock }),
  ];
}

function waybillsOn({ lines }: Filing): readonly string[] {
  return lines.map(({ logisticsNo = '' }) => logisticsNo);
}
