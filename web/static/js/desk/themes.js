// Themes by their numbers, the main one, and the suggestions. Nothing here is sent.
import { claim } from './keys.js';

const WAIT = 500;
let waiting = null;
let last = null;

const box = (number) => document.querySelector(`[data-themes]:not(:disabled) [data-number="${number}"]`);
const boxOf = (slug) => document.querySelector(`[name="theme"][value="${CSS.escape(slug)}"]`);
const mainOf = (theme) => theme.closest('li').querySelector('[name="main"]');
const ticked = () => [...document.querySelectorAll('[data-themes] [name="theme"]:checked')];

function say(text) {
  const typed = document.querySelector('[data-typed]');
  if (typed) typed.textContent = text;
}

function tick(theme, on = !theme?.checked) {
  if (!theme || theme.checked === on) return;
  theme.checked = on;
  theme.dispatchEvent(new Event('change', { bubbles: true }));
  theme.closest('li').scrollIntoView({ block: 'nearest' });
  say(`${theme.labels[0].textContent.trim()} ${on ? '✓' : '×'}`);
}

// A first figure that begins a higher number waits for a second one; every other key lets it go.
function settle() {
  if (!waiting) return;
  clearTimeout(waiting.timer);
  const { figure } = waiting;
  waiting = null;
  tick(box(figure));
}

function onFigure(figure) {
  if (waiting) {
    const number = waiting.figure * 10 + figure;
    if (box(number)) {
      clearTimeout(waiting.timer);
      waiting = null;
      tick(box(number));
      return;
    }
    settle();
  }
  if (figure > 0 && box(figure * 10)) {
    waiting = { figure, timer: setTimeout(settle, WAIT) };
    say(`${figure}…`);
  } else if (figure > 0) tick(box(figure));
}

// The one ticked last becomes the main theme; again, the next one does.
function nextMain() {
  const all = ticked();
  if (all.length === 0) return;
  const main = all.findIndex((theme) => mainOf(theme).checked);
  const isNew = last?.checked && !mainOf(last).checked && all.includes(last);
  const next = isNew ? last : all[(main + 1) % all.length];
  last = null;
  mainOf(next).checked = true;
  say(mainOf(next).getAttribute('aria-label'));
}

claim((event) => {
  // by the place of the key: on a French keyboard figures need Shift
  const figure = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  if (figure !== undefined && document.querySelector('[data-themes]')) {
    if (!event.repeat) onFigure(Number(figure));
    return true;
  }
  settle();
  if (event.key.toLowerCase() !== 'm' || !document.querySelector('[data-themes]')) return false;
  nextMain();
  return true;
});

function onChange({ target }) {
  const row = target.closest('li');
  const theme = row?.querySelector('[name="theme"]');
  if (!theme) return;
  if (target === theme && theme.checked) last = theme;
  if (target !== theme && !theme.checked) theme.checked = true;
  if (target === theme && !theme.checked) mainOf(theme).checked = false;
}

export function themes() {
  last = null;
  document.querySelector('[data-themes]')?.addEventListener('change', onChange);
  const suggestions = [...document.querySelectorAll('[data-suggest]')];
  for (const button of suggestions) {
    button.disabled = document.querySelector('[data-themes]').disabled;
    button.addEventListener('click', () => tick(boxOf(button.dataset.suggest)));
  }
  document.querySelector('[data-take]')?.addEventListener('click', () => {
    const free = 4 - ticked().length;
    const missing = suggestions.map((button) => boxOf(button.dataset.suggest)).filter((theme) => theme && !theme.checked);
    const most = Math.max(0, Math.min(free, 3));
    for (const theme of missing.slice(0, most)) tick(theme, true);
    const first = suggestions.length > 0 && boxOf(suggestions[0].dataset.suggest);
    if (first?.checked && !ticked().some((theme) => mainOf(theme).checked)) mainOf(first).checked = true;
  });
}
