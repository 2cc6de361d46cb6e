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
const ReconciliationPage = lazy(async () => ({
  default: (await import('../pages/reconciliation/reconciliation-page.tsx')).ReconciliationPage,
}));
const ChannelsPage = lazy(async () => ({
  default: (await import('../pages/channels/channels-page.tsx')).ChannelsPage,
}));

/** Which page an address shows. The board is in the first bundle, every other page in its own. */
export function Pages() {
  return (
    <Routes>
      <Route index element={<BoardPage />} />
      <Route path="consignments" element={<ConsignmentsPage />} />
      <Route path="consignments/:consignmentId" element={<ConsignmentPage />} />
      <Route path="reconciliation" element={<ReconciliationPage />} />
      <Route path="channels" element={<ChannelsPage />} />
      <Route path="channels/:channelId" element={<ChannelsPage />} />
      <Route path="*" element={<NowherePage />} />
    </Routes>
  );
}
