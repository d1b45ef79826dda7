// A form that has a mail sent: makes the robot check on its button or before it is sent. Where the check cannot be made the form
// goes without it: a few signatures are taken then, by the mailed link alone, and the server says so of everything else.
import { checkButton } from '../vote/check-button.js';

for (const form of document.querySelectorAll('[data-sign]')) start(form);

function start(form) {
  const robot = checkButton(form);

  form.addEventListener('submit', async (event) => {
    if (robot.isPassed() || robot.hasFailed()) return;
    event.preventDefault();
    await robot.check();
    form.requestSubmit();
  });
}
