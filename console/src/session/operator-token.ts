import { useSyncExternalStore } from 'react';

const KEY = 'bondway.operator-token';

interface Session {
  readonly token: string | undefined;
  /** The server said no to the token that was here last. */
  readonly refused: boolean;
}

const listeners = new Set<() => void>();
let session: Session = { token: undefined, refused: false };

function become(next: Session): void {
  session = next;
  listeners.forEach((listener) => listener());
}

/** Keeps the token for this browser tab only: it is gone when the tab closes. */
export function keepToken(token: string): void {
  sessionStorage.setItem(KEY, token);
  become({ token, refused: false });
}

/** Forgets the token: on leaving, or (`refused`) because the server answered 401. */
export function forgetToken(refused: boolean): void {
  sessionStorage.removeItem(KEY);
  become({ token: undefined, refused });
}

/** The token to send with a request, if there is one. */
export function currentToken(): string | undefined {
  return session.token;
}

/**
 * Reads the token on start: from `#token=…`, which is then removed from the address bar so that
 * it reaches neither the history nor a copied link, else from this tab's session. Called again
 * when a link with a token is opened in a page that is already there.
 */
export function readToken(): void {
  const fragment = new URLSearchParams(window.location.hash.slice(1));
  const token = fragment.get('token') ?? '';
  if (token === '') {
    become({ token: sessionStorage.getItem(KEY) ?? undefined, refused: false });
    return;
  }
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
  keepToken(token);
}

/** The session, live: the form appears as soon as the token is gone. */
export function useSession(): Session {
  return useSyncExternalStore(subscribe, () => session);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
