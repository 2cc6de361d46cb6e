import { Button } from '@mantine/core';
import { ApiError } from '../../api/api-error.ts';
import { ImportFaults } from './import-faults.tsx';
import classes from './import-items.module.css';
import type { Checked, Importing } from './use-import.ts';

interface ImportOutcomeProps extends Pick<Importing, 'check' | 'write'> {
  /** Why the file cannot be taken apart. */
  readonly unread: string | undefined;
}

/** What became of a file so far. */
export function ImportOutcome({ unread, check, write }: ImportOutcomeProps) {
  const fault = unread ?? check.error?.message ?? (write.error && whyNotWritten(write.error));
  return (
    <>
      {fault && (
        <p role="alert" className={classes.error}>
          {fault}
        </p>
      )}
      {check.data !== undefined && !write.isPending && (
        <Found checked={check.data} onImport={write.mutate} />
      )}
      <p role="status">
        {write.data !== undefined && `${write.data.written} of ${write.data.rows} rows imported.`}
      </p>
    </>
  );
}

/** A refusal wrote nothing. Without an answer nobody knows; items are replaced whole, so it may be repeated. */
function whyNotWritten(error: Error): string {
  return error instanceof ApiError && error.fault === 'refused'
    ? `${error.message} Nothing was written.`
    : `${error.message} Whether rows were written is not known: import the file again.`;
}

interface FoundProps {
  readonly checked: Checked;
  readonly onImport: (checked: Checked) => void;
}

/** What checking found, and what may be done now. */
function Found({ checked, onImport }: FoundProps) {
  const { file, faults } = checked;
  const all = file.rows.length;
  const right = all - new Set(faults.map(({ line }) => line)).size;
  const isRight = right === all;
  return (
    <>
      <p role="status">
        {isRight ? `All ${all}` : `${right} of ${all}`} rows of {file.name} are right. Nothing is
        written yet.
      </p>
      {!isRight && <ImportFaults faults={faults} />}
      <div>
        <Button
          variant={isRight ? 'filled' : 'default'}
          disabled={right === 0}
          onClick={() => onImport(checked)}
        >
          {isRight ? `Import all ${all}` : `Import the ${right} that are right`}
        </Button>
      </div>
    </>
  );
}
