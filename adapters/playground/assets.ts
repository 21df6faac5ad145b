import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** An address of the playground, as the HTTP port mounts it. */
export interface Route {
  readonly path: string;
  readonly methods: readonly ('GET' | 'POST')[];
  readonly access: 'everyone' | 'signed-in';
  answer(request: Request): Response | Promise<Response>;
}

const files = {
  'playground.css': 'text/css; charset=utf-8',
  'page.css': 'text/css; charset=utf-8',
  'conversation.css': 'text/css; charset=utf-8',
  'form.css': 'text/css; charset=utf-8',
  'refresh.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;

/** The page's own files; the form to sign in needs them too, so they are for everyone. */
export function assets(): readonly Route[] {
  const folder = join(root(), 'adapters/playground/assets');
  return Object.entries(files).map(([name, type]) => {
    const content = readFileSync(join(folder, name));
    const tag = `"${createHash('sha256').update(content).digest('base64url')}"`;
    const headers = { 'Content-Type': type, 'Cache-Control': 'no-cache', ETag: tag };
    return {
      path: `/playground/${name}`,
      methods: ['GET'],
      access: 'everyone',
      answer: (request) =>
        request.headers.get('if-none-match') === tag
          ? new Response(null, { status: 304, headers })
          : new Response(new Uint8Array(content), { headers }),
    };
  });
}

/** The project's folder: the files are read from the sources, also by what was compiled into `dist`. */
function root(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    if (dirname(folder) === folder)
      throw new Error('The playground’s files belong to a checkout, with its package.json');
    folder = dirname(folder);
  }
  return folder;
}
