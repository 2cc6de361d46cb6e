import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { commandLoad } from '../../api/loads.ts';
import type { Load, LoadCommand } from '../../api/loads.ts';

/** Commands on one load. Whatever the server answers, the load is read again. */
export function useLoadCommand(load: Load, done: string) {
  const queryClient = useQueryClient();
  return useMutation<void, Error, LoadCommand>({
    mutationFn: (command) => commandLoad(load, command),
    onSuccess: () => {
      notifications.show({ message: done });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['load', load.loadId] }),
  });
}
