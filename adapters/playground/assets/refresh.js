// Keeps the page fresh: asks for it every two seconds, with the mark of what is shown, and puts in what is new. What is
// being typed, what has the focus and what is scrolled to stay. Without this script everything works by loading the page.

const messages = document.getElementById('messages');
const text = document.getElementById('text');
const stale = document.getElementById('stale');
const every = 2_000;
const slowest = 30_000;

const atEnd = () => !messages || messages.scrollHeight - messages.scrollTop - messages.clientHeight < 80;
// A message that is taller than the window is read from its beginning.
const toEnd = () => {
  const last = messages?.querySelector('ol > li:last-child');
  if (last) messages.scrollTop = last.offsetTop - messages.offsetTop - 12;
};

let shown = '';
let wait = every;

async function ask() {
  if (document.hidden) return;
  const headers = shown ? { 'If-None-Match': shown } : {};
  const response = await fetch(document.querySelector('main').dataset.page, { headers, redirect: 'error' });
  if (response.status === 304) return;
  if (!response.ok) throw new Error(`answered with ${response.status}`);
  shown = response.headers.get('ETag') ?? '';
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const follow = atEnd();
  const changed = bringMessages(page);
  for (const part of page.querySelectorAll('[data-live]')) bring(part);
  if (changed && follow) toEnd();
}

// Each message is put in once, and anew when it was edited, so that a screen reader says only what is new.
function bringMessages(page) {
  const list = messages?.querySelector('ol');
  if (!list) return false;
  let changed = false;
  for (const item of page.querySelectorAll('#messages > ol > li')) {
    const here = document.getElementById(item.id);
    if (here && here.dataset.mark === item.dataset.mark) continue;
    if (here) here.replaceWith(item);
    else list.append(item);
    changed = true;
  }
  if (changed) document.getElementById('nothing')?.remove();
  return changed;
}

function bring(part) {
  const here = document.getElementById(part.id);
  if (!here || here.innerHTML === part.innerHTML) return;
  const focused = here.contains(document.activeElement) ? document.activeElement : undefined;
  const scrolled = here.scrollTop;
  here.replaceChildren(...part.childNodes);
  here.scrollTop = scrolled;
  if (!focused) return;
  const name = focused.localName;
  const same = (each) =>
    each.getAttribute('href') === focused.getAttribute('href') && each.textContent === focused.textContent;
  [...here.querySelectorAll(name)].find(same)?.focus({ preventScroll: true });
}

async function keepFresh() {
  try {
    await ask();
    wait = every;
    stale.textContent = '';
  } catch {
    wait = Math.min(wait * 2, slowest);
    stale.textContent = 'Quarterdeck does not answer at present. This page tries again by itself.';
  }
  setTimeout(keepFresh, wait);
}

// Enter sends, as in every chat; Shift and Enter begin a new line.
text?.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  text.form.requestSubmit();
});

// Once is enough: until the next page is there, further presses do nothing, and it is said that something happens.
document.addEventListener('submit', (event) => {
  if (document.body.ariaBusy === 'true') event.preventDefault();
  document.body.ariaBusy = 'true';
});
addEventListener('pageshow', () => {
  document.body.ariaBusy = null;
});

// What is half written outlives pressing a button and looking elsewhere.
const draft = `draft of ${document.title}`;
if (text && text.value === '') text.value = sessionStorage.getItem(draft) ?? '';
text?.addEventListener('input', () => sessionStorage.setItem(draft, text.value));
text?.form.addEventListener('submit', () => sessionStorage.removeItem(draft));

// So does a form that is half filled in, until it is sent.
const formsDraft = (form) => `form in ${form.closest('[data-key]').dataset.key}`;
for (const form of document.querySelectorAll('form.fields'))
  for (const [name, value] of JSON.parse(sessionStorage.getItem(formsDraft(form)) ?? '[]')) {
    const control = form.elements.namedItem(name);
    if (control) control.value = value;
  }
document.addEventListener('input', ({ target }) => {
  const form = target.closest('form.fields');
  const written = form && [...new FormData(form)].filter(([name]) => name.startsWith('field:'));
  if (form) sessionStorage.setItem(formsDraft(form), JSON.stringify(written));
});
document.addEventListener('submit', ({ target }) => {
  if (target.matches('form.fields')) sessionStorage.removeItem(formsDraft(target));
});

// Whoever has just written goes on writing.
text?.form.addEventListener('submit', () => sessionStorage.setItem('writes', 'yes'));
addEventListener('load', () => {
  // Going to the newest message, which the browser does last, takes the focus away.
  if (sessionStorage.getItem('writes')) requestAnimationFrame(() => text?.focus({ preventScroll: true }));
  sessionStorage.removeItem('writes');
});

toEnd();
setTimeout(keepFresh, every);
