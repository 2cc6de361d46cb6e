import { Skeleton } from '@mantine/core';
import classes from './waiting.module.css';

/** Grey lines where something will be in a moment. */
export function Waiting({ lines }: { readonly lines: number }) {
  return (
    <div className={classes.waiting} role="status" aria-label="Loading">
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={14} width={line % 3 === 2 ? '62%' : '100%'} />
      ))}
    </div>
  );
}
