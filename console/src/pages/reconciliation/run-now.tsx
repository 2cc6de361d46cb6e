import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { runReconciliation } from '../../api/reports.ts';

/** Asks all partners now and writes a report. */
export function RunNow() {
  const queryClient = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: runReconciliation,
    onSuccess: async ({ differences }) => {
      notifications.show({ message: sentence(differences.length) });
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['reports'] }),
        queryClient.invalidateQueries({ queryKey: ['cases'] }),
      ]);
    },
    onError: (error) => {
      notifications.show({ color: 'red', title: 'Not compared', message: error.message });
    },
  });
  return (
    <Button size="xs" loading={isPending} onClick={() => mutate()}>
      Run now
    </Button>
  );
}

function sentence(differences: number): string {
  if (differences === 0) return 'Compared: everything agrees.';
  return `Compared: ${differences} ${differences === 1 ? 'difference' : 'differences'} found.`;
}
