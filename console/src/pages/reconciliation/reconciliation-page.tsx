import { Page } from '../../ui/page.tsx';
import { Cases } from './cases.tsx';
import { Guarantees } from './guarantees.tsx';
import { Reports } from './reports.tsx';
import { RunNow } from './run-now.tsx';

/** What differs between what we believe and what partners say, and the reports that found it. */
export function ReconciliationPage() {
  return (
    <Page
      title="Reconciliation"
      lead="Orders, declarations, gates and books compared with what warehouse, customs and carrier answer."
      actions={<RunNow />}
    >
      <Cases />
      <Guarantees />
      <Reports />
    </Page>
  );
}
