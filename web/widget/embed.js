/* Voix, the live result of a vote in your own page (AGPL-3.0).

   <voix-resultat scrutin="UID"></voix-resultat>      or petition="12": its signatures
   langue="fr|en"

   These three attributes stay, and so does the address of this file. Any other attribute changes nothing.
   The result is light or dark as the system of its reader is, and as wide as its place, from 240 pixels. Load this file as you like:
   as it is, with defer or async, as a module, late, twice. As it is, before the first element, the place is reserved before anything
   is painted.
   Nothing is stored. The policy of your page must allow this origin in script-src and frame-src, and nothing else. */
(() => {
  if (customElements.get('voix-resultat')) return; // included twice
  // not document.currentScript, which an <img name="currentScript"> in somebody's comment would be; a module has none, but is in its own stack
  const script = Object.getOwnPropertyDescriptor(Document.prototype, 'currentScript').get.call(document);
  const { origin } = new URL(script?.src || new Error().stack.match(/https?:\/\/[^\s()@]+\/embed\.js/)[0]);
  const KINDS = { scrutin: 'scrutins', petition: 'petitions' };
  const TALLEST = 900;
  const LONGEST_TITLE = 200;

  // a constructed sheet: the page needs no style-src for it
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; inline-size: 100%; container-type: inline-size; }
    :host([hidden]) { display: none; }
    iframe { --least: 250px; display: block; border: 0; inline-size: 100%; block-size: var(--least);
      min-block-size: var(--least); max-block-size: ${TALLEST}px; }
    @container (max-width: 599px) { iframe { --least: 320px; } }
    @container (max-width: 359px) { iframe { --least: 400px; } }
    @container (max-width: 279px) { iframe { --least: 460px; } }
  `);

  class Resultat extends HTMLElement {
    static observedAttributes = [...Object.keys(KINDS), 'langue'];

    #frame = document.createElement('iframe');

    constructor() {
      super();
      this.#frame.loading = 'lazy';
      this.#frame.referrerPolicy = 'no-referrer';
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      root.append(this.#frame);
    }

    connectedCallback() {
      addEventListener('message', this);
      this.#show();
    }

    disconnectedCallback() {
      removeEventListener('message', this);
    }

    attributeChangedCallback() {
      if (this.isConnected) this.#show();
    }

    #show() {
      const english = this.getAttribute('langue') === 'en';
      const kind = Object.keys(KINDS).find((name) => this.getAttribute(name));
      if (!kind) {
        this.#frame.removeAttribute('src');
        return;
      }
      const src = `${origin}${english ? '/en' : ''}/embed/${KINDS[kind]}/${encodeURIComponent(this.getAttribute(kind))}`;
      if (this.#frame.src === src) return;
      this.#frame.style.blockSize = '';
      this.#frame.title = kind === 'petition'
        ? english ? 'A petition on Voix' : 'Une pétition sur Voix'
        : english ? 'Result of a vote on Voix' : 'Résultat d’un scrutin sur Voix';
      this.#frame.src = src;
    }

    /* The frame says how tall its content is and what it is called. Only ours, only from there, only so far. */
    handleEvent({ origin: from, source, data }) {
      if (from !== origin || source !== this.#frame.contentWindow || data?.voix !== 1) return;
      if (Number.isFinite(data.hauteur)) this.#frame.style.blockSize = `${Math.min(TALLEST, Math.max(0, data.hauteur))}px`;
      if (typeof data.titre === 'string') this.#frame.title = data.titre.slice(0, LONGEST_TITLE);
    }
  }

  customElements.define('voix-resultat', Resultat);
})();
