import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';

interface Command<Input> {
  readonly run: (input: Input) => Promise<void>;
  /** Said when the server took the command. */
  readonly done: string;
  readonly onDone?: () => void;
}

/** One command on the papers of the stock. Whatever the server answers, all of them are read again. */
export function useStockCommand<Input>({ run, done, onDone }: Command<Input>) {
  const queryClient = useQueryClient();
  return useMutation<void, Error, Input>({
    mutationFn: run,
    onSuccess: () => {
      notifications.show({ message: done });
      onDone?.();
    },
    onSettled: () =>
      Promise.all(
        ['stock', 'inbounds', 'adjustments', 'movements'].map((name) =>
          queryClient.invalidateQueries({ queryKey: [name] }),
        ),
      ),
  });
}
