import type { ReactNode } from 'react';
import classes from './message.module.css';

interface MessageProps {
  readonly icon: ReactNode;
  readonly title: string;
  /** What to do about it, or what will come here. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Where something would be: nothing there yet, or why it cannot be shown. */
export function Message({ icon, title, children, action }: MessageProps) {
  return (
    <div className={classes.message}>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <p className={classes.title}>{title}</p>
      {children !== undefined && <p className={classes.text}>{children}</p>}
      {action}
    </div>
  );
}
