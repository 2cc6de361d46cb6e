import { CloseButton, TextInput } from '@mantine/core';
import type { TextInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';

const TYPING_PAUSE = 250;

interface SearchFieldProps extends Pick<TextInputProps, 'id' | 'className' | 'autoFocus'> {
  /** What it searches by, for who cannot see the placeholder's place. */
  readonly label: string;
  readonly placeholder: string;
  readonly initial: string;
  /** Called when a pause is made in typing. */
  readonly onSearch: (text: string) => void;
  /** At the end while nothing is typed. */
  readonly hint?: ReactNode;
}

/** A search that follows what is typed; Escape empties it. */
export function SearchField({ label, initial, onSearch, hint, ...input }: SearchFieldProps) {
  const [text, setText] = useState(initial);
  const searchSoon = useDebouncedCallback((value: string) => onSearch(value.trim()), TYPING_PAUSE);
  const type = (value: string) => {
    setText(value);
    searchSoon(value);
  };
  return (
    <TextInput
      {...input}
      aria-label={label}
      data-stop
      autoComplete="off"
      spellCheck={false}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && type('')}
      leftSection={<IconSearch size={16} stroke={1.7} aria-hidden />}
      rightSection={
        text === '' ? (
          hint
        ) : (
          <CloseButton size="sm" aria-label="Clear the search" onClick={() => type('')} />
        )
      }
    />
  );
}
