import { Progress } from '@mantine/core';

interface ImportProgressProps {
  /** Per cent; absent where nobody tells how far it is. */
  readonly value?: number;
  readonly label: string;
}

/** How far an import is. */
export function ImportProgress({ value, label }: ImportProgressProps) {
  return (
    <div>
      <Progress.Root size="lg">
        <Progress.Section value={value ?? 100} animated={value === undefined} aria-label={label} />
      </Progress.Root>
      <p className="muted small">{label}</p>
    </div>
  );
}
