// « Mes bulletins »: drawn from this browser's own memory, sent nowhere.
import { ballots, forget, hasConsent } from './memory.js';
import { ask } from './api.js';

const table = document.querySelector('[data-my-ballots]');
const none = document.querySelector('[data-ballots-none]');
const forgetPart = document.querySelector('[data-forget-part]');
const body = table.querySelector('tbody');

function row(uid, ballot) {
  const line = document.createElement('tr');
  const head = Object.assign(document.createElement('th'), { scope: 'row' });
  const link = Object.assign(document.createElement('a'), { href: body.dataset.prefix + encodeURIComponent(uid), textContent: ballot.numero });
  const choice = Object.assign(document.createElement('td'), { textContent: body.dataset[ballot.choice] ?? '' });
  const code = Object.assign(document.createElement('code'), { textContent: ballot.code, translate: false });
  head.append(link);
  const cell = document.createElement('td');
  cell.append(code);
  line.append(head, choice, cell);
  return line;
}

function draw() {
  const kept = Object.entries(ballots());
  body.replaceChildren(...kept.map(([uid, ballot]) => row(uid, ballot)));
  table.hidden = kept.length === 0;
  none.hidden = kept.length > 0;
  forgetPart.hidden = kept.length === 0 && !hasConsent();
}

document.querySelector('[data-forget]').addEventListener('click', async () => {
  forget();
  draw();
  const answer = await ask('DELETE', '/api/v1/robot-check').catch(() => null);
  none.textContent = answer?.status === 204 ? none.dataset.forgotten : none.dataset.half;
  none.tabIndex = -1;
  none.focus();
});

draw();
