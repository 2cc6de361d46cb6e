import { useSearchParams } from 'react-router';

/** Narrows a listing by the address, so that a view can be sent to a colleague; from the first page on. */
export function useNarrowing(): readonly [
  search: URLSearchParams,
  narrow: (name: string, value: string) => void,
] {
  const [search, setSearch] = useSearchParams();
  const narrow = (name: string, value: string) => {
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        after.delete('cursor');
        if (value === '') after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  };
  return [search, narrow];
}
