import classes from './brand.module.css';

/** The mark and the name. */
export function Brand() {
  return (
    <span className={classes.brand}>
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden>
        <rect width="32" height="32" rx="8" className={classes.ground} />
        <path d="M5 20.5c4.2-9.3 17.8-9.3 22 0" className={classes.line} />
        <path d="M4.5 23.5h23M11 15.3v8M16 13.7v9.6M21 15.3v8" className={classes.line} />
      </svg>
      Bondway
    </span>
  );
}
