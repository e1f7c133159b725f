import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent: deep water, blue-green. Shade 7 carries white text at 6:1. */
const water: MantineColorsTuple = [
  '#e8f6f8',
  '#cfebef',
  '#a2d8e0',
  '#6fc3d0',
  '#41adbd',
  '#2095a7',
  '#127d8f',
  '#0e6a7c',
  '#0b5768',
  '#084454',
];

/** Neutral greys of the light scheme: 6 is dimmed text (5.7:1 on white). */
const gray: MantineColorsTuple = [
  '#f7f8f9',
  '#f0f2f3',
  '#e5e8ea',
  '#d8dcdf',
  '#c3c9cd',
  '#98a1a8',
  '#5b656d',
  '#434b52',
  '#2b3238',
  '#191e22',
];

/** Neutral greys of the dark scheme: 0 text, 2 dimmed text, 4 borders, 6 fields, 7 page. */
const dark: MantineColorsTuple = [
  '#e3e6e8',
  '#c2c8cc',
  '#99a2a9',
  '#717b83',
  '#394047',
  '#2a3036',
  '#20252a',
  '#16191d',
  '#101316',
  '#0a0c0e',
];

const mono = "'JetBrains Mono Variable', ui-monospace, 'SF Mono', Menlo, Consolas, monospace";
const small = { defaultProps: { size: 'sm' } };
const quick = { defaultProps: { transitionProps: { duration: 100 } } };

export const theme = createTheme({
  colors: { water, gray, dark },
  primaryColor: 'water',
  primaryShade: { light: 7, dark: 7 },
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: mono,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '16px' }, h3: { fontSize: '14px' }, h4: { fontSize: '13px' } },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Button: { defaultProps: { size: 'xs' } },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, transitionProps: { duration: 100 }, shadow: 'md' } },
    Modal: {
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Close' },
        transitionProps: { duration: 120 },
        centered: true,
        overlayProps: { backgroundOpacity: 0.4 },
      },
    },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    PasswordInput: small,
    Popover: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'md' } },
    Select: small,
    Textarea: small,
    TextInput: small,
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 100 }, withArrow: true } },
    Combobox: quick,
  },
});
