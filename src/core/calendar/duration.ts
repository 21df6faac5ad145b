/** A length of time as the programme file and people write it, `90m` or `2h`, in ms; undefined: it is none. */
export function readDuration(text: string): number | undefined {
  const [, number, unit] = /^\s*([1-9]\d{0,2})\s*(m|min|mins|minutes?|h|hrs?|hours?)\s*$/i.exec(text) ?? [];
  if (number === undefined || unit === undefined) return undefined;
  return Number(number) * (unit.toLowerCase().startsWith('m') ? MINUTE : HOUR);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const few = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** `two hours`, `90 minutes`. */
export function sayDuration(ms: number): string {
  const [count, unit] = ms % HOUR === 0 ? [ms / HOUR, 'hour'] : [Math.round(ms / MINUTE), 'minute'];
  return `${few[count - 1] ?? count} ${unit}${count === 1 ? '' : 's'}`;
}
