// Where a postcode or a commune lies, as official files number a département or an overseas constituency.
const OF_THEIR_OWN = { 97133: '977', 97150: '977', 98000: '-' }; // Saint-Barthélemy and Saint-Martin share a deputy; Monaco has none
const communes = new Map();
let learning = null;

export const plain = (words) => words.toLowerCase().normalize('NFD').replace(/\p{M}+/gu, '').replaceAll('œ', 'oe').replace(/[^a-z0-9]+/g, ' ').trim();

export const isPostcode = (typed) => /^\d{5}$/.test(typed.replace(/\s/g, ''));

/** The table of all communes, the same for everybody, whatever is typed then. What failed is asked again the next time; names are found without it. */
export function learnCommunes(address) {
  learning ??= read(address).catch((failure) => { console.warn(failure); learning = null; });
  return learning;
}

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  for (const line of (await answer.text()).trimEnd().split('\n')) {
    const [numero, ...names] = line.split(';');
    for (const name of names) communes.set(name, [...(communes.get(name) ?? []), numero]);
  }
}

/** All that have a commune of that name, or the one of a postcode. */
export function departementsOf(typed) {
  const code = typed.replace(/\s/g, '');
  if (!isPostcode(code)) return communes.get(plain(typed).replace(/\bst(e?)\b/g, 'saint$1')) ?? [];
  if (code in OF_THEIR_OWN) return [OF_THEIR_OWN[code]];
  if (/^20[01]/.test(code)) return ['2A'];
  if (/^20/.test(code)) return ['2B'];
  return [code.slice(0, /^9[78]/.test(code) ? 3 : 2)];
}

/** Official files write some numbers with a nought before them. */
export const isDepartement = (numero, asked) => (numero ?? '').replace(/^0(?=\d\d)/, '') === asked;
