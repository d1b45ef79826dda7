// The deputies of a place: postcode, commune, country, département or name, looked up in the page itself. Nothing is stored, nothing is sent.
import { isByStreet, isPostcode, learnPlaces, plain, seatOf, seatsOf, vacantSeat } from './place.js';

const field = document.querySelector('#chez-moi');
const told = document.querySelector('[data-found]');
const sections = [...document.querySelectorAll('[data-departement]')].map((section) => ({
  section,
  words: plain(section.querySelector('h2').textContent),
  lines: [...section.querySelectorAll('li')].map((line) => ({
    line,
    seat: seatOf(section.dataset.departement, line.dataset.circonscription),
    words: plain(line.querySelector('a').textContent),
  })),
}));
const sitting = new Set(sections.flatMap(({ lines }) => lines.map(({ seat }) => seat)));

function find() {
  const seats = seatsOf(field.value);
  const asked = plain(field.value);
  const isCode = isPostcode(field.value);
  for (const { section, words, lines } of sections) {
    const isWhole = !asked || (!isCode && ` ${words} `.includes(` ${asked}`));
    for (const { line, seat, words: name } of lines) line.hidden = !isWhole && !seats.has(seat) && (isCode || !name.includes(asked));
    section.hidden = lines.every(({ line }) => line.hidden);
  }
  const vacant = [...seats.keys()].filter((seat) => !sitting.has(seat));
  const isNobody = seats.size === 0 && sections.every(({ section }) => section.hidden);
  told.textContent = [
    isNobody && told.dataset.none,
    seats.size > 1 && (isByStreet(seats) ? told.dataset.street : told.dataset.several),
    ...vacant.map((seat) => vacantSeat(told.dataset.vacant, seat, document)),
  ].filter(Boolean).join(' ');
}

async function learn() {
  await learnPlaces(field.dataset.places);
  find();
}

document.querySelector('[data-finder]').hidden = false;
field.addEventListener('input', find);
field.addEventListener('focus', learn);
const code = location.hash.slice(1); // from the first page
if (isPostcode(code)) {
  field.value = code;
  learn();
}
find();
