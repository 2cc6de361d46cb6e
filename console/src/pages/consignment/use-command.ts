import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Target } from '../../api/commands.ts';

interface Command<Input> {
  readonly target: Target;
  readonly run: (target: Target, input: Input) => Promise<void>;
  /** Said when the server took the command. */
  readonly done: string;
  readonly onDone?: () => void;
}

/**
 * One command on one consignment. Whatever the server answers, the consignment is read again: a
 * command that came too late then shows what came before it.
 */
export function useCommand<Input>({ target, run, done, onDone }: Command<Input>) {
  const queryClient = useQueryClient();
  return useMutation<void, Error, Input>({
    mutationFn: (input) => run(target, input),
    onSuccess: () => {
      notifications.show({ message: done });
      onDone?.();
    },
    onSettled: () =>
      queryClient.invalidateQueries({ queryKey: ['consignment', target.consignmentId] }),
  });
}
