// « Mes bulletins » stands in the header once this browser keeps one.
try {
  if (/"code"/.test(localStorage.getItem('voix.bulletins'))) document.querySelector('[data-own-ballots]').hidden = false;
} catch { /* storage refused: nothing is kept */ }

// A term of the glossary is explained where it is touched; what does that is fetched then, and its link leads there without it.
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-term]');
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || !('popover' in HTMLElement.prototype)) return;
  event.preventDefault();
  import(document.querySelector('[data-glossary]').dataset.glossary).then(({ explain }) => explain(link)).catch(() => location.assign(link.href));
});
