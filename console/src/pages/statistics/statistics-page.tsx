import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconChartBar } from '@tabler/icons-react';
import { useState } from 'react';
import { statisticsFile, statisticsQuery } from '../../api/stock.ts';
import type { StatisticsRow } from '../../api/stock.ts';
import { useBusinessNow } from '../../clock/business-clock.ts';
import { Message } from '../../ui/message.tsx';
import { Narrowed } from '../../ui/narrowed.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Pill } from '../../ui/pill.tsx';
import { saveFile } from '../../ui/save-file.ts';
import table from '../../ui/table.module.css';
import { plainWords, sentenceCase } from '../../wording/ask-wording.ts';
import { Summaries } from './summaries.tsx';

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** Released goods of a month by trade mode, country and chapter of the tariff. */
export function StatisticsPage() {
  const now = useBusinessNow();
  const [chosen, setMonth] = useState<string>();
  const month = chosen ?? (now === undefined ? '' : new Date(now).toISOString().slice(0, 7));
  return (
    <Page
      title="Statistics"
      lead="Released lists by trade mode, country and HS chapter; imports by origin, exports by destination."
      actions={
        <>
          <TextInput
            aria-label="Month"
            size="xs"
            w={110}
            value={month}
            onChange={({ currentTarget: { value } }) => setMonth(value)}
          />
          <SaveCsv month={month} />
        </>
      }
    >
      {MONTH.test(month) ? (
        <>
          <Month month={month} />
          <Summaries month={month} />
        </>
      ) : (
        <p className="muted">Name a month: 2026-11.</p>
      )}
    </Page>
  );
}

function SaveCsv({ month }: { readonly month: string }) {
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      const { text, contentType } = await statisticsFile(month);
      saveFile(`statistics-${month}.csv`, text, contentType);
    },
    onError: (error) => {
      notifications.show({ color: 'red', title: 'Not saved', message: error.message });
    },
  });
  return (
    <Button size="xs" variant="default" loading={isPending} onClick={() => mutate()}>
      Save as CSV
    </Button>
  );
}

function Month({ month }: { readonly month: string }) {
  const query = useQuery(statisticsQuery(month));
  return (
    <Panel title={month} flush>
      <Narrowed query={query}>
        {({ rows, totals, agrees }) =>
          rows.length === 0 ? (
            <Message icon={<IconChartBar size={28} stroke={1.5} />} title="Nothing released">
              Lists are counted in the month that customs released them, Beijing time.
            </Message>
          ) : (
            <>
              <Cells title="Rows" rows={rows} />
              <Cells title="Totals of released lists" rows={totals} />
              <p>
                <Pill tone={agrees ? 'ok' : 'bad'}>
                  {agrees ? 'Rows add up to the lists' : 'Rows do not add up'}
                </Pill>
              </p>
            </>
          )
        }
      </Narrowed>
    </Panel>
  );
}

interface CellsProps {
  readonly title: string;
  readonly rows: readonly StatisticsRow[];
}

function Cells({ title, rows }: CellsProps) {
  return (
    <table className={table.table}>
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">Trade mode</th>
          <th scope="col">Country</th>
          <th scope="col">HS chapter</th>
          <th scope="col" className={table.number}>
            Value
          </th>
          <th scope="col" className={table.number}>
            Net weight
          </th>
          <th scope="col" className={table.number}>
            Parcels
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ mode, country, chapter, value, currency, weightGrams, parcels }) => (
          <tr key={`${mode} ${country} ${chapter} ${currency}`}>
            <td data-wide>{sentenceCase(plainWords(mode))}</td>
            <td data-label="Country">{country === '*' ? 'all' : country}</td>
            <td data-label="HS chapter">{chapter === '*' ? 'all' : chapter}</td>
            <td data-label="Value" className={table.number}>
              {value} {currency}
            </td>
            <td data-label="Net weight" className={table.number}>
              {weightGrams / 1_000} kg
            </td>
            <td data-label="Parcels" className={table.number}>
              {parcels}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
