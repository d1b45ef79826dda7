// One key, one control: whatever carries data-key is pressed, or focused if one types into it. Modules may claim keys first.
// Off while typing, with a modifier key, and when the colleague has switched them off on this device.
import { attempt } from './drafts.js';

const OFF = 'voix-shortcuts-off';
const claims = [];
// on this page alone, in a browser that keeps nothing
let here = null;

export const claim = (handler) => claims.push(handler);

function isOff() {
  const kept = attempt(() => localStorage.getItem(OFF));
  return (kept === undefined ? here : kept) !== null;
}

const isTyping = ({ target }) =>
  target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"], [type="radio"])');
// Enter on a link or a button does what it always does; in the list of the queue too
const isOwnEnter = ({ key, target }) =>
  key === 'Enter' && (target.closest('a, button, summary') || target.closest('[data-ticks]'));

function onKey(event) {
  if (isOff() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (isTyping(event) || isOwnEnter(event)) return;
  if (claims.some((handler) => handler(event))) {
    event.preventDefault();
    return;
  }
  if (event.repeat) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const control = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!control || control.closest('[hidden]')) return;
  event.preventDefault();
  if (control.matches('input, textarea')) {
    for (let fold = control.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
    control.focus();
  } else control.click();
}

document.addEventListener('keydown', onKey);

// After every change of the page: the switch, and the keys shown beside their controls.
export function keys() {
  const show = () => document.documentElement.toggleAttribute('data-shortcuts-on', !isOff());
  const box = document.querySelector('[data-keys]');
  document.querySelector('[data-shortcuts]')?.removeAttribute('hidden');
  show();
  if (!box) return;
  box.checked = !isOff();
  box.addEventListener('change', () => {
    here = box.checked ? null : '1';
    attempt(() => (here === null ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, here)));
    show();
  });
}
