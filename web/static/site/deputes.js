// The deputies of a place: postcode, département or name, looked up in the page itself. Nothing is stored, nothing is sent.
import { departementOf, isDepartement, plain } from './postcode.js';

const field = document.querySelector('#chez-moi');
const told = document.querySelector('[data-found]');
const sections = [...document.querySelectorAll('[data-departement]')].map((section) => ({
  section,
  departement: section.dataset.departement,
  name: plain(section.querySelector('h2').textContent),
  lines: [...section.querySelectorAll('li')].map((line) => ({ line, name: plain(line.querySelector('a').textContent) })),
}));

function find() {
  const numero = departementOf(field.value);
  const words = plain(field.value);
  let found = 0;
  for (const { section, departement, name, lines } of sections) {
    const whole = !words || (numero === null ? ` ${name} `.includes(` ${words}`) : isDepartement(departement, numero));
    let shown = 0;
    for (const one of lines) {
      const isShown = whole || (numero === null && one.name.includes(words));
      one.line.hidden = !isShown;
      if (isShown) shown += 1;
    }
    section.hidden = !shown;
    found += shown;
  }
  told.textContent = found ? '' : told.dataset.none;
}

document.querySelector('[data-finder]').hidden = false;
field.addEventListener('input', find);
find();
