// What the pages of the back office do with JavaScript; all of them are complete without.
import { keys } from './keys.js';
import { themes } from './themes.js';
import { suggestions } from './suggestions.js';
import { ticks } from './ticks.js';
import { swap } from './swap.js';
import { lock } from './lock.js';

swap(() => {
  themes();
  suggestions();
  ticks();
  lock();
  keys();
  const untold = document.querySelector('[data-untold]');
  if (untold) setTimeout(() => untold.remove(), 10_000);
});
