// The deputies of a place: postcode, département or name, looked up in the page itself. Nothing is stored, nothing is sent.
const field = document.querySelector('#chez-moi');
const told = document.querySelector('[data-found]');
const sections = [...document.querySelectorAll('[data-departement]')].map((section) => ({
  section,
  numero: section.dataset.departement,
  name: plain(section.querySelector('h2').textContent),
  lines: [...section.querySelectorAll('li')].map((line) => ({ line, name: plain(line.querySelector('a').textContent) })),
}));

function plain(words) {
  return words.toLowerCase().normalize('NFD').replace(/\p{M}+/gu, '').replace(/[^a-z0-9]+/g, ' ').trim();
}

/** A postcode begins with its département, Corsica and overseas apart. */
function departement(typed) {
  const code = typed.replace(/\s/g, '');
  if (!/^(\d{5}|\d{2,3}|2[ab])$/i.test(code)) return null;
  if (/^20\d{3}$/.test(code)) return ['2A', '2B'];
  return [(/^9[78]/.test(code) ? code.slice(0, 3) : code.slice(0, 2)).toUpperCase()];
}

function find() {
  const numeros = departement(field.value.trim());
  const words = plain(field.value);
  let found = 0;
  for (const { section, numero, name, lines } of sections) {
    const whole = !words || (numeros ? numeros.includes(numero) : name.includes(words));
    let shown = 0;
    for (const one of lines) {
      const isShown = whole || (!numeros && one.name.includes(words));
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
