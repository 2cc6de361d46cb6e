import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { BrowserRouter } from 'react-router';
import { TokenForm } from '../session/token-form.tsx';
import { useSession } from '../session/operator-token.ts';
import { cssVariables, theme } from '../theme/theme.ts';
import { createQueryClient } from './query-client.ts';
import { Shell } from './shell.tsx';

/** The console: the form while there is no token, the pages when there is. */
export function App() {
  const [queryClient] = useState(createQueryClient);
  const { token, refused } = useSession();
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>
          {token === undefined ? <TokenForm refused={refused} /> : <Shell />}
        </BrowserRouter>
      </QueryClientProvider>
      <Notifications position="bottom-right" autoClose={5_000} limit={3} />
    </MantineProvider>
  );
}
