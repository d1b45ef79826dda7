// A form that has a mail sent: makes the robot check on its button or before it is sent. Where the check cannot be made the form
// goes without it: a few signatures are taken then, by the mailed link alone, and the server says so of everything else.
import { pass } from '../vote/robot-check.js';

const PASS = 600000;

for (const form of document.querySelectorAll('[data-sign]')) start(form);

function start(form) {
  const box = form.querySelector('[data-robot]');
  const button = box.querySelector('[data-check]');
  const status = box.querySelector('[data-robot-status]');
  let passedAt = 0;
  let running = null;
  let isGivenUp = false;

  box.hidden = false;

  const isPassed = () => Date.now() - passedAt < PASS;

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
      isGivenUp = !isFine;
      box.querySelector('[data-robot-failed]').hidden = isFine;
      show(isFine ? 'verifie' : null);
      running = null;
      return isFine;
    })();
    return running;
  }

  button.addEventListener('click', check);
  form.addEventListener('submit', async (event) => {
    if (isPassed() || isGivenUp) return;
    event.preventDefault();
    await check();
    form.requestSubmit();
  });
}
