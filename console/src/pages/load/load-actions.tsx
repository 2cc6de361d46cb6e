import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import type { Load } from '../../api/loads.ts';
import { useLoadCommand } from './use-load-command.ts';

/** Closing an open load before its time. */
export function LoadActions({ load }: { readonly load: Load }) {
  const { mutate, isPending, error } = useLoadCommand(
    load,
    'Closed. Parcels that may not travel yet were taken out and join the next load.',
  );
  useEffect(() => {
    if (error !== null) notifications.show({ color: 'red', message: error.message });
  }, [error]);
  if (!load.actions.includes('close')) return null;
  return (
    <Button
      variant="default"
      size="xs"
      loading={isPending}
      onClick={() => mutate({ verb: 'close' })}
    >
      Close now
    </Button>
  );
}
