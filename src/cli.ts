import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import dotenv from 'dotenv';
import { canSomewhere } from '#core/access/can';
import { wordIn } from '#core/bot/hear';
import { asText, type Message } from '#core/message';
import type { ChatAdapter } from '#core/ports';
import { words } from '#core/words';
import { noSuchWord } from '#core/words/help';
import { run as runWord } from '#core/words/run';
import { type JsonLog, jsonLog } from '../adapters/log/index.ts';
import { importFile } from './import-file.ts';
import { start } from './main.ts';
import { manifests } from './manifests.ts';
import { platforms } from './platforms.ts';
import { openRecord, type Purpose, type Record } from './record.ts';
import { rehearse } from './rehearse.ts';
import { parseSettings, type Settings } from './settings.ts';

/** `npx quarterdeck <word>`: the words of the command line alone; every other word is one of core/words.ts. */

const usage = `npx quarterdeck <word>

  start                        starts Quarterdeck; npm start does the same
  migrate                      brings the database up to date, and ends
  import FILE [--dry-run]      checks a programme file and imports it; --dry-run only says what would change
  manifests [--url URL]        writes the Slack manifest and the Teams app package to manifests/
  <word> [...] --as KEY        any word of the chat, as that person: status, due, update, digest, round, deliveries, ...
  help --as KEY                lists the words that this person may use
`;

const options = {
  as: { type: 'string' },
  'dry-run': { type: 'boolean' },
  url: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Given = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;

export async function main(argv: readonly string[]): Promise<void> {
  dotenv.config({ quiet: true });
  try {
    const given = parseArgs({ args: [...argv], options, allowPositionals: true });
    process.exitCode = await carryOut(given);
  } catch (error) {
    process.stderr.write(`${inWords(error)}\n`);
    process.exit(1);
  }
}

/** Faults of settings, file or machine, whose message says what to do. */
const theirs = [
  'SettingsRefused',
  'EmbeddedServerFailed',
  'DatabaseUnreachable',
  'MigrationFailed',
  'ProgrammeFileRefused',
  'WrongDatabase',
];

/** What somebody at a terminal can act on; a fault of ours comes with where it happened. */
function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code = '' } = error as NodeJS.ErrnoException;
  const isTheirs =
    theirs.includes(error.name) || code.startsWith('ERR_PARSE_ARGS') || error.message.startsWith('Port ');
  return isTheirs ? error.message : (error.stack ?? error.message);
}

async function carryOut({ positionals: [word, ...rest], values }: Given): Promise<number> {
  if (word === undefined || (values.help && word === undefined)) {
    process.stdout.write(usage);
    return word === undefined && !values.help ? 1 : 0;
  }
  const settings = parseSettings(process.env);
  switch (word) {
    case 'start':
      return run(settings);
    case 'manifests':
      return manifests(settings, values.url);
    case 'migrate':
      return withRecord(settings, 'word', async ({ where }) => say(`The database is up to date: ${where}.`));
    case 'import':
      return withRecord(settings, values['dry-run'] ? 'word' : 'import', (record) => importNamed(record, rest, values));
    default:
      return withRecord(settings, 'word', (record, log) =>
        speak(settings, record, log, [word, ...rest].join(' '), values.as),
      );
  }
}

/** Runs until told to stop, then drains and ends with 0. */
async function run(settings: Settings): Promise<number> {
  const told = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve());
  });
  const running = await start(settings);
  await told;
  await running.stop();
  return 0;
}

/** With the database open: joins the running embedded server, or starts one for as long as this takes. */
async function withRecord(
  settings: Settings,
  purpose: Purpose,
  work: (record: Record, log: JsonLog) => Promise<number>,
): Promise<number> {
  const log = jsonLog({ level: 'error', to: { write: (line) => process.stderr.write(line) } });
  const record = await openRecord(settings, log, purpose);
  try {
    return await work(record, log);
  } finally {
    await record.close();
  }
}

/** From where a change came, for the trail. */
const via = (): string => `command line (${userInfo().username})`;

const say = (text: string): number => {
  process.stdout.write(`${text}\n`);
  return 0;
};

async function importNamed(
  record: Record,
  [file, ...more]: readonly string[],
  values: Given['values'],
): Promise<number> {
  if (file === undefined || more.length > 0) {
    process.stderr.write('import takes one file: npx quarterdeck import programme.yaml [--dry-run]\n');
    return 1;
  }
  const { done, lines } = await importFile(
    record.store,
    file,
    { actor: values.as ?? userInfo().username, via: via() },
    values['dry-run'] ?? false,
  );
  (done ? process.stdout : process.stderr).write(`${lines.join('\n')}\n`);
  return done ? 0 : 1;
}

/** One word of the chat, said by somebody, from here. */
async function speak(
  settings: Settings,
  record: Record,
  log: JsonLog,
  text: string,
  as: string | undefined,
): Promise<number> {
  const chat = await chatOf(settings, record, log);
  const said = await record.store.transaction(async (tx): Promise<readonly Message[] | string> => {
    if (as === undefined) {
      const office = (await tx.programmes.all()).flatMap((programme) => programme.office);
      return `Say who you are: --as KEY, such as --as ${office[0] ?? 'olive'}.`;
    }
    const actor = await tx.people.actor(as, via());
    if (!actor) return `There is nobody with the key "${as}" in the programme file.`;
    const found = wordIn(words, text);
    if (!found) {
      const allowed = words.filter((each) => !each.unlisted && canSomewhere(actor, each.action));
      return asText(noSuchWord(text.split(' ', 1)[0] ?? '', allowed));
    }
    const { here, direct, refused } = await runWord(found.word, {
      tx,
      actor,
      args: found.args,
      place: 'command line',
      chat,
    });
    const messages = [here, direct].filter((message) => message !== undefined);
    return refused ? messages.map(asText).join('\n') : messages;
  });
  if (typeof said === 'string') {
    process.stderr.write(`${said}\n`);
    return 1;
  }
  return say(said.map(asText).join('\n\n'));
}

/** The platforms as the running process has them: named, not started. */
async function chatOf(settings: Settings, record: Record, log: JsonLog): Promise<ReadonlyMap<string, ChatAdapter>> {
  const { adapters } = await platforms(settings, record.store, log);
  const chat = new Map(adapters.map((adapter) => [adapter.platform, adapter]));
  if (record.clock) {
    const { adapter } = rehearse({ store: record.store, log, chat }, record, record.clock, async () => undefined);
    chat.set(adapter.platform, adapter);
  }
  return chat;
}
