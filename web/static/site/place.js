// Where a postcode, a commune or a country votes: its constituencies, looked up in a table that is the same for everybody.
const byCode = new Map(); // postcode → constituency, such as 75-6 → names of communes there
const byName = new Map(); // plain name of a commune or country → constituency → names
let learning = null;

export const plain = (words) => words.toLowerCase().normalize('NFD').replace(/\p{M}+/gu, '').replaceAll('œ', 'oe').replace(/[^a-z0-9]+/g, ' ').trim();

export const isPostcode = (typed) => /^\d{5}$/.test(typed.replace(/\s/g, ''));

/** A constituency by the numbers of official files, which write some with a nought before them. */
export const seatOf = (departement, circonscription) => `${(departement ?? '').replace(/^0(?=\d\d)/, '')}-${Number(circonscription)}`;

/** Reads the table, the same for everybody: whether it is there. What failed is asked again the next time. */
export function learnPlaces(address) {
  learning ??= read(address).then(() => true, (failure) => { console.warn(failure); learning = null; return false; });
  return learning;
}

async function read(address) {
  const answer = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  for (const line of (await answer.text()).trimEnd().split('\n')) {
    const [seat, ...entries] = line.split(';');
    for (const entry of entries) {
      const at = entry.indexOf(' ');
      for (const name of entry.slice(at + 1).split(',')) {
        if (at > 0) note(byCode, entry.slice(0, at), seat, name);
        note(byName, plain(name), seat, name);
      }
    }
  }
}

function note(table, key, seat, name) {
  if (!table.has(key)) table.set(key, new Map());
  const seats = table.get(key);
  seats.set(seat, (seats.get(seat) ?? new Set()).add(name));
}

/** Constituencies of a postcode, or of all places of that name, each with the names that led there. */
export const seatsOf = (typed) => (isPostcode(typed)
  ? byCode.get(typed.replace(/\s/g, '')) : byName.get(plain(typed).replace(/\bst(e?)\b/g, 'saint$1'))) ?? new Map();

/** Whether one commune of these lies in several constituencies, so that the street decides. */
export function isByStreet(seats) {
  const seen = new Set();
  for (const [seat, names] of seats) {
    for (const name of names) {
      const one = `${seat.split('-')[0]} ${name}`;
      if (seen.has(one)) return true;
      seen.add(one);
    }
  }
  return false;
}

/** That nobody sits for it, with the name of its département as the list of deputies writes it; its number where all seats there are vacant. */
export function vacantSeat(words, seat, list) {
  const [departement, circonscription] = seat.split('-');
  const section = [...list.querySelectorAll('[data-departement]')].find((one) => seatOf(one.dataset.departement, circonscription) === seat);
  return words.replace('%s', () => section?.querySelector('h2 span').textContent ?? departement).replace('%s', circonscription);
}
