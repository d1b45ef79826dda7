// What any page may hold that needs a script.

// « Mes bulletins » stands in the header once this browser keeps one.
try {
  if (/"code"/.test(localStorage.getItem('voix.bulletins'))) document.querySelector('[data-own-ballots]').hidden = false;
} catch { /* storage refused: nothing is kept */ }

// « Comment je lis »: larger letters, and what this reader asked not to see. Kept in this browser alone.
const reading = document.querySelector('[data-reading]');
let hidden = [];
try { hidden = JSON.parse(localStorage.getItem('voix.lecture')) ?? []; } catch { /* storage refused, or not ours */ }
function hide() {
  for (const name of ['large', 'hide-count', 'hide-who']) document.documentElement.toggleAttribute(`data-${name}`, hidden.includes(name));
}
hide();
if (reading) {
  for (const box of reading.querySelectorAll('input')) box.checked = hidden.includes(box.name);
  reading.addEventListener('change', () => {
    hidden = [...reading.querySelectorAll('input:checked')].map((box) => box.name);
    hide();
    try { localStorage.setItem('voix.lecture', JSON.stringify(hidden)); } catch { /* for this page alone */ }
  });
}

// A term of the glossary is explained where it is touched; what does that is fetched then, and its link leads there without it.
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-term]');
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || !('popover' in HTMLElement.prototype)) return;
  event.preventDefault();
  import(document.querySelector('[data-glossary]').dataset.glossary).then(({ explain }) => explain(link)).catch(() => location.assign(link.href));
});

// Copy, share, print, and codes for a phone's camera: hidden without a script.
for (const part of document.querySelectorAll('[data-copy], [data-print], [data-qr]')) part.hidden = false;

for (const button of document.querySelectorAll('button[data-share]')) button.hidden = !navigator.share;
for (const code of document.querySelectorAll('[data-qr]')) code.addEventListener('toggle', () => { if (code.open) drawCode(code); });

/** In a details whose div holds it; drawn on this device alone, since what it says may be private. */
async function drawCode(code) {
  const { renderSVG } = await import('../vendor/uqr/uqr.js');
  code.querySelector('div').innerHTML = renderSVG(code.dataset.qr, { ecc: 'L', border: 4 });
}

document.addEventListener('click', async (event) => {
  if (event.target.closest('[data-print]')) print();
  const shared = event.target.closest('button[data-share]');
  if (shared) navigator.share({ title: shared.dataset.title, url: shared.dataset.share }).catch(() => {}); // closed without sharing
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    return; // no permission: the text stands beside the button
  }
  const words = button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => { button.textContent = words; }, 1500);
});
