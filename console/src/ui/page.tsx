import type { ReactNode } from 'react';
import classes from './page.module.css';

interface PageProps {
  readonly title: string;
  /** One sentence under the title: what is here, or how things stand. */
  readonly lead?: ReactNode;
  /** Right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page with its one heading. */
export function Page({ title, lead, actions, children }: PageProps) {
  return (
    <main className={classes.page} id="content">
      <title>{`${title} · Bondway`}</title>
      <header className={classes.head}>
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <div className={classes.lead}>{lead}</div>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </main>
  );
}
