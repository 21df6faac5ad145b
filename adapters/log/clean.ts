/**
 * Makes facts fit to be logged. What is logged is read in terminals and kept by systems that other people read, so:
 * nothing that opens a door, nothing that people wrote, no character that acts instead of being shown.
 */
export interface Cleaner {
  facts(facts: Record<string, unknown>): Record<string, unknown>;
  text(text: string): string;
}

const longest = 2_000;
const deepest = 5;
const most = 50;
const mostNames = 500;

/** A fact's name fit to be logged, and what stands there in place of such facts, if they are not for a log. */
interface Named {
  readonly clean: string;
  readonly instead: string | undefined;
}

/** Names of facts that open doors, and of those that hold what people wrote or read. */
const secretName = /token|secret|passw|authori[sz]ation|cookie|signature|api_?key|credential|connection_?string/i;
const bodyName = /^(text|body|blocks|summary|say|message|content|comment|answers?|card|attachments?|parameters)$/i;

/** Shapes of tokens: Slack's, JSON web tokens, bearer headers, a password in an address, a signed query. */
const secretShapes: readonly (readonly [RegExp, string])[] = [
  [/\bx(?:ox[a-z]|app)-[\w-]+/g, '[redacted]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[redacted]'],
  [/\bBearer\s+[\w.~+/=-]+/gi, 'Bearer [redacted]'],
  [/(\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*):[^\s/@]+@/gi, '$1:[redacted]@'],
  [/([?&](?:token|sig|signature|code|key|secret)=)[^\s&"']+/gi, '$1[redacted]'],
];

/** Control characters, line and paragraph separators, zero-width and bidirectional controls, halves of characters. */
const active = /[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
const shown = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * An error's message without what stands between its first and last line: there database clients print the values they
 * were given. Lists of problems (zod) name places, not values, and stay.
 */
function gist(message: string): string {
  const lines = message.split('\n').filter((line) => line.trim() !== '');
  return lines.length <= 3 || message.startsWith('[') ? message : `${lines[0]} … ${lines.at(-1)}`;
}

/** Where it happened, without the message that a stack begins with. */
const framesOf = (stack: string): string[] =>
  stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, 12);

/** @param secrets values that are taken out wherever they stand; those under 6 characters are too common to be looked for. */
export function cleaner(secrets: readonly string[]): Cleaner {
  const known = secrets.filter((secret) => secret.length >= 6).sort((a, b) => b.length - a.length);

  const text = (raw: string): string => {
    let clean = raw;
    for (const secret of known) clean = clean.replaceAll(secret, '[redacted]');
    for (const [shape, instead] of secretShapes) clean = clean.replace(shape, instead);
    if (clean.length > longest) clean = `${clean.slice(0, longest)}… (${clean.length} characters)`;
    return clean.replace(active, shown);
  };

  /** The names of our own facts are few, and stand on every line. */
  const names = new Map<string, Named>();
  const named = (name: string): Named => {
    const before = names.get(name);
    if (before) return before;
    const instead = secretName.test(name) ? '[redacted]' : bodyName.test(name) ? '[not logged]' : undefined;
    const now: Named = { clean: text(name), instead };
    if (names.size < mostNames) names.set(name, now);
    return now;
  };

  const fields = (object: object, depth: number): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(object)
        .slice(0, most)
        .map(([name, value]) => {
          const { clean, instead } = named(name);
          return [clean, value === undefined || value === null ? value : (instead ?? any(value, depth))];
        }),
    );

  /** No fields beside the code: drivers hang requests, queries and their parameters on their errors. */
  const fault = (error: Error, depth: number): Record<string, unknown> => ({
    name: text(error.name),
    message: text(gist(error.message)),
    ...('code' in error && error.code !== undefined ? { code: any(error.code, depth) } : {}),
    ...(error.stack === undefined ? {} : { stack: framesOf(error.stack).map(text) }),
    ...(error.cause === undefined || depth >= deepest ? {} : { cause: any(error.cause, depth + 1) }),
  });

  const any = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string') return text(value);
    if (typeof value === 'number' || typeof value === 'boolean' || value === null || value === undefined) return value;
    if (typeof value === 'bigint') return value.toString();
    if (typeof value === 'function' || typeof value === 'symbol') return undefined;
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no date' : value.toISOString();
    if (value instanceof Error) return fault(value, depth);
    if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
    if (depth >= deepest) return '[…]';
    if (Array.isArray(value)) return value.slice(0, most).map((each) => any(each, depth + 1));
    if (value instanceof Map) return fields(Object.fromEntries(value), depth + 1);
    return fields(value, depth + 1);
  };

  return { text, facts: (facts) => fields(facts, 0) };
}
