// The robot check on a button of its own, for forms that make it before they are sent.
import { pass } from './robot-check.js';

const PASS = 600000;

/** @return isPassed, hasFailed; check, which resolves to whether it passed; expire, for a pass that was not enough */
export function checkButton(form) {
  const box = form.querySelector('[data-robot]');
  const button = box.querySelector('[data-check]');
  const status = box.querySelector('[data-robot-status]');
  let passedAt = 0;
  let hasFailed = false;
  let running = null;

  box.hidden = false;

  function show(state) {
    button.hidden = state !== null;
    for (const part of box.querySelectorAll('[data-state]')) {
      part.hidden = part.dataset.state !== state;
      if (!part.hidden) status.textContent = part.textContent;
    }
  }

  function check() {
    running ??= (async () => {
      show('encours');
      const isFine = await pass(form, show).catch(() => false);
      box.querySelector('[data-providers]').hidden = true;
      passedAt = isFine ? Date.now() : 0;
      hasFailed = !isFine;
      box.querySelector('[data-robot-failed]').hidden = isFine;
      show(isFine ? 'verifie' : null);
      running = null;
      return isFine;
    })();
    return running;
  }

  function expire() {
    passedAt = 0;
    show(null);
  }

  button.addEventListener('click', check);
  return { isPassed: () => Date.now() - passedAt < PASS, hasFailed: () => hasFailed, check, expire };
}
