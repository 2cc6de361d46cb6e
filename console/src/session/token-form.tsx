import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { Brand } from '../app/brand.tsx';
import { keepToken } from './operator-token.ts';
import classes from './token-form.module.css';

/** Asks for the operator token; `refused` says that the one before was not taken. */
export function TokenForm({ refused }: { readonly refused: boolean }) {
  const [token, setToken] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (token.trim() !== '') keepToken(token.trim());
  };
  return (
    <main className={classes.stage}>
      <title>Sign in · Bondway</title>
      <form className={classes.card} onSubmit={submit}>
        <Brand />
        <h1 className={classes.title}>Operator token</h1>
        <p className="muted">
          Bondway prints it, with a link that brings it along, in the terminal when it starts.
        </p>
        <TextInput
          label="Token"
          type="password"
          autoComplete="off"
          autoFocus
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
          error={
            refused
              ? 'The server did not take the token. After a restart there may be a new one.'
              : undefined
          }
        />
        <Button type="submit" fullWidth disabled={token.trim() === ''}>
          Open the console
        </Button>
        <p className="muted small">It stays in this tab and is forgotten when you close it.</p>
      </form>
    </main>
  );
}
