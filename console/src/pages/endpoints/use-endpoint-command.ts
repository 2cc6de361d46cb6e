import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';

interface Command<Input, Output> {
  readonly run: (input: Input) => Promise<Output>;
  /** What is said, or done, when the server took it. */
  readonly onDone: (output: Output) => void;
}

/** One command on endpoints. Whatever the server answers, list and log are read again. */
export function useEndpointCommand<Input, Output>({ run, onDone }: Command<Input, Output>) {
  const queryClient = useQueryClient();
  return useMutation<Output, Error, Input>({
    mutationFn: run,
    onSuccess: onDone,
    onError: (error) => {
      notifications.show({ color: 'red', title: 'Not done', message: error.message });
    },
    onSettled: () =>
      Promise.all(
        ['endpoints', 'outbound'].map((name) =>
          queryClient.invalidateQueries({ queryKey: [name] }),
        ),
      ),
  });
}
