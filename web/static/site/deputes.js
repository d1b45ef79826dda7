// The deputies of a place: postcode, commune, département or name, looked up in the page itself. Nothing is stored, nothing is sent.
import { departementsOf, isDepartement, isPostcode, learnCommunes, plain } from './place.js';

const field = document.querySelector('#chez-moi');
const told = document.querySelector('[data-found]');
const sections = [...document.querySelectorAll('[data-departement]')].map((section) => ({
  section,
  departement: section.dataset.departement,
  name: section.querySelector('h2').firstChild.textContent,
  words: plain(section.querySelector('h2').textContent),
  lines: [...section.querySelectorAll('li')].map((line) => ({ line, words: plain(line.querySelector('a').textContent) })),
}));

function find() {
  const places = departementsOf(field.value);
  const asked = plain(field.value);
  const isCode = isPostcode(field.value);
  const found = [];
  for (const { section, departement, name, words, lines } of sections) {
    const isOfPlace = places.some((numero) => isDepartement(departement, numero));
    const isWhole = !asked || isOfPlace || (!isCode && ` ${words} `.includes(` ${asked}`));
    for (const one of lines) one.line.hidden = !isWhole && (isCode || !one.words.includes(asked));
    section.hidden = lines.every(({ line }) => line.hidden);
    if (isOfPlace) found.push(name);
  }
  const isNobody = sections.every(({ section }) => section.hidden);
  told.textContent = isNobody ? told.dataset.none : isCode || !found.length ? '' : told.dataset.commune.replace('%s', found.join(', '));
}

document.querySelector('[data-finder]').hidden = false;
field.addEventListener('input', find);
field.addEventListener('focus', async () => {
  await learnCommunes(field.dataset.communes);
  find();
});
const code = location.hash.slice(1); // from the first page
if (isPostcode(code)) field.value = code;
find();
