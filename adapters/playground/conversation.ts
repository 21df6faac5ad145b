import { createHash } from 'node:crypto';
import { asText } from '#core/message';
import { address } from './address.ts';
import type { Filling } from './form.ts';
import { isDeleted, isTheirs } from './gestures.ts';
import { type Html, html } from './html.ts';
import type { Row } from './port.ts';
import { drawn } from './render.ts';
import { dayInWords, timeInWords } from './times.ts';
import { isAlone, mostShown, type View } from './view.ts';

/** The conversation: its title, its messages by day, and the box to write in. */
export function conversation(view: View): Html {
  const { me, channel, rows, more, problem } = view;
  const title = channel ? channel.name : me.name;
  const about = channel ? `Channel of ${channel.programme}` : 'Messages with Quarterdeck';
  const label = channel ? `Write in ${channel.name} as ${me.name}` : `Write to Quarterdeck as ${me.name}`;
  return html`<main id="conversation" data-page="${address({ as: me.key, ...(channel && { in: channel.id }) })}">
<header class="place">
<div><h2>${title}</h2><p>${about}</p></div>
<a class="switch" href="#places">People and channels</a>
</header>
<div id="messages" class="messages" role="log" aria-label="Messages" tabindex="0">
${more && html`<p class="hint">The newest ${mostShown} messages are shown.</p>`}
${rows.length === 0 && html`<p class="hint" id="nothing">Nothing has been said here yet. Write <kbd>help</kbd>, or go to the next thing that happens.</p>`}
<ol>${byDay(view)}</ol>
</div>
<form id="write" class="write" method="post" action="/playground/say">
${hidden(view)}
${problem?.where === 'write' && html`<p class="problem" id="write-problem" role="alert">${problem.sentence}</p>`}
<label for="text">${label}</label>
<div class="row">
<textarea id="text" name="text" rows="1" required${problem?.where === 'write' && html` aria-describedby="write-problem"`}>
${problem?.where === 'write' && problem.typed}</textarea>
<button class="primary">Send</button>
</div>
</form>
</main>`;
}

/** Who writes or presses, and where; with the nonce that makes a repeated submission the same gesture. */
export const hidden = ({ me, channel, nonce }: View): Html =>
  html`<input type="hidden" name="as" value="${me.key}">${channel && html`<input type="hidden" name="in" value="${channel.id}">`}<input type="hidden" name="nonce" value="${nonce}">`;

const zoneOf = ({ me, organisation }: View): string => me.timeZone ?? organisation.timeZone;

function byDay(view: View): readonly Html[] {
  const days = view.rows.map((row) => dayInWords(row.at, zoneOf(view)));
  return view.rows.map((row, at) => {
    const day = days[at];
    const begins = day !== days[at - 1];
    return html`${begins && html`<li class="day" id="day-${row.id}"><span>${day}</span></li>`}${item(row, view, at === view.rows.length - 1)}`;
  });
}

function item(row: Row, view: View, newest: boolean): Html {
  const writer = view.people.find(({ key }) => key === row.fromPerson);
  const name = row.fromPerson === undefined ? 'Quarterdeck' : (writer?.name ?? row.fromPerson);
  const mine = row.fromPerson === view.me.key;
  const kind = row.fromPerson === undefined ? 'ours' : mine ? 'mine' : 'theirs';
  const zone = zoneOf(view);
  // A script that keeps the page fresh puts a message anew when its mark is another.
  return html`<li id="m${row.id}" class="message ${kind}" data-key="${row.key}" data-mark="${mark(row)}">
<span class="face" aria-hidden="true">${row.fromPerson === undefined ? 'Q' : initials(name)}</span>
<article${newest && html` id="latest"`} aria-label="${row.message.summary}">
<p class="by"><b>${name}</b> <time datetime="${row.at.toISOString()}">${timeInWords(row.at, zone)}</time>${changed(row, zone)}${isAlone(row.conversation) && html` <span>only you see this</span>`}</p>
<div class="body">${isDeleted(row) ? html`<p class="gone">(deleted)</p>` : drawn(row.message, filling(row, view))}</div>
${isTheirs(row, view.me) && !isDeleted(row) && change(row, view)}
</article>
</li>`;
}

function filling(row: Row, view: View): Filling {
  const { problem } = view;
  const unsaved = problem?.where === 'form' && problem.message === row.key ? { problem } : {};
  return { fields: hidden(view), message: row.key, id: `m${row.id}`, ...unsaved };
}

/** Of people's messages only that they were edited, as other chats show it; of Quarterdeck's also when. */
function changed(row: Row, zone: string): Html | undefined {
  if (!row.editedAt || isDeleted(row)) return undefined;
  if (row.fromPerson !== undefined) return html` <span>(edited)</span>`;
  return html` <span>changed ${editedWhen(row.at, row.editedAt, zone)}</span>`;
}

/** What a person can do to a message that they typed. */
const change = (row: Row, view: View): Html => html`<details class="change">
<summary>Edit or delete</summary>
<form method="post" action="/playground/edit">${hidden(view)}<input type="hidden" name="message" value="${row.key}"><label for="m${row.id}-text">How it should read</label>
<textarea id="m${row.id}-text" name="text" rows="2" required>
${asText(row.message)}</textarea>
<button>Save</button></form>
<form method="post" action="/playground/delete">${hidden(view)}<input type="hidden" name="message" value="${row.key}"><button class="danger">Delete</button></form>
</details>`;

const mark = (row: Row): string =>
  createHash('sha256').update(JSON.stringify(row.message)).digest('base64url').slice(0, 12);

function editedWhen(at: Date, editedAt: Date, zone: string): string {
  const day = dayInWords(editedAt, zone);
  return day === dayInWords(at, zone) ? timeInWords(editedAt, zone) : `${day}, ${timeInWords(editedAt, zone)}`;
}

/** Of the first and the last name. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase();
}
