import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { BoardPage } from '../pages/board/board-page.tsx';
import { NowherePage } from './nowhere-page.tsx';

const ConsignmentsPage = lazy(async () => ({
  default: (await import('../pages/consignments/consignments-page.tsx')).ConsignmentsPage,
}));
const ConsignmentPage = lazy(async () => ({
  default: (await import('../pages/consignment/consignment-page.tsx')).ConsignmentPage,
}));
const LoadsPage = lazy(async () => ({
  default: (await import('../pages/loads/loads-page.tsx')).LoadsPage,
}));
const LoadPage = lazy(async () => ({
  default: (await import('../pages/load/load-page.tsx')).LoadPage,
}));
const PromisesPage = lazy(async () => ({
  default: (await import('../pages/promises/promises-page.tsx')).PromisesPage,
}));
const CataloguePage = lazy(async () => ({
  default: (await import('../pages/catalogue/catalogue-page.tsx')).CataloguePage,
}));
const ItemPage = lazy(async () => ({
  default: (await import('../pages/catalogue/item-page.tsx')).ItemPage,
}));
const StockPage = lazy(async () => ({
  default: (await import('../pages/stock/stock-page.tsx')).StockPage,
}));
const StatisticsPage = lazy(async () => ({
  default: (await import('../pages/statistics/statistics-page.tsx')).StatisticsPage,
}));
const ReconciliationPage = lazy(async () => ({
  default: (await import('../pages/reconciliation/reconciliation-page.tsx')).ReconciliationPage,
}));
const ChannelsPage = lazy(async () => ({
  default: (await import('../pages/channels/channels-page.tsx')).ChannelsPage,
}));
const EndpointsPage = lazy(async () => ({
  default: (await import('../pages/endpoints/endpoints-page.tsx')).EndpointsPage,
}));

const TradeModesPage = lazy(async () => ({
  default: (await import('../pages/trade-modes/trade-modes-page.tsx')).TradeModesPage,
}));

/** Which page an address shows. The board is in the first bundle, every other page in its own. */
export function Pages() {
  return (
    <Routes>
      <Route index element={<BoardPage />} />
      <Route path="consignments" element={<ConsignmentsPage />} />
      <Route path="consignments/:consignmentId" element={<ConsignmentPage />} />
      <Route path="loads" element={<LoadsPage />} />
      <Route path="loads/:loadId" element={<LoadPage />} />
      <Route path="promises" element={<PromisesPage />} />
      <Route path="catalogue" element={<CataloguePage />} />
      <Route path="catalogue/:sku" element={<ItemPage />} />
      <Route path="stock" element={<StockPage />} />
      <Route path="statistics" element={<StatisticsPage />} />
      <Route path="reconciliation" element={<ReconciliationPage />} />
      <Route path="channels" element={<ChannelsPage />} />
      <Route path="channels/:channelId" element={<ChannelsPage />} />
      <Route path="endpoints" element={<EndpointsPage />} />
      <Route path="endpoints/:endpointId" element={<EndpointsPage />} />
      <Route path="trade-modes" element={<TradeModesPage />} />
      <Route path="*" element={<NowherePage />} />
    </Routes>
  );
}
