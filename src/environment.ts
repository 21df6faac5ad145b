import { z } from 'zod';

/**
 * Every variable of the environment, once, with what it must be. settings.ts reads it and joins it to what the program
 * uses; `.env.example` is tested against it.
 */

const flag = (name: string) => z.stringbool({ error: `${name} is true or false` });
const optional = z.string().trim().min(1).optional();

export const environment = z.object({
  PORT: z.coerce
    .number({ error: 'PORT is a number from 0 to 65535' })
    .int()
    .min(0)
    .max(65535, 'PORT is a number from 0 to 65535')
    .default(3978),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'PUBLIC_URL is an address such as https://quarterdeck.example.org' })
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\/\S+$/,
      'DATABASE_URL is an address such as postgresql://user:password@host:5432/name; leave it out for the embedded PostgreSQL',
    )
    .optional(),
  DATA_DIR: z.string().default('.data'),
  PROGRAMME_FILE: optional,
  SLACK_BOT_TOKEN: optional,
  SLACK_SIGNING_SECRET: optional,
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-/, 'SLACK_APP_TOKEN begins with xapp- (an app-level token with connections:write)')
    .optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'SLACK_API_URL is an address that ends in /api/' })
    .refine(
      (url) => url.endsWith('/api/'),
      'SLACK_API_URL is an address that ends in /api/, such as http://127.0.0.1:4003/api/',
    )
    .optional(),
  MICROSOFT_APP_ID: z
    .guid({ error: 'MICROSOFT_APP_ID is the id of the app registration, such as 5b1f0c3e-0000-4000-8000-000000000001' })
    .optional(),
  MICROSOFT_APP_PASSWORD: optional,
  MICROSOFT_APP_TENANT_ID: z
    .guid({
      error: 'MICROSOFT_APP_TENANT_ID is the id of the Entra tenant, such as 5b1f0c3e-0000-4000-8000-000000000002',
    })
    .optional(),
  MICROSOFT_APP_TYPE: z
    .enum(['SingleTenant', 'UserAssignedMSI', 'MultiTenant'], {
      error: 'MICROSOFT_APP_TYPE is SingleTenant, UserAssignedMSI or MultiTenant',
    })
    .default('SingleTenant'),
  TEAMS_EMULATOR: flag('TEAMS_EMULATOR').default(false),
  TEAMS_ALLOWED_TENANTS: z
    .string()
    .transform((list) =>
      list
        .split(',')
        .map((tenant) => tenant.trim().toLowerCase())
        .filter(Boolean),
    )
    .pipe(z.array(z.guid({ error: 'TEAMS_ALLOWED_TENANTS is a list of Entra tenant ids, separated by commas' })).min(1))
    .optional(),
  REHEARSAL: flag('REHEARSAL').optional(),
  REHEARSAL_START: z.iso
    .datetime({ offset: true, error: 'REHEARSAL_START is an instant such as 2026-12-18T08:00:00Z' })
    .optional(),
  HEARTBEAT_URL: z
    .url({
      protocol: /^https?$/,
      error: 'HEARTBEAT_URL is an address such as https://heartbeat.example.org/quarterdeck',
    })
    .optional(),
  ADMIN_TOKEN: z.string().min(16, 'ADMIN_TOKEN has at least 16 characters').optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'LOG_LEVEL is one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
  NODE_ENV: z.string().optional(),
});

/** The names of all settings, for the documentation's test. */
export const settingNames = Object.keys(environment.shape).filter((name) => name !== 'NODE_ENV');

export type Environment = z.output<typeof environment>;
