// Suggestions go into the form, and no further: a person publishes.
import { tick, ticked } from './themes.js';

const MOST = 3;
const MOST_THEMES = 4;

const boxOf = (button) => document.querySelector(`[name="theme"][value="${CSS.escape(button.dataset.suggest)}"]`);

export function suggestions() {
  const buttons = [...document.querySelectorAll('[data-suggest]')].filter((button) => boxOf(button));
  for (const button of buttons) {
    boxOf(button).closest('li').dataset.proposed = '';
    button.disabled = document.querySelector('[data-themes]').disabled;
    button.addEventListener('click', () => tick(boxOf(button)));
  }
  document.querySelector('[data-take]')?.addEventListener('click', () => {
    const sure = buttons.filter((button) => 'sure' in button.dataset);
    for (const button of sure.length > 0 ? sure.slice(0, MOST) : buttons.slice(0, 1)) {
      if (ticked().length < MOST_THEMES) tick(boxOf(button), true);
    }
  });
}
