import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { IconChevronDown } from '@tabler/icons-react';
import { useId } from 'react';
import { reportFile } from '../../api/reports.ts';
import type { ReportSummary } from '../../api/reports.ts';
import { Moment } from '../../clock/moment.tsx';
import { Pill } from '../../ui/pill.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { ReportContent } from './report-content.tsx';
import classes from './report-row.module.css';

interface ReportRowProps {
  readonly report: ReportSummary;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** One report: when, how many differences, its content when opened, and its files. */
export function ReportRow({ report, open, onToggle }: ReportRowProps) {
  const { reportId, at, differences, formats } = report;
  const content = useId();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: async (format: 'json' | 'csv') => {
      const { text, contentType } = await reportFile(reportId, format);
      saveFile(`reconciliation-${reportId}.${format}`, text, contentType);
    },
    onError: (error) => {
      notifications.show({ color: 'red', title: 'Not saved', message: error.message });
    },
  });
  return (
    <li className={classes.row}>
      <div className={classes.head}>
        <button
          type="button"
          className={classes.toggle}
          aria-expanded={open}
          aria-controls={content}
          onClick={onToggle}
        >
          <IconChevronDown size={16} stroke={1.8} aria-hidden />
          <Moment at={at} />
        </button>
        <Pill tone={differences === 0 ? 'ok' : 'warn'}>
          {differences === 0
            ? 'All agree'
            : `${differences} ${differences === 1 ? 'difference' : 'differences'}`}
        </Pill>
        <span className={classes.files}>
          {formats.map((format) => (
            <Button
              key={format}
              size="compact-xs"
              variant="default"
              loading={isPending && variables === format}
              aria-label={`Save as ${format.toUpperCase()}`}
              onClick={() => mutate(format)}
            >
              {format.toUpperCase()}
            </Button>
          ))}
        </span>
      </div>
      <div id={content}>{open && <ReportContent reportId={reportId} />}</div>
    </li>
  );
}
