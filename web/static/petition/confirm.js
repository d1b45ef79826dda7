// Confirming a signature: this browser draws the nonce of its leaf, and finds it again in the receipt; then the petition is shared.
import { newNonce } from '../vote/receipt.js';

const KEY = 'voix-alea';
const field = document.querySelector('[data-alea]');
const shown = document.querySelector('[data-nonce]');

if (field) {
  field.value = newNonce();
  field.form.addEventListener('submit', () => sessionStorage.setItem(KEY, field.value));
}

const drawn = sessionStorage.getItem(KEY);
if (shown && drawn) {
  const line = document.querySelector('[data-own-nonce]');
  line.textContent = shown.textContent === drawn ? line.dataset.oui : line.dataset.non;
  line.hidden = false;
}
