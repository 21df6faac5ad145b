import { head } from './clock.ts';
import { conversation } from './conversation.ts';
import { type Html, html } from './html.ts';
import { places } from './places.ts';
import type { View } from './view.ts';

/** The whole page; works without its script, which only keeps it fresh. */
export function page(view: View): Html {
  return framed(
    `${view.channel?.name ?? view.me.name} · Quarterdeck rehearsal`,
    html`<a class="skip" href="#text">Skip to writing</a>
${head(view)}
${places(view)}
${conversation(view)}
<p id="stale" class="stale" role="status"></p>
<noscript><p class="stale">This page does not refresh itself without its script: load it again to see what is new.</p></noscript>
<script src="/playground/refresh.js" type="module"></script>`,
  );
}

/** Before any programme file was imported. */
export const emptyPage = (): Html =>
  framed(
    'Quarterdeck rehearsal',
    html`<main class="empty"><h1>Quarterdeck rehearsal</h1>
<p>There is no programme yet. Import one with <kbd>npx quarterdeck import FILE</kbd>, or start with <kbd>PROGRAMME_FILE</kbd> set.</p></main>`,
  );

const framed = (title: string, body: Html): Html => html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${['playground.css', 'page.css', 'conversation.css', 'form.css'].map((name) => html`<link rel="stylesheet" href="/playground/${name}">`)}
<link rel="icon" href="/playground/icon.svg" type="image/svg+xml">
</head>
<body>
${body}
</body>
</html>
`;
