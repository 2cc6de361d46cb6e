import { useQuery } from '@tanstack/react-query';
import { Suspense, useMemo } from 'react';
import { boardQuery } from '../api/board.ts';
import { POLLING } from '../api/polling.ts';
import { BusinessClock } from '../clock/business-clock.ts';
import { Brand } from './brand.tsx';
import { ClockFace } from './clock-face.tsx';
import { Connection } from './connection.tsx';
import { Navigation } from './navigation.tsx';
import { Pages } from './pages.tsx';
import { SchemeSwitch } from './scheme-switch.tsx';
import classes from './shell.module.css';
import { useSearchKey } from './use-search-key.ts';

/** What stands around every page: where one can go, what time it is, whether the server answers. */
export function Shell() {
  const { data, error, dataUpdatedAt } = useQuery(boardQuery(POLLING.calm));
  useSearchKey();
  const reading = useMemo(
    () =>
      data && {
        businessAt: Date.parse(data.asOf),
        readAt: dataUpdatedAt,
        speed: data.speed,
        simulated: data.simulated,
      },
    [data, dataUpdatedAt],
  );
  return (
    <BusinessClock value={reading}>
      <a className={classes.skip} href="#content">
        Skip to the content
      </a>
      <div className={classes.shell}>
        <header className={classes.side}>
          <div className={classes.fixed}>
            <Brand />
            <Navigation board={data} />
            <div className={classes.foot}>
              <ClockFace />
              <SchemeSwitch />
            </div>
          </div>
        </header>
        <div className={classes.main}>
          <Connection lost={error !== null && data !== undefined} since={dataUpdatedAt} />
          <Suspense fallback={null}>
            <Pages />
          </Suspense>
        </div>
      </div>
    </BusinessClock>
  );
}
