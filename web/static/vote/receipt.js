// The receipt: its short code, and the proof that the counted ballot is this browser's.

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS = { pour: 'P', contre: 'C', abstention: 'A' };
const text = new TextEncoder();

/** The first 60 bits of the leaf hash, as XXXX-XXXX-XXXX. */
export function code(leafHash) {
  let bits = BigInt(`0x${leafHash.slice(0, 15)}`);
  let out = '';
  for (let i = 0; i < 12; i++, bits >>= 5n) out = ALPHABET[Number(bits & 31n)] + out;
  return out.match(/.{4}/g).join('-');
}

/** The fifteen hex digits that a code stands for, as somebody types it; null for what is none. */
export function hashStart(typed) {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (letters.length !== 12 || [...letters].some((letter) => !ALPHABET.includes(letter))) return null;
  return [...letters].reduce((bits, letter) => (bits << 5n) | BigInt(ALPHABET.indexOf(letter)), 0n).toString(16).padStart(15, '0');
}

export function newNonce() {
  return toBase64url(crypto.getRandomValues(new Uint8Array(16)));
}

/** The same for a signature of a petition, which has no choice. */
export async function isMySignature(uid, receipt) {
  const [kind, petition, tier, commitment] = receipt.leaf.split(' ');
  return kind === 's1' && petition === uid && opens(receipt, commitment, `voix-signature-v1\n${uid}\n${tier}\n`);
}

/** Whether the leaf is about this vote and choice, and its commitment opens with the receipt's secret and nonce: the one drawn here, if any is known. */
export async function isMine(uid, choice, receipt, nonce) {
  const [kind, scrutin, letter, tier, commitment] = receipt.leaf.split(' ');
  if (kind !== 'b1' || scrutin !== uid || letter !== LETTERS[choice] || (nonce && nonce !== receipt.nonce)) return false;
  return opens(receipt, commitment, `voix-ballot-v1\n${uid}\n${letter}\n${tier}\n`);
}

async function opens(receipt, commitment, ballot) {
  const key = await crypto.subtle.importKey('raw', fromBase64url(receipt.secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const said = joined(text.encode(ballot), fromBase64url(receipt.nonce));
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, said));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', joined(Uint8Array.of(0), text.encode(receipt.leaf))));
  return toBase64url(mac) === commitment && toHex(hash) === receipt.leafHash;
}

function joined(a, b) {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

const toHex = (bytes) => [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
const toBase64url = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const fromBase64url = (s) => Uint8Array.from(atob(s.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
