import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { checkRows, importRows } from '../../api/catalogue.ts';
import type { ImportReport } from '../../api/catalogue.ts';
import { portionOf } from './import-file.ts';
import type { ImportFile } from './import-file.ts';

/** Rows that are checked at once: few enough that the bar moves. */
const TOGETHER = 200;

/** Something wrong with a row: `line` is that of the file. */
export interface RowFault {
  readonly line: number;
  readonly sku: string;
  readonly column: string;
  readonly message: string;
}

/** What checking a file found. */
export interface Checked {
  readonly file: ImportFile;
  readonly faults: readonly RowFault[];
}

/** Checks a file portion by portion, and imports it in one request: all rows or none. */
export function useImport() {
  const queryClient = useQueryClient();
  /** Rows that were checked so far. */
  const [done, setDone] = useState(0);
  const check = useMutation({
    mutationFn: async (file: ImportFile): Promise<Checked> => {
      setDone(0);
      const faults = [...repeatedIn(file)];
      for (let from = 0; from < file.rows.length; from += TOGETHER) {
        const { rows, lineOf } = portionOf(file, from, from + TOGETHER);
        const { errors } = await checkRows(rows);
        faults.push(...errors.map((error) => faultOf(file, error, lineOf(error.line))));
        setDone(Math.min(from + TOGETHER, file.rows.length));
      }
      return { file, faults: faults.toSorted((a, b) => a.line - b.line) };
    },
  });
  const write = useMutation({
    mutationFn: ({ file, faults }: Checked) =>
      importRows(portionOf(file, 0, file.rows.length).rows, faults.length > 0),
    onSuccess: () => {
      check.reset();
      return Promise.all(
        ['catalogue', 'catalogue-item', 'item-gaps'].map((name) =>
          queryClient.invalidateQueries({ queryKey: [name] }),
        ),
      );
    },
  });
  return { done, check, write };
}

function faultOf(
  { rows }: ImportFile,
  { column, message }: ImportReport['errors'][number],
  line: number,
): RowFault {
  return { line, sku: rows.find((row) => row.line === line)?.sku ?? '', column, message };
}

/** What one portion cannot see of another: an SKU of an earlier one. */
function repeatedIn({ rows }: ImportFile): readonly RowFault[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ sku, line }, at) => {
    const earlier = first.get(sku);
    if (earlier === undefined) {
      first.set(sku, at);
      return [];
    }
    const isElsewhere = Math.floor(earlier / TOGETHER) < Math.floor(at / TOGETHER);
    const message = 'must not repeat within the import';
    return isElsewhere ? [{ line, sku, column: 'sku', message }] : [];
  });
}

/** An import on its way. */
export type Importing = ReturnType<typeof useImport>;
