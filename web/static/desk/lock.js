// Tells colleagues who works on this scrutin, and is told of them.
const AGAIN = 120_000;
let timer = 0;

async function hold() {
  const desk = document.querySelector('[data-lock]');
  if (!desk || document.hidden) return;
  const body = new URLSearchParams({ csrf: desk.dataset.csrf });
  try {
    const answer = await fetch(desk.dataset.lock, { method: 'POST', body });
    if (!desk.isConnected) return;
    const box = desk.querySelector('[data-held]');
    box.hidden = answer.status !== 409;
    if (answer.status === 409) box.querySelector('p').textContent = await answer.text();
  } catch {
    // the version of the decision is what counts: without an answer one works on
  }
}

document.addEventListener('visibilitychange', hold);

export function lock() {
  clearInterval(timer);
  timer = setInterval(hold, AGAIN);
  hold();
}
