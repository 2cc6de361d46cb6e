import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useState } from 'react';
import { Message } from './message.tsx';

interface FaultProps {
  readonly error: Error;
  /** Resolves when there is an answer, whatever it is. */
  readonly onRetry: () => Promise<unknown>;
}

/** Why something cannot be shown, and another try. */
export function Fault({ error, onRetry }: FaultProps) {
  const [isTrying, setIsTrying] = useState(false);
  const retry = () => {
    setIsTrying(true);
    void onRetry().finally(() => setIsTrying(false));
  };
  return (
    <div role="alert">
      <Message
        icon={<IconPlugConnectedX size={28} stroke={1.5} />}
        title="This could not be loaded"
        action={
          <Button size="xs" variant="default" loading={isTrying} onClick={retry}>
            Try again
          </Button>
        }
      >
        {error.message}
      </Message>
    </div>
  );
}
