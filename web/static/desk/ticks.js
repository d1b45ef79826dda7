// Scrutins that were ticked stay ticked while one moves through the queue, in this tab.
import { attempt } from './drafts.js';
import { claim } from './keys.js';

const KEPT = 'voix-ticked';

// on this page alone, in a browser that keeps nothing
let here = [];

const kept = () => new Set(attempt(() => JSON.parse(sessionStorage.getItem(KEPT))) ?? here);

function keep(uids) {
  here = [...uids];
  attempt(() => sessionStorage.setItem(KEPT, JSON.stringify(here)));
}

const boxes = () => [...document.querySelectorAll('[data-ticks] [type="checkbox"]')];

function show() {
  const form = document.querySelector('[data-ticks]');
  const uids = kept();
  const shown = new Set();
  for (const box of boxes()) {
    box.checked = uids.has(box.value);
    shown.add(box.value);
  }
  form.querySelectorAll('[data-elsewhere]').forEach((input) => input.remove());
  for (const uid of uids) {
    if (shown.has(uid)) continue;
    const input = Object.assign(document.createElement('input'), { type: 'hidden', name: 'uid', value: uid });
    input.dataset.elsewhere = '';
    form.append(input);
  }
  form.toggleAttribute('data-some', uids.size > 0);
  const count = form.querySelector('[data-count]');
  if (count) count.textContent = uids.size === 1 ? count.dataset.one : count.dataset.many.replace('2', uids.size);
}

function toggle(uid, on) {
  const uids = kept();
  if (on) uids.add(uid);
  else uids.delete(uid);
  keep(uids);
  show();
}

const current = () => document.activeElement?.closest('[data-ticks] li');

// On the page of the queue there is no scrutin open: J and K walk through the list.
function walk(step) {
  const links = [...document.querySelectorAll('[data-ticks] li > a')];
  const at = links.findIndex((link) => link.closest('li') === current());
  links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus();
}

claim(({ key }) => {
  const letter = key.toLowerCase();
  if (letter === 'x' && boxes().length > 0) {
    const box = current()?.querySelector('[type="checkbox"]');
    if (box) toggle(box.value, !box.checked);
    return true;
  }
  if (!['j', 'k'].includes(letter) || document.querySelector('[data-bureau], .lot')) return false;
  walk(letter === 'j' ? 1 : -1);
  return true;
});

// How many the decision on a list would change: those that are left ticked, and what is classified already only where that is asked for.
document.addEventListener('change', ({ target }) => {
  const go = document.querySelector('[data-go]');
  if (!go || !target.matches('[name="garde"], [name="ecraser"]')) return;
  const which = document.querySelector('[name="ecraser"]:checked') ? '' : ':not([data-standing])';
  const left = document.querySelectorAll(`[name="garde"]:checked${which}`).length;
  const { none, one, many } = go.dataset;
  go.textContent = [none, one][left] ?? many.replace('2', left);
});

export function ticks() {
  const form = document.querySelector('[data-ticks]');
  // a list that was just decided on is done with
  if (new URLSearchParams(location.search).has('lot')) keep([]);
  if (!form) return;
  show();
  form.addEventListener('change', ({ target }) => toggle(target.value, target.checked));
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    keep([]);
    show();
  });
  // nothing ticked: the one that is open
  form.addEventListener('submit', (event) => {
    if (kept().size === 0) event.preventDefault();
  });
}
