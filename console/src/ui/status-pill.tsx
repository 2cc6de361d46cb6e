import type { ConsignmentStatus } from '../api/consignment-summary.ts';
import { STATUS_WORDING } from '../wording/status-wording.ts';
import { Pill } from './pill.tsx';

/** The status of a consignment. */
export function StatusPill({ status }: { readonly status: ConsignmentStatus }) {
  const { title, tone } = STATUS_WORDING[status];
  return (
    <Pill tone={tone} live={tone === 'progress' || tone === 'turn'}>
      {title}
    </Pill>
  );
}
