import type { Json } from '#core/json';
import { type Drawing, readDrawing } from '#core/picture/picture';
import type { Log } from '#core/ports';
import { studio } from './studio.ts';

/** The address of pictures, as the HTTP port mounts it. */
export interface Route {
  readonly path: string;
  readonly methods: readonly 'GET'[];
  readonly access: 'everyone';
  answer(request: Request): Promise<Response>;
}

export interface PicturesOptions {
  /** What the picture of this name shows. */
  read(id: string): Promise<Json | undefined>;
  readonly log: Log;
}

export interface Pictures {
  readonly route: Route;
  stop(): Promise<void>;
}

/** Where a picture is fetched, below the address of the whole. */
export const pathOf = (id: string): string => `/files/${id}.png`;

/** So many pictures are remembered, of about 100 KB each. */
const remembered = 32;
/** So many wait to be drawn; who comes then is asked to come again. */
const mostWaiting = 20;

/**
 * Pictures for platforms, which fetch them without saying who they are: whoever has the name of one may see it, and
 * nothing stands in it that its readers could not pass on. Drawn when somebody looks, one at a time, away from what
 * answers requests.
 */
export function pictures({ read, log }: PicturesOptions): Pictures {
  const room = studio(log);
  const drawn = new Map<string, Promise<Uint8Array>>();
  let waiting = 0;

  const draw = async (drawing: Drawing): Promise<Uint8Array> => {
    waiting += 1;
    try {
      return await room.draw(drawing);
    } finally {
      waiting -= 1;
    }
  };

  /** Also while it is being drawn: who asks meanwhile gets the same. What failed is not remembered. */
  const remember = (id: string, picture: Promise<Uint8Array>): Promise<Uint8Array> => {
    drawn.set(id, picture);
    for (const oldest of [...drawn.keys()].slice(0, -remembered)) drawn.delete(oldest);
    picture.catch(() => drawn.delete(id));
    return picture;
  };

  const route: Route = {
    path: '/files/*',
    methods: ['GET'],
    access: 'everyone',
    async answer(request) {
      const [, id] = /^\/files\/([\w-]{24})\.png$/.exec(new URL(request.url).pathname) ?? [];
      if (id === undefined) return nothing();
      // Asked each time, so that what is forgotten is gone at once.
      const data = await read(id);
      const drawing = data === undefined ? undefined : readDrawing(data);
      if (!drawing) return nothing();
      const known = drawn.get(id);
      if (!known && waiting >= mostWaiting)
        return words(503, 'Too much is being drawn. Please come again.', { 'Retry-After': '5' });
      const png = await (known ?? remember(id, draw(drawing)));
      return new Response(new Uint8Array(png), { headers });
    },
  };
  return { route, stop: () => room.stop() };
}

/** What it names never changes. A chat shows it on a page of its own, which is another site than ours. */
const headers = {
  'Content-Type': 'image/png',
  'Cache-Control': 'private, max-age=86400, immutable',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'X-Robots-Tag': 'noindex',
};

const words = (status: number, sentence: string, more: Record<string, string> = {}): Response =>
  new Response(`${sentence}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...more } });

/** The same for what never was and what is no more. */
const nothing = (): Response => words(404, 'There is no such picture, or none any more.');
