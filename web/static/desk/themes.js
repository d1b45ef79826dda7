// Themes by the beginning of their names, and the main one: the first that is ticked, until another one is chosen.
import { claim } from './keys.js';

let inOrder = [];
let hits = [];
let at = 0;

const boxes = () => [...document.querySelectorAll('[data-themes] [name="theme"]')];
const nameOf = (theme) => theme.labels[0].textContent.trim();
const mainOf = (theme) => theme.closest('li').querySelector('[name="main"]');
export const ticked = () => boxes().filter((theme) => theme.checked);

function say(text) {
  const typed = document.querySelector('[data-typed]');
  if (typed) typed.textContent = text;
}

// Above the bar of buttons, which stands over the last rows.
function reveal(theme) {
  const row = theme.closest('li');
  row.style.scrollMarginBlockEnd = `${document.querySelector('.acts')?.offsetHeight ?? 0}px`;
  row.scrollIntoView({ block: 'nearest' });
}

export function tick(theme, on = !theme?.checked) {
  if (!theme || theme.checked === on) return;
  theme.checked = on;
  theme.dispatchEvent(new Event('change', { bubbles: true }));
  say(`${nameOf(theme)} ${on ? '✓' : '×'}`);
}

// What will be published, in the order in which it will stand there: beside the button, so that nobody has to look for it.
function show() {
  const will = document.querySelector('[data-will]');
  if (!will) return;
  const main = inOrder.find((theme) => mainOf(theme).checked);
  const names = inOrder.filter((theme) => theme !== main).map(nameOf);
  if (main) names.unshift(will.dataset.main.replace('%s', nameOf(main)));
  will.textContent = names.length === 0 ? '' : will.dataset.text.replace('%s', names.join(', '));
}

function onChange({ target }) {
  const row = target.closest('li');
  const theme = row?.querySelector('[name="theme"]');
  if (!theme) return;
  if (target !== theme) theme.checked = true;
  if (!theme.checked) mainOf(theme).checked = false;
  inOrder = [...inOrder.filter((other) => other !== theme), ...(theme.checked ? [theme] : [])];
  if (inOrder.length > 0 && !inOrder.some((other) => mainOf(other).checked)) mainOf(inOrder[0]).checked = true;
  show();
  reveal(theme);
}

// The one ticked last becomes the main theme; again, the one before it does.
function nextMain() {
  const main = inOrder.findIndex((theme) => mainOf(theme).checked);
  const next = inOrder.at(main > 0 ? main - 1 : -1);
  if (!next) return;
  mainOf(next).checked = true;
  say(mainOf(next).getAttribute('aria-label'));
  show();
}

claim(({ key }) => {
  if (key.toLowerCase() !== 'm' || !document.querySelector('[data-themes]:not(:disabled)')) return false;
  nextMain();
  return true;
});

const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/[^a-z0-9]+/g, ' ').trim();

// A name that begins as typed goes before one of which a later word does.
function find(typed) {
  const begin = plain(typed);
  const place = (theme) => ` ${plain(nameOf(theme))}`.indexOf(` ${begin}`);
  hits = begin === '' ? [] : boxes().filter((theme) => place(theme) >= 0).sort((a, b) => place(a) - place(b));
  at = 0;
}

function mark(field) {
  for (const theme of boxes()) theme.closest('li').toggleAttribute('data-hit', theme === hits[at]);
  if (hits[at]) reveal(hits[at]);
  say(hits[at] ? `${nameOf(hits[at])} ↵` : plain(field.value) && field.dataset.none);
}

function clear(field) {
  field.value = '';
  find('');
  mark(field);
}

// Enter on an empty field sends the form, as on any field; a key that is held down never does.
function onKey(event) {
  const { key, target: field } = event;
  if (event.isComposing) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  const isTyped = field.value.trim() !== '';
  if (step && isTyped) {
    at = (at + step + hits.length) % Math.max(hits.length, 1);
    mark(field);
  } else if (key === 'Enter' && isTyped && !event.repeat) {
    const hit = hits[at];
    if (hit) {
      clear(field);
      tick(hit);
    }
  } else if (key === 'Escape') {
    clear(field);
    field.blur();
  } else if (key !== 'Enter' || !event.repeat) return;
  event.preventDefault();
}

export function themes() {
  const all = document.querySelector('[data-themes]:not(:disabled)');
  if (!all) return;
  const hint = document.querySelector('[data-main-hint]');
  hint.textContent = hint.dataset.mainHint;
  inOrder = ticked().sort((a, b) => a.dataset.place - b.dataset.place);
  all.addEventListener('change', onChange);
  // a form sends its boxes as they stand in it, whichever was ticked first
  all.form.addEventListener('formdata', ({ formData }) => {
    formData.delete('theme');
    inOrder.forEach((theme) => formData.append('theme', theme.value));
  });
  const field = all.querySelector('[data-pick]');
  field.closest('[hidden]').hidden = false;
  field.addEventListener('keydown', onKey);
  field.addEventListener('input', () => {
    find(field.value);
    mark(field);
  });
  show();
}
