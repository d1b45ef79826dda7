// Explains a term of the glossary where it is touched, with the words of the page that its link leads to. Fetched at the first touch.
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
  made.addEventListener('toggle', (event) => { if (!made.matches(':popover-open')) touched.focus(); });
  document.body.append(made);
  return made;
}

let shown;
let touched;

export async function explain(link) {
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
  if (shown.matches(':popover-open')) shown.hidePopover();
  touched = link;
  shown.showPopover();
  shown.focus();
}
