import { Button, Group, Popover, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';

type EditTextProps = {
  /** What the button that opens it says. */
  readonly button: string;
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly mayBeEmpty?: boolean;
  readonly isPending: boolean;
  readonly onSave: (value: string, done: () => void) => void;
};

/** A button that opens a small form for one text. */
export function EditText({ button, label, value, maxLength, mayBeEmpty = false, isPending, onSave }: EditTextProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState(value);
  const isMissing = !mayBeEmpty && text.trim() === '';
  const toggle = () => {
    setText(value);
    setIsOpen((was) => !was);
  };
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="top-start" trapFocus withinPortal shadow="md">
      <Popover.Target>
        <Button variant="default" onClick={toggle} aria-expanded={isOpen}>
          {button}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!isMissing) onSave(text.trim(), () => setIsOpen(false));
          }}
        >
          <Stack gap={8} w={320}>
            <Textarea
              label={label}
              value={text}
              maxLength={maxLength}
              autosize
              minRows={mayBeEmpty ? 2 : 1}
              maxRows={8}
              data-autofocus
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Group justify="flex-end" gap={8}>
              <Button variant="subtle" onClick={() => setIsOpen(false)}>
                Cancel
              </Button>
              <Button type="submit" loading={isPending} disabled={isMissing}>
                Save
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
