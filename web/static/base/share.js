// Buttons that need a script: copy and print. They stay hidden without one.

for (const button of document.querySelectorAll('[data-copy], [data-print]')) button.hidden = false;

document.addEventListener('click', async (event) => {
  if (event.target.closest('[data-print]')) print();
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    return; // no permission: the text stands beside the button
  }
  const words = button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => { button.textContent = words; }, 1500);
});
