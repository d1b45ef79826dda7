// The next scrutin without loading a page: forms and links of the desk are fetched, and the desk is put in the place of the
// one before. Whatever goes wrong leaves the page, and what was typed, as it is.
import { drafts, forget } from './drafts.js';

let begin = () => {};
let coming = null;

const desk = (within = document) => within.querySelector('[data-bureau]');

function say(text) {
  const live = document.querySelector('[data-live]');
  if (live) live.textContent = text;
}

function put(page, address, isSent) {
  document.title = page.title;
  desk().replaceWith(document.adoptNode(desk(page)));
  const [mine, theirs] = [document, page].map((any) => any.querySelector('.top .nav'));
  mine.replaceWith(document.adoptNode(theirs));
  if (address !== location.href) history.pushState(null, '', address);
  const refusal = document.getElementById('refus');
  const target = refusal?.querySelector('a') ?? document.querySelector('[data-shown]');
  target.focus({ preventScroll: !refusal });
  if (!refusal) scrollTo(0, 0);
  const told = refusal ?? document.querySelector('[data-notice]');
  say(isSent && told ? (told.querySelector('p') ?? told).textContent : '');
  begin();
}

// A form about one part of the desk leaves the rest of it, and what was chosen there, as it is.
function putPart(page, id) {
  const before = document.getElementById(id);
  const part = document.adoptNode(page.getElementById(id));
  part.open = before.open;
  before.replaceWith(part);
  const told = part.querySelector('[data-told]');
  say(told?.textContent ?? '');
  (part.querySelector('[aria-invalid="true"], [role="alert"][tabindex]') ?? document.querySelector('[data-shown]')).focus();
  drafts(part);
}

async function show(request, form, isKept) {
  const isSent = Boolean(form);
  coming?.abort();
  coming = new AbortController();
  const { dataset } = desk();
  desk().setAttribute('aria-busy', 'true');
  try {
    request.headers.set('Accept', 'text/html');
    const answer = await fetch(request, { signal: isSent ? undefined : coming.signal });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (form && !isKept && desk(page) && answer.redirected) forget(form);
    const isSame = desk(page)?.dataset.lock === dataset.lock;
    if (desk(page) && form?.dataset.part && isSame) putPart(page, form.dataset.part);
    else if (desk(page)) put(page, answer.url.replace(/#.*/, ''), isSent);
    else if (!answer.ok) fail(page.querySelector('.lede')?.textContent ?? dataset.lost);
    else if (/\/connexion$/.test(new URL(answer.url).pathname)) fail(dataset.signedOut);
    else location.assign(answer.url);
  } catch (error) {
    if (error.name !== 'AbortError') fail(dataset.lost);
  } finally {
    desk().removeAttribute('aria-busy');
  }
}

function fail(text) {
  say(text);
  const note = document.querySelector('[data-failure]') ?? document.createElement('p');
  note.className = 'notice';
  note.dataset.failure = '';
  note.textContent = text;
  document.querySelector('[data-decision]').prepend(note);
  note.scrollIntoView({ block: 'nearest' });
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.matches('[data-send]') || !desk() || event.defaultPrevented) return;
  event.preventDefault();
  if (desk().hasAttribute('aria-busy')) return;
  const body = new URLSearchParams(new FormData(form, event.submitter));
  const elsewhere = event.submitter?.getAttribute('formaction');
  show(new Request(elsewhere ?? form.action, { method: 'POST', body }), form, Boolean(elsewhere));
});

document.addEventListener('click', (event) => {
  const link = event.target.closest('[data-visit]');
  if (!link || !desk() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  show(new Request(link.href));
});

addEventListener('popstate', () => desk() && location.reload());

// Calls back for the page that is there, and for every one that comes.
export function swap(onPage) {
  begin = onPage;
  begin();
}
