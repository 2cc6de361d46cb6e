import { useContext } from 'react';
import { BusinessClock, useBusinessNow } from '../clock/business-clock.ts';
import { formatClock, formatDay, formatMinutes } from '../clock/format-time.ts';
import classes from './clock-face.module.css';

/** From here on seconds fly by too fast to be read. */
const FAST = 10;

/** Business time, and whether it is the world's or a simulation's. */
export function ClockFace() {
  const reading = useContext(BusinessClock);
  const now = useBusinessNow();
  if (reading === undefined || now === undefined) return <span className={classes.face} />;
  return (
    <div className={classes.face}>
      {reading.simulated && (
        <span className={classes.simulated}>
          Simulated time{reading.speed === 1 ? '' : ` ×${reading.speed}`}
        </span>
      )}
      <span className={classes.time}>
        {formatDay(now)}, {reading.speed < FAST ? formatClock(now) : formatMinutes(now)}
      </span>
    </div>
  );
}
