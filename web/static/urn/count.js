// The counting rule, applied to the lines of one urn in their order. One byte a leaf is remembered.

import { isOfPetition } from './urn.js';

const LETTERS = 'PCA';
const BALLOT = 0b1111;
const SET_ASIDE = 0x20;
const CROSSED_OUT = 0x40;
const NUMBER = /^(0|[1-9][0-9]{0,14})$/;
const RULES = ['reseau', 'rafale', 'domaine'];
const DECISION = /^d[1-9][0-9]{0,17}$/;
const COMMITMENT = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;
const PRINTABLE = /^[ -~]+$/;

export class Count {
  size = 0;
  faults = 0;
  firstFault = null;
  kinds = {}; // leaves of each kind
  #uid;
  #letters;
  #known = new Uint8Array(1024);
  #commitments = new Set();
  #marks = new Map();
  #isClosed = false;
  #question = null;

  constructor(uid) {
    this.#uid = uid;
    this.#letters = isOfPetition(uid) ? 'S' : LETTERS;
    this.tiers = [0, 1, 2].map(() => [...this.#letters].map(() => 0));
  }

  read(line) {
    if (this.size === this.#known.length) {
      const wider = new Uint8Array(2 * this.size);
      wider.set(this.#known);
      this.#known = wider;
    }
    if (!PRINTABLE.test(line) || !this.#apply(line.split(' ')) || (this.size === 0 && !line.startsWith('t1 '))) {
      this.faults++;
      this.firstFault ??= this.size;
    }
    const kind = line.slice(0, 2);
    this.kinds[kind] = (this.kinds[kind] ?? 0) + 1;
    this.size++;
  }

  /** Whether the rule foresees this leaf here. */
  #apply([kind, ...fields]) {
    switch (`${kind}/${fields.length}`) {
      case 't1/2': return this.#ask(fields);
      case 'b1/4': return this.#letters !== 'S' && this.#ballot(fields);
      case 's1/3': return this.#letters === 'S' && this.#ballot([fields[0], 'S', ...fields.slice(1)]);
      case 'x1/1': return this.#crossOut(fields[0]);
      case 'm1/3': return RULES.includes(fields[1]) && DECISION.test(fields[2]) && this.#setAside(fields[0], true) && this.#mark(fields);
      case 'r1/2': return DECISION.test(fields[1]) && this.#setAside(fields[0], false);
      case 'z1/4': case 'z1/2': return fields.length === 1 + this.#letters.length && this.#close(fields);
      default: return false;
    }
  }

  /** The SHA-256 in hex of the text that stands. */
  get question() {
    return this.#question;
  }

  /** Whether nothing may be missing: a closing publishes all. */
  get isClosed() {
    return this.#isClosed;
  }

  /** The same text again opens a closed urn; another text only says that it changed. */
  #ask([uid, question]) {
    if (question === this.#question) this.#isClosed = false;
    this.#question = question;
    return uid === this.#uid && /^[0-9a-f]{64}$/.test(question);
  }

  #ballot([uid, letter, tier, commitment]) {
    const choice = letter.length === 1 ? this.#letters.indexOf(letter) : -1;
    if (choice < 0 || !/^[0-2]$/.test(tier) || !COMMITMENT.test(commitment)) return false;
    const isNew = !this.#commitments.has(commitment);
    this.#commitments.add(commitment);
    this.#known[this.size] = 1 + Number(tier) * this.#letters.length + choice;
    this.tiers[tier][choice]++;
    return uid === this.#uid && isNew && !this.#isClosed;
  }

  #crossOut(target) {
    const ballot = this.#standing(target);
    if (ballot === null) return false;
    this.#move(ballot, -1);
    this.#known[ballot] |= CROSSED_OUT;
    return true;
  }

  #setAside(target, isAside) {
    const ballot = this.#standing(target);
    if (ballot === null || Boolean(this.#known[ballot] & SET_ASIDE) === isAside) return false;
    if (isAside) this.#move(ballot, -1);
    this.#known[ballot] ^= SET_ASIDE;
    if (!isAside) this.#move(ballot, 1);
    return true;
  }

  #mark([index, rule, decision]) {
    this.#marks.set(Number(index), { rule, decision });
    return true;
  }

  #close([uid, ...said]) {
    const isFirst = !this.#isClosed;
    this.#isClosed = true;
    return uid === this.#uid && isFirst && said.every((count, choice) => count === String(this.of(choice)));
  }

  #standing(target) {
    if (!NUMBER.test(target)) return null;
    const ballot = Number(target);
    return ballot < this.size && this.#known[ballot] && !(this.#known[ballot] & CROSSED_OUT) ? ballot : null;
  }

  #move(ballot, by) {
    const known = this.#known[ballot];
    if (known & SET_ASIDE) return;
    const said = (known & BALLOT) - 1;
    this.tiers[Math.floor(said / this.#letters.length)][said % this.#letters.length] += by;
  }

  of(choice) { return this.tiers.reduce((sum, tier) => sum + tier[choice], 0); }

  /** The rule and the decision under which a ballot was last set aside, or null. */
  mark(index) { return this.#marks.get(index) ?? null; }

  /** 'compte', 'annule' (by its author), 'ecarte' (by moderation), or null for what is no ballot. */
  fate(index) {
    const known = index < this.size ? this.#known[index] : 0;
    if (!known) return null;
    return known & CROSSED_OUT ? 'annule' : known & SET_ASIDE ? 'ecarte' : 'compte';
  }
}
