import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';

type SearchInputProps = {
  readonly value: string;
  /** Called when the typing rests. */
  readonly onChange: (value: string) => void;
  readonly label: string;
  readonly placeholder?: string;
  readonly width?: number;
  /** `/` brings the focus here from anywhere in the page. */
  readonly hasShortcut?: boolean;
};

const REST_MS = 200;

export function SearchInput({
  value,
  onChange,
  label,
  placeholder,
  width = 280,
  hasShortcut = false,
}: SearchInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  const settle = useDebouncedCallback(onChange, REST_MS);
  // The value changed elsewhere: a filter was cleared, or the way back led to another one.
  if (value !== known) {
    setKnown(value);
    setText(value);
  }
  useEffect(() => () => settle.cancel(), [settle]);
  useHotkeys(hasShortcut ? [['/', () => input.current?.focus()]] : []);
  const put = (next: string) => {
    setText(next);
    settle(next.trim());
  };
  return (
    <TextInput
      ref={input}
      w={width}
      size="xs"
      type="search"
      aria-label={label}
      placeholder={placeholder ?? label}
      value={text}
      onChange={(event) => put(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text !== '') put('');
      }}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={
        text === '' ? null : <CloseButton size="xs" aria-label={`Clear: ${label}`} onClick={() => put('')} />
      }
    />
  );
}
