// Choosing the main theme ticks it; unticking a theme gives up its place as the main one.
const decision = document.getElementById('decision');

decision?.addEventListener('change', ({ target }) => {
  const row = target.closest('li');
  const box = row.querySelector('[name="theme"]');
  const main = row.querySelector('[name="main"]');
  if (target === main) box.checked = true;
  if (target === box && !box.checked) main.checked = false;
});
