// What the pages of the back office do with JavaScript; all of them are complete without.
import { keys } from './keys.js';
import { themes } from './themes.js';
import { suggestions } from './suggestions.js';
import { ticks } from './ticks.js';
import { swap } from './swap.js';
import { drafts } from './drafts.js';

// The rest of the navigation closes as a menu does
for (const kind of ['click', 'keydown', 'focusin']) {
  document.addEventListener(kind, ({ target, key }) => {
    const open = document.querySelector('.more[open]');
    if (!open || (kind === 'keydown' ? key !== 'Escape' : open.contains(target))) return;
    if (open.contains(document.activeElement)) open.querySelector('summary').focus();
    open.open = false;
  });
}

swap(() => {
  themes();
  suggestions();
  ticks();
  keys();
  drafts();
  const untold = document.querySelector('[data-untold]');
  if (untold) setTimeout(() => untold.remove(), 10_000);
});
