import { hidden } from './conversation.ts';
import { type Html, html } from './html.ts';
import { asInput, inWords } from './times.ts';
import type { View } from './view.ts';

/** The head of the page: that this is a rehearsal, what time it is in it, and how to move on. */
export function head(view: View): Html {
  const { now, next, organisation, problem } = view;
  const zone = organisation.timeZone;
  return html`<header class="head">
<div class="brand">
<h1>Quarterdeck <small>${organisation.name}</small></h1>
<p class="rehearsal">${rehearsalInWords(view.elsewhere)}</p>
</div>
<div class="clock">
<p class="now" id="now" data-live><time datetime="${now.toISOString()}">${inWords(now, zone)}</time></p>
<div class="next" id="next" data-live>
<form method="post" action="/playground/clock">
${hidden(view)}<input type="hidden" name="from" value="${now.toISOString()}">
<button class="primary" name="go" value="next" aria-describedby="what"${!next && html` disabled`}>Go to the next thing that happens</button>
</form>
<p id="what">${next ? [inWords(next.at, zone), next.what].filter(Boolean).join(': ') : 'Nothing more is due.'}</p>
</div>
<details${problem?.where === 'clock' && html` open`}>
<summary>Another time</summary>
<form method="post" action="/playground/clock">
${hidden(view)}
${problem?.where === 'clock' && html`<p class="problem" id="clock-problem" role="alert">${problem.sentence}</p>`}
<label for="at">Day and time (${zone})</label>
<input id="at" name="at" type="datetime-local" required min="${asInput(now, zone)}" value="${asInput(next?.at ?? now, zone)}"${problem?.where === 'clock' && html` aria-describedby="clock-problem"`}>
<button name="go" value="there">Go</button>
</form>
</details>
<p id="moved" class="moved" role="status">${view.moved && movedInWords(view.moved)}</p>
</div>
</header>`;
}

/** What leaves the machine, and what this page then is. */
function rehearsalInWords(elsewhere: readonly string[]): string {
  if (elsewhere.length === 0) return 'Rehearsal: nothing leaves this machine';
  const names = elsewhere.join(' and ');
  return `Rehearsal with ${names}: messages go there for real. This page shows and accepts, but is not sent to.`;
}

function movedInWords({ sent, refused, waiting }: NonNullable<View['moved']>): string {
  const messages = (count: number) => (count === 1 ? '1 message' : `${count} messages`);
  const said = [
    sent === 0 ? 'No message was sent' : `${messages(sent)} sent`,
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(waiting > 0 ? [`${waiting} still waiting`] : []),
  ];
  return `${said.join(', ')}.`;
}
