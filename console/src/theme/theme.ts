import { createTheme } from '@mantine/core';
import type { CSSVariablesResolver } from '@mantine/core';

const fontFamily =
  "Inter, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'PingFang SC', " +
  "'Microsoft YaHei', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', sans-serif";
const fontFamilyMonospace =
  "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'Liberation Mono', monospace";

/** Mantine's side of the look; the tokens beside it (tokens.css) are the other. */
export const theme = createTheme({
  fontFamily,
  fontFamilyMonospace,
  primaryColor: 'harbour',
  primaryShade: { light: 8, dark: 7 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: { fontFamily, fontWeight: '600' },
  colors: {
    dark: [
      '#e6eaf0',
      '#c3ccd8',
      '#9aa6b6',
      '#7d8a9b',
      '#3a4554',
      '#2b3440',
      '#1b212a',
      '#151a21',
      '#0e1217',
      '#090c10',
    ],
    harbour: [
      '#eaf6f8',
      '#d6ebef',
      '#a9d6de',
      '#79bfcc',
      '#54adbd',
      '#3b9fb1',
      '#1f8497',
      '#0f7183',
      '#0a6476',
      '#065364',
    ],
  },
});

const shared = {
  '--mantine-color-body': 'var(--page)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-placeholder': 'var(--muted)',
  '--mantine-color-error': 'var(--tone-bad)',
  '--mantine-color-harbour-light': 'color-mix(in srgb, var(--accent) 13%, transparent)',
  '--mantine-color-harbour-light-hover': 'color-mix(in srgb, var(--accent) 20%, transparent)',
  '--mantine-color-harbour-light-color': 'var(--accent)',
};

/** Mantine's own variables that follow our tokens instead of its palette. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: shared,
  dark: shared,
});
