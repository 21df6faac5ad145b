import { sayCount } from '../calendar/say.ts';
import type { Allowance, World } from '../ports.ts';

/** How long a fan-out takes by the budget of its platform, which bounds it, and not the program. */
export interface Estimate {
  readonly platform: string;
  readonly messages: number;
  /** Seconds, at the rate at which we begin. */
  readonly seconds: number;
  /** Seconds, at the slowest to which we go down when the platform asks us to wait. */
  readonly atMost: number;
}

/** Of so many messages, each to somebody else. A platform without a budget takes them at once. */
export function estimate(
  platform: string,
  allowance: Pick<Allowance, 'tenant'> | undefined,
  messages: number,
): Estimate {
  const at = (perSecond: number) => Math.ceil(messages / perSecond);
  if (!allowance) return { platform, messages, seconds: 0, atMost: 0 };
  const { perSecond, atLeast = perSecond } = allowance.tenant;
  return { platform, messages, seconds: at(perSecond), atMost: at(atLeast) };
}

/** The same for a fan-out over several platforms, by how many messages go to each; they go side by side. */
export const estimates = (chat: World['chat'], messages: ReadonlyMap<string, number>): readonly Estimate[] =>
  [...messages].map(([platform, count]) => estimate(platform, chat.get(platform)?.allowance, count));

/** `about 200 seconds`, `about 33 minutes, at most 2 hours 47 minutes`, `at once`. */
export function sayEstimate({ seconds, atMost }: Estimate): string {
  if (atMost === 0) return 'at once';
  if (atMost <= 10) return 'a few seconds';
  const [usual, most] = [sayLong(seconds), sayLong(atMost)];
  return usual === most ? `about ${most}` : `about ${usual}, at most ${most}`;
}

function sayLong(seconds: number): string {
  if (seconds < 300) return sayCount(seconds, 'second');
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return sayCount(minutes, 'minute');
  const rest = minutes % 60;
  return `${sayCount(Math.floor(minutes / 60), 'hour')}${rest === 0 ? '' : ` ${sayCount(rest, 'minute')}`}`;
}
