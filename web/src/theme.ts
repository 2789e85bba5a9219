import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The green-blue of the logo. Shade 8 carries white text at 7 : 1. */
const picket: MantineColorsTuple = [
  '#e6f7f7',
  '#d3eaeb',
  '#a9d3d5',
  '#7bbbbf',
  '#55a7ab',
  '#3d9aa0',
  '#2d949a',
  '#1c8087',
  '#0f5e63',
  '#06494d',
];

/** Greys with a little of the same green-blue, for the dark scheme. */
const dark: MantineColorsTuple = [
  '#d5dde0',
  '#b4c0c4',
  '#8d9ca2',
  '#62727a',
  '#3b4a52',
  '#2e3b42',
  '#222d33',
  '#182126',
  '#121a1e',
  '#0c1215',
];

/** Few colours and quiet edges, all legible in both schemes. */
export const theme = createTheme({
  primaryColor: 'picket',
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  colors: { picket, dark },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.15rem' } } },
  components: {
    Paper: { defaultProps: { withBorder: true, p: 'md' } },
    Tooltip: {
      defaultProps: { withArrow: true, openDelay: 200, events: { hover: true, focus: true, touch: true } },
    },
    Modal: {
      defaultProps: { centered: true, padding: 'lg', closeButtonProps: { 'aria-label': 'Close' } },
      styles: { title: { fontWeight: 650, lineHeight: 1.35 } },
    },
    // It is also a Paper: with the padding of one, scrolled content would show above the title.
    ModalContent: { defaultProps: { p: 0 } },
    // A dialog begins at its first field: an open list would cover what the dialog says. Click, type or ↓ to open it.
    Select: { defaultProps: { openOnFocus: false } },
    MultiSelect: { defaultProps: { openOnFocus: false } },
    // The first focus must be on an item.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    Loader: { defaultProps: { type: 'dots' } },
  },
});

/** Mantine’s quiet text and page are not legible enough, or not quiet enough: WCAG 2.2 AA asks for 4.5 : 1. */
export const cssVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#51606a',
    '--mantine-color-placeholder': '#66747d',
    '--mantine-color-error': colors.red[9],
    '--mantine-color-green-light-color': '#1d5c2b',
    '--mantine-color-yellow-light-color': '#714600',
    '--mantine-color-orange-light-color': '#8a3a06',
    '--picket-page': '#f6f8f9',
  },
  dark: {
    '--mantine-color-dimmed': colors.dark[1],
    '--mantine-color-placeholder': colors.dark[2],
    '--mantine-color-anchor': picket[2],
    '--mantine-color-error': colors.red[4],
    '--picket-page': colors.dark[8],
  },
});
