// The service draws how a count grew, and where signatures come from. Where a result of this frame has grown (frame.js says so), its
// drawing is asked for again: not by all at once, and now and then at most.
const EVERY = 5; // seconds
const AWAY = 20;

let isRedrawing = false;
let drawnAt = -Infinity;
async function redraw(one) {
  if (isRedrawing) return;
  isRedrawing = true;
  const pause = Math.max(drawnAt + AWAY * 1000 - performance.now(), 0) + EVERY * 1000 * Math.random();
  await new Promise((resolve) => { setTimeout(resolve, pause); });
  isRedrawing = false;
  drawnAt = performance.now();
  const answer = await fetch(location.href, { cache: 'no-cache', credentials: 'omit' }).catch(() => null);
  if (!answer?.ok) {
    redraw(one); // after a while; until then the drawing says until when it goes
    return;
  }
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const old of one.querySelectorAll('[data-drawn]')) {
    const anew = fresh.querySelector(`[data-drawn=${old.dataset.drawn}]`);
    if (anew) old.replaceWith(anew);
  }
}

for (const one of document.querySelectorAll('[data-live]')) if (one.querySelector('[data-drawn]')) one.addEventListener('grown', () => redraw(one));
