import { type Environment, environment } from './environment.ts';

export interface Settings {
  readonly port: number;
  readonly publicUrl?: string;
  /** Absent: embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  readonly programmeFile?: string;
  readonly slack?: {
    readonly botToken: string;
    readonly signingSecret: string;
    readonly appToken?: string;
    readonly apiUrl?: string;
  };
  readonly teams?: {
    readonly appId?: string;
    readonly appPassword?: string;
    readonly tenantId?: string;
    readonly appType: 'SingleTenant' | 'UserAssignedMSI' | 'MultiTenant';
    readonly emulator: boolean;
    readonly allowedTenants: readonly string[] | 'any';
  };
  readonly rehearsal: boolean;
  readonly rehearsalStart?: Date;
  readonly heartbeatUrl?: string;
  readonly adminToken?: string;
  readonly logLevel: string;
}

/** Every problem of the settings, each naming the variable and what to do. */
export class SettingsRefused extends Error {
  override readonly name = 'SettingsRefused';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The settings cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

const teamsNames = ['MICROSOFT_APP_ID', 'MICROSOFT_APP_PASSWORD', 'MICROSOFT_APP_TENANT_ID'] as const;

/** Rules that join several settings; each answers with what to do, or nothing. */
const together: ((env: Environment) => string | undefined)[] = [
  (env) => {
    if (!env.SLACK_BOT_TOKEN === !env.SLACK_SIGNING_SECRET) return;
    const missing = env.SLACK_BOT_TOKEN ? 'SLACK_SIGNING_SECRET' : 'SLACK_BOT_TOKEN';
    const there = env.SLACK_BOT_TOKEN ? 'SLACK_BOT_TOKEN' : 'SLACK_SIGNING_SECRET';
    return `${missing} is missing: ${there} is set, and Slack needs both. Set ${missing}, or remove ${there}`;
  },
  (env) => {
    if (!env.SLACK_APP_TOKEN || env.SLACK_BOT_TOKEN || env.SLACK_SIGNING_SECRET) return;
    return 'SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET are missing: SLACK_APP_TOKEN (Socket Mode) needs them as well. Set both, or remove SLACK_APP_TOKEN';
  },
  (env) => {
    // A managed identity has no password.
    const needed = teamsNames.filter(
      (name) => name !== 'MICROSOFT_APP_PASSWORD' || env.MICROSOFT_APP_TYPE !== 'UserAssignedMSI',
    );
    const missing = needed.filter((name) => !env[name]);
    const there = teamsNames.filter((name) => env[name]);
    if (missing.length === 0 || there.length === 0) return;
    return `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing: ${there.join(' and ')} ${there.length > 1 ? 'are' : 'is'} set, and Teams needs id, password and tenant together. Set all three, or none`;
  },
  (env) => {
    if (!env.TEAMS_EMULATOR || !env.MICROSOFT_APP_ID) return;
    return 'TEAMS_EMULATOR cannot be on together with MICROSOFT_APP_ID: it switches authentication off for a local client. Remove one of them';
  },
  (env) => {
    if (!env.TEAMS_EMULATOR || env.NODE_ENV !== 'production') return;
    return 'TEAMS_EMULATOR cannot be on with NODE_ENV=production: it switches authentication off. Remove it';
  },
  (env) => {
    if (!env.TEAMS_ALLOWED_TENANTS || env.MICROSOFT_APP_ID || env.TEAMS_EMULATOR) return;
    return 'MICROSOFT_APP_ID is missing: TEAMS_ALLOWED_TENANTS is set, but Teams is not configured. Set id, password and tenant, or remove TEAMS_ALLOWED_TENANTS';
  },
  (env) => {
    if (!env.REHEARSAL || env.NODE_ENV !== 'production') return;
    return 'REHEARSAL cannot be on with NODE_ENV=production: its clock can be moved by hand. Remove one of them';
  },
  (env) => {
    if (
      env.NODE_ENV !== 'production' ||
      env.REHEARSAL ||
      env.SLACK_BOT_TOKEN ||
      env.SLACK_SIGNING_SECRET ||
      env.TEAMS_EMULATOR ||
      teamsNames.some((name) => env[name])
    )
      return;
    return 'NODE_ENV=production needs a platform: without one Quarterdeck could only rehearse. Set the Slack or the Teams settings (docs/how-to/), or remove NODE_ENV';
  },
];

/** @throws {SettingsRefused} with every problem at once */
export function parseSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  // An empty value (`PORT=` in .env) is the same as none.
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const result = environment.safeParse(given);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return issue.message.startsWith(name) ? issue.message : `${name}: ${issue.message}`;
    });
    const sound = environment
      .partial()
      .safeParse(
        Object.fromEntries(
          Object.entries(given).filter(([name]) => !result.error.issues.some((issue) => issue.path[0] === name)),
        ),
      );
    const joint = sound.success
      ? present(together.map((rule) => rule(assumeNamed(given, sound.data as Environment))))
      : [];
    throw new SettingsRefused([...new Set([...problems, ...joint])]);
  }
  const problems = present(together.map((rule) => rule(result.data)));
  if (problems.length > 0) throw new SettingsRefused(problems);
  return settingsOf(result.data);
}

/** A variable that is set but wrong counts as set for the rules that join several: it is reported once, for what it is. */
function assumeNamed(given: Readonly<Record<string, string | undefined>>, parsed: Environment): Environment {
  return { ...given, ...parsed } as Environment;
}

const present = <T>(values: readonly (T | undefined)[]): T[] =>
  values.filter((value): value is T => value !== undefined);

function settingsOf(env: Environment): Settings {
  const slack =
    env.SLACK_BOT_TOKEN && env.SLACK_SIGNING_SECRET
      ? defined({
          botToken: env.SLACK_BOT_TOKEN,
          signingSecret: env.SLACK_SIGNING_SECRET,
          appToken: env.SLACK_APP_TOKEN,
          apiUrl: env.SLACK_API_URL,
        })
      : undefined;
  const teams =
    env.MICROSOFT_APP_ID || env.TEAMS_EMULATOR
      ? defined({
          appId: env.MICROSOFT_APP_ID,
          appPassword: env.MICROSOFT_APP_PASSWORD,
          tenantId: env.MICROSOFT_APP_TENANT_ID,
          appType: env.MICROSOFT_APP_TYPE,
          emulator: env.TEAMS_EMULATOR,
          allowedTenants:
            env.TEAMS_ALLOWED_TENANTS ??
            (env.MICROSOFT_APP_TENANT_ID ? [env.MICROSOFT_APP_TENANT_ID.toLowerCase()] : ('any' as const)),
        })
      : undefined;
  return defined({
    port: env.PORT,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ''),
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    programmeFile: env.PROGRAMME_FILE,
    slack,
    teams,
    rehearsal: env.REHEARSAL ?? (!slack && !teams),
    rehearsalStart: env.REHEARSAL_START === undefined ? undefined : new Date(env.REHEARSAL_START),
    heartbeatUrl: env.HEARTBEAT_URL,
    adminToken: env.ADMIN_TOKEN,
    logLevel: env.LOG_LEVEL,
  }) satisfies Settings;
}

/** Without the keys whose value is undefined. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;
}
