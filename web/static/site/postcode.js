// A postcode leads to the deputies of its place without leaving the browser: it stands behind the #, which no request carries.
document.querySelector('[data-postcode]').addEventListener('submit', (event) => {
  event.preventDefault();
  location.assign(`${event.target.getAttribute('action')}#${event.target.querySelector('input').value.replace(/\s/g, '')}`);
});
