/* Voix, the live result of a vote in your own page (AGPL-3.0).

   <voix-resultat scrutin="UID"></voix-resultat>      or petition="12": its signatures
                                                      or liste-theme="…", liste-texte="…": the most voted of each
   vue="deputes|evolution|hemicycle" of a scrutin: beside the deputies, over time, seat by seat
   taille="compact|standard|large" theme="auto|clair|sombre" langue="fr|en"

   Nothing is stored. The policy of your page must allow this origin in script-src and frame-src, and nothing else.
   Load it without async, before the first element: the place is then reserved before anything is painted. */
(() => {
  if (customElements.get('voix-resultat')) return; // included twice
  // not document.currentScript, which an <img name="currentScript"> in somebody's comment would be
  const script = Object.getOwnPropertyDescriptor(Document.prototype, 'currentScript').get.call(document);
  const { origin } = new URL(script.src);
  const KINDS = { scrutin: 'scrutins', petition: 'petitions', 'liste-theme': 'themes', 'liste-texte': 'textes' };
  const VIEWS = ['deputes', 'evolution', 'hemicycle'];
  const TALLEST = 640;
  const LONGEST_TITLE = 200;

  // a constructed sheet: the page needs no style-src for it
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; inline-size: 300px; max-inline-size: 100%; container-type: inline-size; }
    :host([taille="large"]) { inline-size: 728px; }
    :host([hidden]) { display: none; }
    iframe { --least: 250px; display: block; border: 0; inline-size: 100%; block-size: var(--least);
      min-block-size: var(--least); max-block-size: ${TALLEST}px; }
    :host([taille="compact"]) iframe { --least: 120px; }
    :host([taille="large"]) iframe { --least: 90px; }
    :host([scrutin][vue="deputes"]) iframe { --least: 300px; }
    :host([scrutin][vue="evolution"]) iframe { --least: 520px; }
    :host([scrutin][vue="hemicycle"]) iframe { --least: 480px; }
    @container (max-width: 599px) { :host([taille="large"]:not([scrutin][vue])) iframe { --least: 120px; } }
  `);

  class Resultat extends HTMLElement {
    static observedAttributes = [...Object.keys(KINDS), 'vue', 'taille', 'theme', 'langue'];

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
      const query = new URLSearchParams();
      for (const [name, known] of [['vue', VIEWS], ['theme', ['clair', 'sombre']]]) {
        if (known.includes(this.getAttribute(name)) && (name !== 'vue' || kind === 'scrutin')) query.set(name, this.getAttribute(name));
      }
      const src = `${origin}${english ? '/en' : ''}/embed/${KINDS[kind]}/${encodeURIComponent(this.getAttribute(kind))}`
        + (query.size ? `?${query}` : '');
      this.#frame.style.blockSize = '';
      if (this.#frame.src === src) return;
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
