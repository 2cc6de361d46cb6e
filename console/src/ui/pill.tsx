import type { ReactNode } from 'react';
import type { Tone } from '../wording/tone.ts';
import classes from './pill.module.css';

interface PillProps {
  readonly tone: Tone;
  /** Breathes: something is going on right now. */
  readonly live?: boolean;
  readonly children: ReactNode;
}

/** A state as a word with a coloured dot; the word alone says it all. */
export function Pill({ tone, live = false, children }: PillProps) {
  return (
    <span className={classes.pill} data-tone={tone} data-live={live || undefined}>
      {children}
    </span>
  );
}
