import classes from './legend.module.css';

const ENTRIES = [
  ['done', 'done'],
  ['current', 'now'],
  ['held', 'held'],
  ['failed', 'failed'],
  ['ahead', 'ahead'],
] as const;

/** How to read the graph. */
export function Legend() {
  return (
    <ul className={classes.legend} aria-label="Legend">
      {ENTRIES.map(([status, word]) => (
        <li key={status}>
          <span className={classes.box} data-status={status} aria-hidden />
          {word}
        </li>
      ))}
      <li>
        <span className={classes.stroke} aria-hidden />
        next
      </li>
      <li>
        <span className={classes.stroke} data-catch aria-hidden />
        on an error
      </li>
    </ul>
  );
}
