// A term of the glossary is explained where it is touched. Its link leads to the glossary: there without this module, in a new tab, and
// whenever the explanation cannot be fetched.
const pages = new Map();

function read(address) {
  if (!pages.has(address)) {
    pages.set(address, fetch(address).then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.status))))
      .then((text) => new DOMParser().parseFromString(text, 'text/html')));
    pages.get(address).catch(() => pages.delete(address));
  }
  return pages.get(address);
}

function card() {
  const made = document.createElement('div');
  made.className = 'termcard';
  made.popover = 'auto';
  made.tabIndex = -1;
  made.setAttribute('role', 'dialog');
  document.body.append(made);
  return made;
}

let shown;

async function explain(link) {
  const section = (await read(link.pathname)).getElementById(link.hash.slice(1));
  shown ??= card();
  const title = document.createElement('h2');
  title.className = 'h3';
  title.textContent = section.querySelector('h2').textContent;
  const words = document.createElement('p');
  words.textContent = section.querySelector('p').textContent;
  const more = document.createElement('a');
  more.href = link.href;
  more.textContent = section.ownerDocument.querySelector('h1').textContent;
  shown.setAttribute('aria-label', title.textContent);
  shown.replaceChildren(title, words, more);
  shown.addEventListener('toggle', (event) => event.newState === 'closed' && link.focus(), { once: true });
  shown.showPopover();
  shown.focus();
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-term]');
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || !('popover' in HTMLElement.prototype)) return;
  event.preventDefault();
  explain(link).catch(() => location.assign(link.href));
});
