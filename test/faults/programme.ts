import { emailOf } from './slack-wire.ts';

/** How many leads and steering groups there are; three of five are on Slack, the others in Teams. */
export interface Size {
  readonly leads: number;
  readonly groups: number;
}

export const isOnSlack = (number: number): boolean => number % 5 < 3;
export const slackLead = (number: number): string => `U0LEAD${String(number).padStart(4, '0')}`;
export const teamsLead = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const slackChannel = (number: number): string => `C0GROUP${String(number).padStart(4, '0')}`;
export const teamsChannel = (number: number): string => `19:group${String(number).padStart(4, '0')}@thread.tacv2`;
export const office = 'U0OLIVE';
export const keyOf = (workstream: number): string => `workstream-${workstream}`;

const list = <T>(count: number, each: (number: number) => T): T[] => Array.from({ length: count }, (_, at) => each(at));

/** A programme in which each lead answers for one workstream and each steering group oversees one. */
export function programmeFile({ leads, groups }: Size): string {
  return `version: 1
organisation: { name: Example County Council, timeZone: Europe/London }
people:
  - { key: olive, name: Olive Mbeki, email: olive@example.org, slack: ${office} }
  - { key: claire, name: Claire Holt, email: claire@example.org, slack: U0CLAIRE }
  - { key: dev, name: Dev Sharma, email: dev@example.org, slack: U0DEV }
${list(leads, lead).join('\n')}
programmes:
  - key: strategy
    name: Business Strategy
    office: [olive]
    sponsor: claire
    rounds: { every: quarter, opens: 1, due: 10, closes: 15, remind: [-3, 0], touch: none }
    steeringGroups:
${list(groups, group).join('\n')}
    workstreams:
${list(leads, workstream).join('\n')}
`;
}

/** Every seventh of those on Slack stands in the file without a Slack id, and is found by e-mail. */
function lead(number: number): string {
  const id = slackLead(number);
  const slack = number % 7 === 0 ? '' : `, slack: ${id}`;
  return isOnSlack(number)
    ? `  - { key: lead-${number}, name: Lead Number ${number}, email: ${emailOf(id)}${slack} }`
    : `  - { key: lead-${number}, name: Lead Number ${number}, email: lead-${number}@teams.example.org, teams: ${teamsLead(number)} }`;
}

function group(number: number): string {
  const channel = isOnSlack(number) ? `slack: ${slackChannel(number)}` : `teams: "${teamsChannel(number)}"`;
  return `      - { key: group-${number}, name: Group ${number}, chair: claire, members: [claire, dev], channel: { ${channel} }, digest: { cron: "0 9 * * 1", holiday: next, quiet: post }, oversees: [${keyOf(number)}] }`;
}

const workstream = (number: number) =>
  `      - { key: ${keyOf(number)}, name: Workstream ${number}, lead: lead-${number}, director: dev, history: [{ period: Q2 2026/27, rag: green, on: 2026-10-09 }] }`;
