/* Voix, the live result of a vote in your own page (AGPL-3.0).

   <voix-resultat scrutin="UID"></voix-resultat>      or petition="12": its signatures
                                                      or liste-theme="…", liste-texte="…": the most voted of each
   vue="deputes|evolution|hemicycle" of a scrutin: beside the deputies, over time, seat by seat
   vue="carte|evolution" of a petition: where its signatures come from, over time
   comparer="UID UID": two scrutins, one above the other
   taille="compact|standard|large|fluide": fluide is as wide as its place, from 240 pixels
   theme="auto|clair|sombre|page": page is the colours and the ground of the page around
   langue="fr|en"
   cle="VKEY VKEY…": the key of the service, and keys of witnesses: no scrutin or petition is shown before a register that all of
                     them signed proves it, and a list never; an event voix-cle says what came of it. It wants connect-src for this origin

   Nothing is stored. The policy of your page must allow this origin in script-src and frame-src, and nothing else.
   Load it without async, before the first element: the place is then reserved before anything is painted. */
(() => {
  if (customElements.get('voix-resultat')) return; // included twice
  // not document.currentScript, which an <img name="currentScript"> in somebody's comment would be
  const script = Object.getOwnPropertyDescriptor(Document.prototype, 'currentScript').get.call(document);
  const { origin } = new URL(script.src);
  const KINDS = { scrutin: 'scrutins', petition: 'petitions', 'liste-theme': 'themes', 'liste-texte': 'textes' };
  const VIEWS = { scrutin: ['deputes', 'evolution', 'hemicycle'], petition: ['carte', 'evolution'] };
  const TALLEST = 640;
  // of the ground of a page (WCAG 2): beyond these every colour of the result can be told on it
  const BRIGHT = 0.85;
  const DARK = 0.05;
  const MIDDLE = 0.18;
  const LONGEST_TITLE = 200;
  // loaded by who pins keys alone
  const CHECK = ['embed-1adfc9ed0254.js', 'sha384-5raU/WgM217ixMglQmBaQbg2/Z6fijWVpLWjWegnpQDkE2ND2dPb8MY7uR4qG0SN'];

  const UNPROVEN = {
    non: ['Voix\u202f: ce résultat n’est pas montré. Il n’est pas signé par les clés auxquelles cette page se fie.',
      'Voix: this result is not shown. It is not signed by the keys that this page relies on.'],
    inconnu: ['Voix\u202f: ce résultat n’est pas montré tant que sa signature n’est pas vérifiée.',
      'Voix: this result is not shown until its signature is verified.'],
  };
  // milliseconds between two questions
  const SOON = 2000;
  const SELDOM = 300_000;

  let checking;
  const check = () => (checking ??= new Promise((done, fail) => {
    const [file, integrity] = CHECK;
    const one = Object.assign(document.createElement('script'), { src: `${origin}/${file}`, integrity, crossOrigin: 'anonymous', referrerPolicy: 'no-referrer' });
    one.onload = () => done(window[Symbol.for('voix-cle')]);
    one.onerror = () => {
      checking = null;
      fail();
    };
    document.head.append(one);
  }));

  let painter;

  /* Red, green, blue and alpha of any colour of CSS. */
  function read(color) {
    painter ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    painter.clearRect(0, 0, 1, 1);
    painter.fillStyle = color;
    painter.fillRect(0, 0, 1, 1);
    return painter.getImageData(0, 0, 1, 1).data;
  }

  function luminance(color) {
    const [r, g, b] = [...read(color)].map((part) => (part > 10 ? ((part / 255 + 0.055) / 1.055) ** 2.4 : part / 3294.6));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  // a constructed sheet: the page needs no style-src for it
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: grid; grid-template-columns: 100%; inline-size: 300px; max-inline-size: 100%; container-type: inline-size; }
    :host([taille="large"]) { inline-size: 728px; }
    :host([taille="fluide"]) { inline-size: auto; }
    :host([hidden]), i { display: none; color: Canvas; }
    iframe, p { grid-area: 1 / 1; }
    iframe:not([src]) { visibility: hidden; }
    p { align-self: start; margin: 0; padding: 12px; border: 1px solid; }
    [hidden] { display: none !important; }
    iframe { --least: 250px; display: block; border: 0; inline-size: 100%; block-size: var(--least);
      min-block-size: var(--least); max-block-size: ${TALLEST}px; }
    :host([taille="compact"]) iframe { --least: 120px; }
    :host([taille="large"]) iframe { --least: 90px; }
    :host([taille="fluide"]) iframe { --least: 240px; }
    @container (max-width: 599px) { :host([taille="fluide"]) iframe { --least: 300px; } }
    @container (max-width: 359px) { :host([taille="fluide"]) iframe { --least: 370px; } }
    @container (max-width: 279px) { :host([taille="fluide"]) iframe { --least: 400px; } }
    :host([comparer][comparer]) iframe { --least: 250px; }
    :host([scrutin][vue="deputes"]) iframe { --least: 300px; }
    :host([vue="evolution"]) iframe { --least: 520px; }
    :host([scrutin][vue="hemicycle"]) iframe { --least: 480px; }
    :host([petition][vue="carte"]) iframe { --least: 410px; }
    @container (max-width: 479px) { :host([petition][vue="carte"]) iframe { --least: 580px; } }
    @container (max-width: 599px) { :host([taille="large"]:not([vue])) iframe { --least: 120px; } }
  `);

  class Resultat extends HTMLElement {
    static observedAttributes = [...Object.keys(KINDS), 'comparer', 'vue', 'taille', 'theme', 'langue', 'cle'];

    #frame = document.createElement('iframe');
    #canvas = document.createElement('i');
    #refused = document.createElement('p');
    #held = null; // what the keys are asked about
    #around = new MutationObserver(() => this.#show());
    #system = matchMedia('(prefers-color-scheme: dark)');

    constructor() {
      super();
      this.#frame.loading = 'lazy';
      this.#frame.referrerPolicy = 'no-referrer';
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      this.#refused.hidden = true;
      this.#refused.setAttribute('role', 'status');
      root.append(this.#refused, this.#frame, this.#canvas);
    }

    connectedCallback() {
      addEventListener('message', this);
      addEventListener('load', this); // styles of the page may come later than this element
      this.#system.addEventListener('change', this);
      for (const one of [document.documentElement, this.closest('body') ?? this]) this.#around.observe(one, { attributes: true });
      this.#show();
    }

    disconnectedCallback() {
      this.#held = null;
      removeEventListener('message', this);
      removeEventListener('load', this);
      this.#system.removeEventListener('change', this);
      this.#around.disconnect();
    }

    attributeChangedCallback(name) {
      if (name === 'taille') this.#frame.style.blockSize = '';
      if (this.isConnected) this.#show();
    }

    /* What is painted behind this element: a background, or the canvas of the colour scheme here. */
    #ground() {
      for (let one = this; one; one = one.parentElement ?? one.getRootNode().host) {
        const { backgroundColor } = getComputedStyle(one);
        if (read(backgroundColor)[3] > 127) return backgroundColor;
      }
      return getComputedStyle(this.#canvas).color;
    }

    /* Light or dark as the page is, and on its ground where everything can be told on that. */
    #look() {
      const theme = this.getAttribute('theme');
      if (theme !== 'page') return [['clair', 'sombre'].includes(theme) ? theme : null, ''];
      const light = luminance(this.#ground());
      return [light > MIDDLE ? 'clair' : 'sombre', light >= BRIGHT || light <= DARK ? '#page' : ''];
    }

    /* Asks until it is proven that the keys of this page signed it. */
    async #hold(subjects) {
      const keys = this.getAttribute('cle')?.trim().split(/\s+/).filter(Boolean) ?? [];
      const asked = JSON.stringify([subjects, keys]);
      if (asked === this.#held?.asked) return;
      const held = { asked, verdict: keys.length ? 'inconnu' : 'oui' };
      this.#held = held;
      for (let pause = SOON; held.verdict !== 'oui' && held === this.#held; pause = Math.min(SELDOM, 2 * pause)) {
        const verdict = await check().then((ask) => ask(subjects, keys)).catch(() => 'inconnu');
        if (held !== this.#held) return;
        held.verdict = verdict;
        this.#show();
        this.dispatchEvent(new CustomEvent('voix-cle', { bubbles: true, detail: verdict }));
        await new Promise((done) => { setTimeout(done, pause * (1 + Math.random())); });
      }
    }

    #show() {
      const english = this.getAttribute('langue') === 'en';
      const kind = Object.keys(KINDS).find((name) => this.getAttribute(name));
      const pair = this.getAttribute('comparer')?.trim().split(/\s+/);
      if (!kind && pair?.length !== 2) {
        this.#frame.removeAttribute('src');
        this.#held = null;
        this.#refused.hidden = true;
        return;
      }
      const uids = kind ? [this.getAttribute(kind)] : pair;
      this.#hold(kind && !VIEWS[kind] ? [] : uids.map((uid) => [`${origin}/${KINDS[kind ?? 'scrutin']}/${encodeURIComponent(uid)}`, uid]));
      const said = UNPROVEN[this.#held.verdict]?.[english ? 1 : 0] ?? '';
      if (this.#refused.textContent !== said) this.#refused.textContent = said; // what did not change is not read aloud again
      this.#refused.hidden = !said;
      if (this.#held.verdict !== 'oui') {
        this.#frame.removeAttribute('src');
        return;
      }
      const [theme, ground] = this.#look();
      const query = new URLSearchParams();
      if (VIEWS[kind]?.includes(this.getAttribute('vue'))) query.set('vue', this.getAttribute('vue'));
      if (theme) query.set('theme', theme);
      const path = [kind ? KINDS[kind] : 'comparaisons', ...uids];
      const src = `${origin}${english ? '/en' : ''}/embed/${path.map(encodeURIComponent).join('/')}`
        + (String(query) && `?${query}`) + ground;
      // where both schemes are one, what is not painted in the frame shows the page behind it
      this.#frame.style.colorScheme = ground ? (theme === 'clair' ? 'light' : 'dark') : '';
      if (this.#frame.src === src) return;
      // what comes behind the "#" loads nothing, and nothing would say again how tall it is
      if (this.#frame.src.split('#')[0] !== src.split('#')[0]) this.#frame.style.blockSize = '';
      this.#frame.title = kind === 'petition'
        ? english ? 'A petition on Voix' : 'Une pétition sur Voix'
        : english ? 'Result of a vote on Voix' : 'Résultat d’un scrutin sur Voix';
      this.#frame.src = src;
    }

    /* The frame says how tall its content is and what it is called. Only ours, only from there, only so far. */
    handleEvent({ type, origin: from, source, data }) {
      if (type !== 'message') this.#show();
      if (from !== origin || source !== this.#frame.contentWindow || data?.voix !== 1) return;
      if (Number.isFinite(data.hauteur)) this.#frame.style.blockSize = `${Math.min(TALLEST, Math.max(0, data.hauteur))}px`;
      if (typeof data.titre === 'string') this.#frame.title = data.titre.slice(0, LONGEST_TITLE);
    }
  }

  customElements.define('voix-resultat', Resultat);
})();
