import { createHash, randomUUID } from 'node:crypto';
import { address } from './address.ts';
import { assets, type Route } from './assets.ts';
import { deleted, edited, filledIn, type Gesture, pressed, type Read, said, writtenIn } from './gestures.ts';
import { emptyPage, page } from './page.ts';
import type { Directory, PlaygroundRows, Rehearsal } from './port.ts';
import { fromInput, inWords } from './times.ts';
import { look, type Place, type View } from './view.ts';

export interface SiteOptions {
  readonly rows: PlaygroundRows;
  readonly directory: Directory;
  readonly rehearsal: Rehearsal;
  /** Resolves when the core has stored the gesture; rejects when it has not. */
  accept(gesture: Gesture): Promise<void>;
}

const again = 'Not saved, please send it again.';

/** What the forms of the page do, by the last part of their address, and what is said when it was not stored. */
const gestures: Readonly<Record<string, readonly [Read, string]>> = {
  say: [said, again],
  press: [pressed, 'Not saved, please press again.'],
  form: [filledIn, again],
  edit: [edited, 'Not changed, please try again.'],
  delete: [deleted, 'Not deleted, please try again.'],
};

/** What was written is never lost: it stands in the page that says what went wrong. */
function problemOf(form: URLSearchParams, read: Read, sentence: string): NonNullable<View['problem']> {
  const message = form.get('message') ?? '';
  if (read === filledIn) return { where: 'form', message, sentence, written: writtenIn(form) };
  return { where: 'write', sentence, typed: read === said ? (form.get('text') ?? '') : '' };
}

/** The addresses of the page, its forms and its files. */
export function site(options: SiteOptions): readonly Route[] {
  const { rows, directory, rehearsal, accept } = options;

  const show = async (place: Place, more: Partial<View> = {}, status = 200): Promise<Response> => {
    const view = await look(place, options);
    if (view === undefined) return nowhere();
    return htmlPage(
      view === 'empty' ? emptyPage().toString() : page({ nonce: randomUUID(), ...view, ...more }).toString(),
      status,
    );
  };

  const act = (read: Read, refusal: string) => async (request: Request) => {
    const { form, place, nonce } = await submitted(request);
    try {
      const [people, channels] = await Promise.all([directory.people(), directory.channels()]);
      const by = people.find(({ key }) => key === place.as);
      const channel = channels.find(({ id }) => id === place.in);
      if (!by || (place.in !== undefined && !channel)) return nowhere();
      const message = form.get('message');
      const gesture = read(form, by, channel, message === null ? undefined : await rows.find(message));
      if (gesture) await accept(gesture);
      return redirect(address({ as: by.key, ...(channel && { in: channel.id }) }));
    } catch {
      // Logged by whoever could not store it. With the same nonce, a second try of what was stored after all has no effect.
      return show(place, { problem: problemOf(form, read, refusal), ...(nonce && { nonce }) }, 503).catch(() =>
        words(503, refusal),
      );
    }
  };

  const move = async (request: Request): Promise<Response> => {
    const { form, place } = await submitted(request);
    const now = await rehearsal.now();
    const { timeZone } = await directory.organisation();
    const back = (extra: Readonly<Record<string, string>> = {}) => redirect(address(place, extra));
    // Pressed twice, or in two windows: the clock has moved on already.
    if (form.get('go') === 'next' && form.get('from') !== now.toISOString()) return back();
    const at =
      form.get('go') === 'next' ? ((await rehearsal.next?.())?.at ?? now) : fromInput(form.get('at') ?? '', timeZone);
    const refuse = (sentence: string) => show(place, { problem: { where: 'clock', sentence } }, 422);
    if (!at) return refuse('That is no day and time. One is written as 2027-01-04T09:00.');
    if (at < now) return refuse(`The clock moves forward only. It stands at ${inWords(now, timeZone)}.`);
    const { sent, refused, waiting } = await rehearsal.moveTo(at);
    return back({ sent: String(sent), refused: String(refused), waiting: String(waiting.length) });
  };

  const protect = { access: 'signed-in' } as const;
  return [
    {
      path: '/playground',
      methods: ['GET'],
      ...protect,
      async answer(request) {
        const query = new URL(request.url).searchParams;
        return unlessKnown(request, await show(placeIn(query), movedIn(query)));
      },
    },
    ...Object.entries(gestures).map(([name, [read, refusal]]) => ({
      path: `/playground/${name}`,
      methods: ['POST'] as const,
      ...protect,
      answer: act(read, refusal),
    })),
    { path: '/playground/clock', methods: ['POST'], ...protect, answer: move },
    ...assets(),
  ];
}

const placeIn = (form: URLSearchParams): Place => {
  const [as, channel] = [form.get('as'), form.get('in')];
  return { ...(as !== null && { as }), ...(channel !== null && { in: channel }) };
};

async function submitted(request: Request) {
  const form = new URLSearchParams(await request.text());
  return { form, place: placeIn(form), nonce: form.get('nonce') ?? undefined };
}

function movedIn(query: URLSearchParams): Partial<View> {
  const [sent, refused, waiting] = ['sent', 'refused', 'waiting'].map((name) =>
    Number.parseInt(query.get(name) ?? '', 10),
  );
  if (!Number.isSafeInteger(sent)) return {};
  return { moved: { sent: sent || 0, refused: refused || 0, waiting: waiting || 0 } };
}

const words = (status: number, text: string): Response =>
  new Response(`${text}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });

const nowhere = () => words(404, 'There is no such person or channel in this rehearsal. Begin at /playground.');

const redirect = (location: string): Response => new Response(null, { status: 303, headers: { Location: location } });

const htmlPage = (text: string, status: number): Response =>
  new Response(text, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    },
  });

/** 304 for the page's script when what it has is what there is, the nonce aside. */
async function unlessKnown(request: Request, response: Response): Promise<Response> {
  const text = await response.text();
  const nonce = /name="nonce" value="([^"]+)"/.exec(text)?.[1];
  const digest = createHash('sha256')
    .update(nonce ? text.replaceAll(nonce, '') : text)
    .digest('base64url');
  const headers = new Headers(response.headers);
  headers.set('ETag', `"${digest}"`);
  if (request.headers.get('if-none-match') === `"${digest}"`) return new Response(null, { status: 304, headers });
  return new Response(text, { status: response.status, headers });
}
