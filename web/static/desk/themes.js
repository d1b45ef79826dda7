// Themes by their numbers, and the main one.
import { claim } from './keys.js';

const WAIT = 500;
let waiting = null;
let last = null;

const box = (number) => document.querySelector(`[data-themes]:not(:disabled) [data-number="${number}"]`);
export const mainOf = (theme) => theme.closest('li').querySelector('[name="main"]');
export const ticked = () => [...document.querySelectorAll('[data-themes] [name="theme"]:checked')];

function say(text) {
  const typed = document.querySelector('[data-typed]');
  if (typed) typed.textContent = text;
}

export function tick(theme, on = !theme?.checked) {
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
}
