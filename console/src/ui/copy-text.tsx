import { CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import classes from './copy-text.module.css';

/** A number that people paste elsewhere. */
export function CopyText({ value }: { readonly value: string }) {
  return (
    <CopyButton value={value} timeout={1500}>
      {({ copied, copy }) => (
        <button
          type="button"
          className={classes.copy}
          onClick={copy}
          aria-label={copied ? `${value} copied` : `Copy ${value}`}
        >
          <span className="mono">{value}</span>
          {copied ? <IconCheck size={13} aria-hidden /> : <IconCopy size={13} aria-hidden />}
        </button>
      )}
    </CopyButton>
  );
}
