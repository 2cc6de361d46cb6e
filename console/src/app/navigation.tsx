import {
  IconBuildingStore,
  IconBuildingWarehouse,
  IconChartBar,
  IconClockExclamation,
  IconLayoutDashboard,
  IconPackages,
  IconRoute,
  IconScale,
  IconTags,
  IconTruckDelivery,
  IconWebhook,
} from '@tabler/icons-react';
import type { TablerIcon } from '@tabler/icons-react';
import { NavLink } from 'react-router';
import type { Board } from '../api/board.ts';
import classes from './navigation.module.css';

interface Place {
  readonly to: string;
  readonly title: string;
  readonly icon: TablerIcon;
  /** How many things wait there for somebody. */
  readonly waiting?: (board: Board) => number;
  /** What is counted. */
  readonly counted?: string;
}

const PLACES: readonly Place[] = [
  {
    to: '/',
    title: 'Board',
    icon: IconLayoutDashboard,
    waiting: ({ counts }) => (counts.held ?? 0) + (counts['needs-operator'] ?? 0),
    counted: 'waiting for an operator',
  },
  { to: '/consignments', title: 'Consignments', icon: IconPackages },
  { to: '/loads', title: 'Loads', icon: IconTruckDelivery },
  { to: '/promises', title: 'Promises', icon: IconClockExclamation },
  { to: '/catalogue', title: 'Catalogue', icon: IconTags },
  { to: '/stock', title: 'Stock', icon: IconBuildingWarehouse },
  { to: '/statistics', title: 'Statistics', icon: IconChartBar },
  {
    to: '/reconciliation',
    title: 'Reconciliation',
    icon: IconScale,
    waiting: ({ cases }) => cases.open,
    counted: 'open cases',
  },
  { to: '/channels', title: 'Channels', icon: IconBuildingStore },
  { to: '/endpoints', title: 'Endpoints', icon: IconWebhook },
  { to: '/trade-modes', title: 'Trade modes', icon: IconRoute },
];

/** The pages: a column beside the content, or a bar at the bottom of a narrow screen. */
export function Navigation({ board }: { readonly board: Board | undefined }) {
  return (
    <nav aria-label="Pages" className={classes.nav}>
      {PLACES.map(({ to, title, icon: Icon, waiting, counted }) => {
        const count = board === undefined ? 0 : (waiting?.(board) ?? 0);
        return (
          <NavLink key={to} to={to} end={to === '/'} className={classes.link}>
            <Icon size={19} stroke={1.6} aria-hidden />
            <span>{title}</span>
            {count > 0 && (
              <span className={classes.count}>
                {count}
                <span className="visually-hidden"> {counted}</span>
              </span>
            )}
          </NavLink>
        );
      })}
    </nav>
  );
}
