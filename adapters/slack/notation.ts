/** Slack's own ways of writing things down. */

/** Whether a conversation is one person's with us. */
export function isDirect(channel: string, type: string | undefined): boolean {
  return type === undefined ? channel.startsWith('D') : type === 'im';
}

/** Slack's timestamps are seconds with six decimals. */
export function instant(ts: string | undefined, otherwise: Date): Date {
  const seconds = Number(ts);
  return ts !== undefined && Number.isFinite(seconds) && seconds > 0 ? new Date(Math.round(seconds * 1000)) : otherwise;
}
