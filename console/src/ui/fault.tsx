import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { Message } from './message.tsx';

interface FaultProps {
  readonly error: Error;
  readonly onRetry: () => void;
}

/** Why something cannot be shown, and another try. */
export function Fault({ error, onRetry }: FaultProps) {
  return (
    <div role="alert">
      <Message
        icon={<IconPlugConnectedX size={28} stroke={1.5} />}
        title="This could not be loaded"
        action={
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        }
      >
        {error.message}
      </Message>
    </div>
  );
}
