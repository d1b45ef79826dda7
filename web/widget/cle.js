/* Voix: whether the register, signed by the keys that a page pins, binds a result that the page shows (AGPL-3.0). embed.js loads it, by its
   hash, where an element has keys. */
(() => {
  const ED25519 = 1;
  const COSIGNATURE = 4;
  const LATE = 8000; // milliseconds after which an answer is not waited for any more

  const utf8 = (words) => new TextEncoder().encode(words);
  const bytes = (base64) => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
  const hex = (all) => [...all].map((one) => one.toString(16).padStart(2, '0')).join('');
  const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer()));
  const isSame = (a, b) => hex(a) === hex(b);

  /* RFC 9162, 2.1.3.2: the root to which a proof leads from a leaf; null where it leads nowhere. */
  async function lead(leaf, index, size, proof) {
    let [at, last, hash] = [index, size - 1, await sha256(Uint8Array.of(0), leaf)];
    for (const one of proof) {
      if (last === 0) return null;
      if (at % 2 || at === last) {
        hash = await sha256(Uint8Array.of(1), one, hash);
        while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
      } else hash = await sha256(Uint8Array.of(1), hash, one);
      [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    }
    return last === 0 ? hash : null;
  }

  /* Whether a key of Ed25519 signed a note (C2SP signed-note), or co-signed it (tlog-cosignature). */
  async function hasSigned(vkey, text, lines) {
    const [name, id, key] = vkey.split(/\+(.{8})\+/);
    const typed = bytes(key);
    const imported = await crypto.subtle.importKey('raw', typed.slice(1), { name: 'Ed25519' }, false, ['verify']);
    const is = (signature, message) => crypto.subtle.verify({ name: 'Ed25519' }, imported, signature, utf8(message));
    for (const line of lines) {
      const [, by, base64] = line.split(' ');
      const signed = by === name ? bytes(base64) : [];
      if (hex(signed.slice(0, 4)) !== id) continue;
      if (typed[0] === ED25519 && await is(signed.slice(4), text)) return true;
      const time = typed[0] === COSIGNATURE && signed.length > 12 && new DataView(signed.buffer).getBigUint64(4);
      if (time && await is(signed.slice(12), `cosignature/v1\ntime ${time}\n${text}`)) return true;
    }
    return false;
  }

  /* 'oui' where the register has a line of this urn and all keys signed that; 'non' where it proves something else; 'inconnu' where
     no proof was given, or this browser cannot read one. */
  async function pinned(subject, uid, keys) {
    try {
      const answer = await fetch(`${subject}/urne/registre`, { credentials: 'omit', cache: 'no-cache', referrerPolicy: 'no-referrer' });
      if (!answer.ok) return 'inconnu';
      const [head, ...note] = (await answer.text()).split('\n\n');
      const [, extra, index, ...proof] = head.split('\n');
      const [text, lines] = [`${note[0]}\n`, note[1].trimEnd().split('\n')];
      const [log, size, root] = text.split('\n');
      const line = bytes(extra.slice(6));
      const isBound = log === `${keys[0].split('+')[0]}/registre` && new TextDecoder().decode(line).startsWith(`u1 ${uid} `)
        && isSame(await lead(line, Number(index.slice(6)), Number(size), proof.map(bytes)) ?? [], bytes(root));
      const signed = await Promise.all(keys.map((key) => hasSigned(key, text, lines)));
      return isBound && signed.every(Boolean) ? 'oui' : 'non';
    } catch {
      return 'inconnu';
    }
  }

  /* Of several, by their addresses: 'oui' where that is so of each, and never of none. */
  window[Symbol.for('voix-cle')] = async (subjects, keys) => {
    const late = new Promise((done) => { setTimeout(done, LATE, []); });
    const all = await Promise.race([late, Promise.all(subjects.map(([address, uid]) => pinned(address, uid, keys)))]);
    return all.includes('non') ? 'non' : all.length && all.every((one) => one === 'oui') ? 'oui' : 'inconnu';
  };
})();
