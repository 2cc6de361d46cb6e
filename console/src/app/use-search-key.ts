import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from 'react-router';

/** Id of the field that `/` goes to. */
export const SEARCH_FIELD = 'consignment-search';

/** `/` goes to the search, from anywhere but a text field. */
export function useSearchKey(): void {
  const navigate = useNavigate();
  useHotkeys([
    [
      '/',
      () => {
        const field = document.getElementById(SEARCH_FIELD);
        if (field !== null) field.focus();
        else void navigate('/consignments', { state: { search: true } });
      },
    ],
  ]);
}
