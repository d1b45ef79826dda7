// A passkey's ceremony: what the browser needs comes with the form, what the authenticator answers goes with it.
const canRead = window.PublicKeyCredential?.parseRequestOptionsFromJSON && PublicKeyCredential.parseCreationOptionsFromJSON;

const ask = ({ ceremony, options }) => {
  const json = JSON.parse(options);
  return ceremony === 'create'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json) });
};

// Without this module, or a browser that knows passkeys, the form stays hidden and says why.
if (canRead) {
  for (const form of document.querySelectorAll('form[data-ceremony]')) {
    const failure = form.querySelector('[data-failure]');
    const button = form.querySelector('button');
    form.hidden = false;
    form.parentElement.querySelector(':scope > [data-unable]')?.remove();
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      failure.textContent = '';
      button.disabled = true;
      try {
        const credential = await ask(form.dataset);
        form.elements.credential.value = JSON.stringify(credential.toJSON());
        form.submit();
      } catch (refusal) {
        const isKnown = refusal.name === 'InvalidStateError' && failure.dataset.known;
        failure.textContent = isKnown ? failure.dataset.known : failure.dataset.failure;
        button.disabled = false;
        button.focus();
      }
    });
  }
}
