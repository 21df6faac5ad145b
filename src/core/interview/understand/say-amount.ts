/** How amounts are said to people, shortly, without losing a digit: `£1.2m`, `£400,000`, `85%`, `1,200 days`. */
export function sayAmount(value: number, unit?: string): string {
  return say(value, unit, value);
}

/** `£2.0m to £2.6m`: both ends alike. */
export function sayRange(low: number, high: number, unit?: string): string {
  return low === high ? sayAmount(low, unit) : `${say(low, unit, high)} to ${say(high, unit, low)}`;
}

const MILLION = 1e6;
const BILLION = 1e9;

/** Made once: to make one takes longer than to use it a hundred times. */
const formats = new Map<string, Intl.NumberFormat>();

function grouped(value: number, least = 0, most = 10): string {
  const key = `${least} ${most}`;
  const format =
    formats.get(key) ?? new Intl.NumberFormat('en-GB', { minimumFractionDigits: least, maximumFractionDigits: most });
  formats.set(key, format);
  return format.format(value);
}

function say(value: number, unit: string | undefined, beside: number): string {
  const minus = value < 0 ? '−' : '';
  const size = Math.abs(value);
  if (unit === '£') return `${minus}£${pounds(size, Math.abs(beside))}`;
  if (unit === '%') return `${minus}${grouped(size)}%`;
  if (!unit || unit === 'number') return `${minus}${grouped(size)}`;
  return `${minus}${grouped(size)} ${size === 1 ? unit.replace(/s$/, '') : unit}`;
}

/** In millions from a million on, if whole thousands; `beside` is the other end of a range, for as many decimals. */
function pounds(size: number, beside: number): string {
  for (const [step, name] of [
    [BILLION, 'bn'],
    [MILLION, 'm'],
  ] as const) {
    if (size >= step && size % (step / 1000) === 0) {
      const alike = beside >= step && beside % (step / 1000) === 0 ? decimals(beside / step) : 0;
      return `${grouped(size / step, alike, 3)}${name}`;
    }
  }
  return Number.isInteger(size) ? grouped(size) : grouped(size, 2, 2);
}

const decimals = (value: number): number => String(value).split('.')[1]?.length ?? 0;
