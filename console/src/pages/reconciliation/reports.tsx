import { useQuery } from '@tanstack/react-query';
import { IconReport } from '@tabler/icons-react';
import { useState } from 'react';
import { reportsQuery } from '../../api/reports.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Message } from '../../ui/message.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ReportRow } from './report-row.tsx';

/** Stored reports; one at a time is open. */
export function Reports() {
  const query = useQuery(reportsQuery());
  const [open, setOpen] = useState<string>();
  return (
    <Panel title="Reports" aside="written daily, and whenever you run one" flush>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Message icon={<IconReport size={28} stroke={1.5} />} title="No report yet">
              Run one now: it takes a few seconds.
            </Message>
          ) : (
            <ul>
              {items.map((report) => (
                <ReportRow
                  key={report.reportId}
                  report={report}
                  open={open === report.reportId}
                  onToggle={() => setOpen(open === report.reportId ? undefined : report.reportId)}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
