import { Input } from '@mantine/core';
import type { ChangeEvent } from 'react';
import { readFile } from './import-file.ts';
import type { ImportFile } from './import-file.ts';
import classes from './import-items.module.css';

const ID = 'import-file';

interface FileFieldProps {
  readonly isDisabled: boolean;
  /** A file taken apart, what is wrong with it as a whole, or nothing any more. */
  readonly onChoose: (file: ImportFile | string | undefined) => void;
}

/** Where a file is chosen. */
export function FileField({ isDisabled, onChoose }: FileFieldProps) {
  const choose = async ({ currentTarget: { files } }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = files ?? [];
    onChoose(chosen === undefined ? undefined : readFile(chosen.name, await chosen.text()));
  };
  return (
    <Input.Wrapper
      id={ID}
      label="CSV or JSON file"
      description="A CSV file names the fields in its first line: sku, hsCode, bookItems.<account book>, tariffs.US.hsCode. At most 5,000 rows. Items are replaced whole."
    >
      <input
        id={ID}
        type="file"
        accept=".csv,.json"
        className={classes.file}
        disabled={isDisabled}
        onClick={(event) => {
          // The same file, put right meanwhile, may be chosen again.
          event.currentTarget.value = '';
        }}
        onChange={(event) => void choose(event)}
      />
    </Input.Wrapper>
  );
}
