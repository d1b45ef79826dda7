// Where a postcode lies, as official files number a département or an overseas constituency; null for what is no postcode.
const OF_THEIR_OWN = { 97133: '977', 97150: '977', 98000: '-' }; // Saint-Barthélemy and Saint-Martin share a deputy; Monaco has none

export const plain = (words) => words.toLowerCase().normalize('NFD').replace(/\p{M}+/gu, '').replace(/[^a-z0-9]+/g, ' ').trim();

export function departementOf(typed) {
  const code = typed.replace(/\s/g, '');
  if (!/^\d{5}$/.test(code)) return null;
  if (code in OF_THEIR_OWN) return OF_THEIR_OWN[code];
  if (/^20[01]/.test(code)) return '2A';
  if (/^20/.test(code)) return '2B';
  return code.slice(0, /^9[78]/.test(code) ? 3 : 2);
}

/** Official files write some numbers with a nought before them. */
export const isDepartement = (numero, asked) => (numero ?? '').replace(/^0(?=\d\d)/, '') === asked;
