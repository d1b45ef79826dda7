// What is typed into a text area of a form is kept in this browser until it arrived, and offered again where it was typed: to
// whoever typed it. Other fields are not kept: they are short, or secret.
const KEPT = 'voix-draft';
const SENT = 'voix-drafts-sent';
const MONTH = 30 * 86_400_000;

// A browser may refuse to keep anything, and what it kept may be broken: then there are no drafts, and all else goes on.
export function attempt(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
}

const read = (key) => attempt(() => JSON.parse(localStorage.getItem(key)));
const remove = (key) => attempt(() => localStorage.removeItem(key));
const keys = (start) => (attempt(() => Object.keys(localStorage)) ?? []).filter((key) => key.startsWith(`${start} `));

const offer = () => document.querySelector('[data-drafts]');
const areas = (within = document) => [...within.querySelectorAll('form[method="post"] textarea[name]:not([readonly])')];

function keyOf(area) {
  const path = new URL(area.form.getAttribute('action'), location.href).pathname.replace(/^\/en\//, '/');
  // one address decides on many lists
  const list = area.form.querySelector('input[name="list"]')?.value ?? '';
  return [KEPT, offer().dataset.drafts, path + list, area.name].join(' ');
}

function keep(area) {
  const key = keyOf(area);
  if (area.value.trim() === '') remove(key);
  else attempt(() => localStorage.setItem(key, JSON.stringify({ text: area.value, at: Date.now() })));
}

function prune() {
  keys(KEPT)
    .filter((key) => !(read(key)?.at >= Date.now() - MONTH))
    .forEach(remove);
}

// As the service counts it: without the spaces around it and its full stop.
function count(area) {
  const length = area.value.trim().replace(/\s+/g, ' ').replace(/\.$/, '').length;
  area.closest('.field').querySelector('[data-counted]').textContent = length === 0 ? '' : `${length} / 240`;
}

function propose(area) {
  const kept = read(keyOf(area));
  if (typeof kept?.text !== 'string' || kept.text === area.value) return;
  const line = offer().content.firstElementChild.cloneNode(true);
  const field = area.closest('.field') ?? area;
  field.after(line);
  const settle = () => {
    line.remove();
    area.focus();
  };
  line.querySelector('[data-take-up]').addEventListener('click', () => {
    area.value = kept.text;
    area.dispatchEvent(new Event('input', { bubbles: true }));
    settle();
  });
  line.querySelector('[data-forget]').addEventListener('click', () => {
    remove(keyOf(area));
    settle();
  });
  area.closest('details')?.setAttribute('open', '');
}

export function forget(form) {
  for (const area of areas(form.parentNode).filter((one) => one.form === form)) remove(keyOf(area));
}

// A page that loads after a redirection says that what was sent arrived; one that asks to sign in says that it did not.
function settleSent() {
  const sent = attempt(() => JSON.parse(sessionStorage.getItem(SENT))) ?? [];
  attempt(() => sessionStorage.removeItem(SENT));
  const [came] = performance.getEntriesByType('navigation');
  if (offer() && came?.redirectCount > 0) sent.forEach(remove);
}

document.addEventListener('input', ({ target }) => {
  if (!offer() || !target.matches('textarea')) return;
  if (areas().includes(target)) keep(target);
  if (target.matches('[data-length]')) count(target);
});

// on the window: after swap.js has taken the forms that it sends itself
addEventListener('submit', ({ target, submitter, defaultPrevented }) => {
  if (!offer() || defaultPrevented || submitter?.hasAttribute('formaction')) return;
  // whoever leaves by choice may leave the browser to others
  if (/\/moderation\/deconnexion$/.test(target.action)) keys(`${KEPT} ${offer().dataset.drafts}`).forEach(remove);
  const sent = areas().filter((area) => area.form === target).map(keyOf);
  if (sent.length > 0) attempt(() => sessionStorage.setItem(SENT, JSON.stringify(sent)));
});

document.addEventListener('keydown', (event) => {
  const { key, target } = event;
  if (key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat || !target.matches('[data-send] textarea')) return;
  event.preventDefault();
  target.form.requestSubmit(target.form.querySelector('button:not([type="button"], [formaction])'));
});

settleSent();

// For a page, or a part of one, that has just come.
export function drafts(within = document) {
  if (!offer()) return;
  prune();
  areas(within).forEach(propose);
  within.querySelectorAll('[data-length]').forEach(count);
}
