// The search field offers, while somebody types, what begins so: a combobox with a list (WAI-ARIA 1.2). Without this module it is a
// plain search field; what cannot be fetched is not offered.
const PAUSE = 150;

const field = document.querySelector('#q');
const list = document.querySelector('#q-hints');
const status = document.querySelector('[data-hints-said]');
let latest;
let pause;

/** Position of the option in question; -1 for the field itself. */
let at = -1;

function options() {
  return [...list.children];
}

function show(isShown) {
  list.hidden = !isShown;
  field.setAttribute('aria-expanded', String(isShown));
  if (isShown) return;
  choose(-1);
  clearTimeout(pause);
  latest?.abort();
  status.textContent = '';
}

function choose(next) {
  at = next;
  for (const [i, option] of options().entries()) option.setAttribute('aria-selected', String(i === at));
  if (at < 0) field.removeAttribute('aria-activedescendant');
  else {
    field.setAttribute('aria-activedescendant', options()[at].id);
    options()[at].scrollIntoView({ block: 'nearest' });
  }
}

/** From the list of links that the service answers. */
function option(line, i) {
  const link = line.querySelector('a');
  const item = document.createElement('li');
  item.id = `q-hint-${i}`;
  item.setAttribute('role', 'option');
  item.setAttribute('aria-selected', 'false');
  item.dataset.href = link.getAttribute('href');
  const words = document.createElement('span');
  words.lang = link.lang;
  words.textContent = link.textContent;
  const kind = document.createElement('small');
  kind.textContent = line.querySelector('small').textContent;
  item.append(words, ' ', kind);
  return item;
}

async function ask() {
  const typed = field.value.trim();
  latest?.abort();
  if (typed.length < 2) {
    show(false);
    return;
  }
  latest = new AbortController();
  try {
    const answer = await fetch(`${list.dataset.from}?${new URLSearchParams({ q: typed })}`, { signal: latest.signal });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    list.replaceChildren(...[...page.querySelectorAll('li')].map(option));
    const n = list.children.length;
    show(n > 0 && document.activeElement === field);
    status.textContent = n === 0 ? '' : (n === 1 ? status.dataset.one : status.dataset.many.replace('%s', n));
  } catch { /* the search itself works all the same */ }
}

if (field && list) {
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id })) field.setAttribute(name, value);
  field.autocomplete = 'off';
  field.addEventListener('input', () => {
    choose(-1); // what was pointed at is of other letters
    clearTimeout(pause);
    pause = setTimeout(ask, PAUSE);
  });
  field.addEventListener('keydown', (event) => {
    const n = list.children.length;
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      show(false);
    } else if (['ArrowDown', 'ArrowUp'].includes(event.key) && n > 0) {
      event.preventDefault();
      if (list.hidden) show(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      choose(((at + 1 + step + n + 1) % (n + 1)) - 1);
    } else if (event.key === 'Enter' && at >= 0) {
      event.preventDefault();
      location.assign(options()[at].dataset.href);
    }
  });
  field.addEventListener('blur', () => show(false));
  // before the field loses the focus
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const chosen = event.target.closest('[data-href]');
    if (chosen) location.assign(chosen.dataset.href);
  });
  // the browser takes the focus away when it goes to the place that the address names, a frame after it has drawn the page
  const goThere = () => { if (location.hash === '#recherche') requestAnimationFrame(() => setTimeout(() => field.focus())); };
  addEventListener('load', goThere);
  addEventListener('hashchange', goThere);
}
