// The page that builds the code of an embed: what is chosen is shown at once, and copied by a button.

const form = document.querySelector('[data-builder]');
let latest = null;

async function build() {
  const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
  latest?.abort();
  latest = new AbortController();
  try {
    const answer = await fetch(address, { signal: latest.signal });
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const built = [...page.querySelectorAll('[data-built]')];
    for (const [i, old] of [...document.querySelectorAll('[data-built]')].entries()) old.replaceWith(built[i] ?? '');
    for (const button of document.querySelectorAll('[data-built] [data-copy]')) button.hidden = false;
    history.replaceState(null, '', address);
  } catch (error) {
    if (error.name !== 'AbortError') form.submit(); // the page of the service says what is wrong
  }
}

// what is typed is looked up when asked; what is picked shows at once
form.addEventListener('change', (event) => {
  if (event.target.matches('select')) build();
});
