// « Mes bulletins » stands in the header once this browser keeps one.
try {
  if (/"code"/.test(localStorage.getItem('voix.bulletins'))) document.querySelector('[data-own-ballots]').hidden = false;
} catch { /* storage refused: nothing is kept */ }
