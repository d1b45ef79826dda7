// On a phone the ballot box rises from the foot of the screen, over the page, which is out of reach meanwhile.

// As in the stylesheet: where the three ballots stand at the foot of the screen.
const PHONE = matchMedia('(max-width: 63.99rem) and (scripting: enabled)');

/** @param onLeave is called by Escape and by the phone's own « back » */
export function sheet(panel, onLeave) {
  let watcher = null;
  let before = null;
  let dimmed = [];

  const isOpen = () => panel.hasAttribute('data-open');

  /** All but the sheet, and but the frame in which a third party asks its question. */
  function around() {
    const others = [];
    for (let part = panel; part !== document.body; part = part.parentElement) {
      others.push(...[...part.parentElement.children].filter((other) => other !== part && !other.inert && !other.querySelector('iframe')));
    }
    return others;
  }

  function open() {
    if (isOpen() || !PHONE.matches) return;
    before = document.activeElement;
    panel.dataset.open = '';
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('aria-modal', 'true');
    dimmed = around();
    for (const part of dimmed) part.inert = true;
    if ('CloseWatcher' in window) {
      watcher = new CloseWatcher();
      watcher.onclose = onLeave;
    }
  }

  function close() {
    if (!isOpen()) return;
    delete panel.dataset.open;
    panel.removeAttribute('role');
    panel.removeAttribute('aria-modal');
    for (const part of dimmed) part.inert = false;
    watcher?.destroy();
    watcher = null;
    if (before?.isConnected) before.focus({ preventScroll: true });
  }

  panel.addEventListener('keydown', (event) => { if (event.key === 'Escape' && isOpen() && !watcher) onLeave(); });
  // turned or widened, the box stands in the text again
  PHONE.addEventListener('change', ({ matches }) => { if (!matches) close(); });
  return { open, close, isOpen };
}
