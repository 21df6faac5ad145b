import { address } from './address.ts';
import { initials } from './conversation.ts';
import { type Html, html } from './html.ts';
import type { Channel, Row } from './port.ts';
import { conversationOf, type View } from './view.ts';

/** Whom one can be, and the channels: a list of links. On a phone it is opened and closed by links, too. */
export function places(view: View): Html {
  const { people, channels, me, channel } = view;
  const programmes = [...new Set(channels.map((each) => each.programme))];
  return html`<nav id="places" class="places" aria-label="People and channels" data-live>
<a class="switch" href="#latest">Back to the conversation</a>
<h2 id="who">Who you are</h2>
<ul aria-labelledby="who">${people.map(
    (person) => html`<li><a href="${address({ as: person.key })}"${person.key === me.key && current(!channel)}>
<span class="face" aria-hidden="true">${initials(person.name)}</span>
<span class="name">${person.name}${person.title && html`<small>${person.title}</small>`}</span>${fresh(view, conversationOf(person))}</a></li>`,
  )}</ul>
${programmes.map(
  (programme, at) => html`<h2 id="channels-${at}">${programmes.length > 1 ? `${programme}: channels` : 'Channels'}</h2>
<ul aria-labelledby="channels-${at}">${channels
    .filter((each) => each.programme === programme)
    .map((each) => entry(each, view))}</ul>`,
)}
</nav>`;
}

const entry = (channel: Channel, view: View): Html =>
  html`<li><a href="${address({ as: view.me.key, in: channel.id })}"${channel.id === view.channel?.id && current(true)}>
<span class="face" aria-hidden="true">#</span>
<span class="name">${channel.name}</span>${fresh(view, conversationOf(view.me, channel))}</a></li>`;

/** The person one is stays marked while a channel is shown. */
const current = (page: boolean): Html => html` aria-current="${page ? 'page' : 'true'}"`;

/** Elsewhere than here, Quarterdeck spoke at this very moment of the programme: what moving the clock led to. */
function fresh({ latest, now, me, channel }: View, conversation: string): Html | undefined {
  if (conversation === conversationOf(me, channel)) return undefined;
  const row: Row | undefined = latest.get(conversation);
  const isFresh = row !== undefined && row.fromPerson === undefined && row.at.getTime() === now.getTime();
  return isFresh ? html` <span class="fresh">new</span>` : undefined;
}
