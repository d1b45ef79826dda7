// Ten scrutins that tell groups apart: what the Assemblée did is drawn here, and only once somebody has answered.
import { casting } from './cast.js';
import { load } from './positions.js';
import * as profile from './profile.js';

const $ = (selector, part = document) => part.querySelector(selector);
const POSITIONS = ['pour', 'contre', 'abstention'];
const words = $('[data-match]').dataset;
const said = $('[data-ten-words]').dataset;
const sections = [...document.querySelectorAll('[data-asked]')];
const list = new Intl.ListFormat(words.lang, { type: 'conjunction' });
const sorted = new Intl.Collator(words.lang);

const casts = $('[data-casting]');
const ballots = casts && casting(casts);

function reveal(section, data) {
  const uid = section.dataset.asked;
  const rollCall = data.rollCalls.findLast(({ amendements }) => amendements.includes(uid));
  if (!rollCall) return;
  const sums = [0, 1, 2].map((position) => rollCall.groups.reduce((total, group) => total + group[position], 0));
  const line = (text) => Object.assign(document.createElement('p'), { textContent: text });
  const lines = [line(said.house.replace('%p', sums[0]).replace('%c', sums[1]).replace('%a', sums[2]))];
  POSITIONS.forEach((position, n) => {
    const names = data.groups.filter(({ uid: group, sigle }) => sigle !== 'NI' && isMost(rollCall.countsOf(group), n))
      .map(({ name }) => name).sort(sorted.compare);
    if (names.length) lines.push(line(said[`groups${position[0].toUpperCase()}${position.slice(1)}`].replace('%s', list.format(names))));
  });
  $('[data-result]', section).replaceChildren(...lines);
}

const isMost = (counts, position) => counts.every((n, other) => other === position || n < counts[position]);

function count() {
  const done = sections.filter((section) => profile.said(section.dataset.asked)).length;
  const told = $('[data-done]');
  told.textContent = told.dataset.text.replace('%s', done);
  ballots?.draw();
}

const loaded = load(words);

for (const section of sections) {
  const fields = $('[data-answer]', section);
  const show = () => loaded.then((data) => reveal(section, data)).catch(() => {});
  const known = profile.said(section.dataset.asked);
  fields.hidden = false;
  if (known) {
    $(`[value=${known}]`, fields).checked = true;
    show();
  }
  fields.addEventListener('change', ({ target }) => {
    profile.answer(section.dataset.asked, target.value);
    count();
    show();
  });
}
count();
