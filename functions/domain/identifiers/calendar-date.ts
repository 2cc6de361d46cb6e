const DATE = /^(\d{4})(\d{2})(\d{2})$/;

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether eight digits YYYYMMDD name a day of the Gregorian calendar. */
export function isCalendarDate(yyyymmdd: string): boolean {
  const match = DATE.exec(yyyymmdd);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}
