import { Button } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { FileField } from './file-field.tsx';
import type { ImportFile } from './import-file.ts';
import classes from './import-items.module.css';
import { ImportOutcome } from './import-outcome.tsx';
import { ImportProgress } from './import-progress.tsx';
import { useImport } from './use-import.ts';

/** Imports a file: it is checked row by row first, and nothing is written before somebody says so. */
export function ImportItems() {
  const [open, setOpen] = useState(false);
  const [unread, setUnread] = useState<string>();
  const { done, check, write } = useImport();
  const choose = (file: ImportFile | string | undefined) => {
    check.reset();
    write.reset();
    setUnread(typeof file === 'string' ? file : undefined);
    if (typeof file === 'object') check.mutate(file);
  };
  const rows = check.variables?.rows.length ?? 0;
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        Import a file…
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Import a file" size="xl">
        <div className={classes.panel}>
          <FileField isDisabled={check.isPending || write.isPending} onChoose={choose} />
          {check.isPending && (
            <ImportProgress value={(100 * done) / rows} label={`${done} of ${rows} rows checked`} />
          )}
          {write.isPending && <ImportProgress label={`Writing ${rows} rows`} />}
          <ImportOutcome unread={unread} check={check} write={write} />
        </div>
      </Dialog>
    </>
  );
}
