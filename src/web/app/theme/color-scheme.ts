import { localStorageColorSchemeManager } from '@mantine/core';

/** The same key as in public/color-scheme.js, which paints the first frame. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'millrace-color-scheme' });
