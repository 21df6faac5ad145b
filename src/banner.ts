import { version } from './root.ts';
import type { Settings } from './settings.ts';

/** What a person at the terminal reads once it runs; the log lines go to standard output, this to standard error. */
export function banner(facts: {
  readonly settings: Settings;
  readonly port: number;
  readonly where: string;
  readonly set: string;
  readonly platforms: readonly string[];
}): string {
  const { settings, port, where, set, platforms } = facts;
  const configured = platforms.filter((platform) => platform !== 'playground');
  const title = settings.rehearsal
    ? `rehearsal${configured.length === 0 ? ': nothing leaves this machine' : ''}`
    : 'running';
  const state = (platform: string) => (platforms.includes(platform) ? 'configured' : 'not configured');
  const open = settings.rehearsal
    ? `Open       ${settings.publicUrl ?? `http://localhost:${port}`}/playground\n`
    : `Port       ${port}\n`;
  return (
    `\nQuarterdeck ${version} · ${title}\n` +
    `Database   ${where}\n` +
    `Programme  ${set}\n` +
    `Slack      ${state('slack')}      Teams  ${state('teams')}      how to: docs/how-to/\n${open}\n`
  );
}
