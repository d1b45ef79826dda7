// « Qui vote comme moi »: everything is computed here. What is asked of the service is the same whatever somebody voted.
import { load } from './positions.js';
import * as profile from './profile.js';
import { FORMULAS, assessAll, common, meanAgreement, ofDeputy, rank } from './score.js';
import { isPostcode, learnPlaces, plain, seatOf, seatsOf } from '../place.js';
import { Rows } from './rows.js';

const MOST_AT_ONCE = 12;
const NOT_A_GROUP = 'NI';
const $ = (selector, part = document) => part.querySelector(selector);
const words = $('[data-match]').dataset;
const lede = $('[data-lede]');
const about = lede.textContent;
const sorted = new Intl.Collator(words.lang);
const percent = new Intl.NumberFormat(words.lang, { style: 'percent' });
const ofGroup = (group, rollCall, mine, formula) => meanAgreement(mine, rollCall.countsOf(group.uid), formula);
const byName = (one, other) => sorted.compare(one.subject.sortName ?? one.subject.name, other.subject.sortName ?? other.subject.name);

function number(element, n) {
  element.textContent = element.dataset[n === 1 ? 'one' : 'other'].replace('%s', n);
}

function draw(data) {
  const shared = common(data.rollCalls, profile.choices());
  const groups = data.groups.filter(({ sigle }) => sigle !== NOT_A_GROUP);
  const ranks = FORMULAS.map((formula) => rank(assessAll(shared, groups, ofGroup, formula), byName));
  if (shared.length === 0) lede.textContent = about;
  else number(lede, shared.length);
  $('[data-profile]').hidden = false;
  $('[data-none]').hidden = shared.length > 0;
  const isGrouped = ranks[0].ties.length > 0;
  $('[data-groups]').hidden = !isGrouped;
  $('[data-no-groups]').hidden = isGrouped || shared.length === 0;
  $('[data-deputies]').hidden = shared.length === 0;
  const ten = $('[data-ten]');
  if (ten) ten.hidden = shared.length >= 20;
  if (shared.length === 0) return;
  const named = new Map(data.groups.map(({ uid, name }) => [uid, name]));
  const rows = new Rows(words, shared, named);
  drawGroups(rows, ranks);
  drawDeputies(rows, data, shared);
}

/** Equal are those alone that have the same figures; of others there are too few votes to tell, with the figures. */
function drawBlock(part, { ties, equals }) {
  const title = $('[data-ties]', part);
  const hint = $('[data-ties-hint]', part);
  const kind = ties.length === 1 ? 'one' : equals.length === ties.length ? 'equal' : 'other';
  title.textContent = ties.length === 0 ? '' : title.dataset[kind].replace('%s', ties.length);
  hint.hidden = kind === 'one' || ties.length === 0;
  const share = (value) => percent.format(value);
  const means = ties.map(({ mean }) => mean);
  hint.textContent = kind === 'equal' ? hint.dataset.equalHint : hint.dataset.otherHint
    .replace('%s', share(Math.min(...means))).replace('%s', share(Math.max(...means)));
}

function drawGroups(rows, ranks) {
  const part = $('[data-groups]');
  const [{ ties, others, unranked }] = ranks;
  drawBlock(part, ranks[0]);
  const row = (result) => rows.row(result, true);
  $('[data-first]', part).replaceChildren(...ties.map(row));
  $('[data-others]', part).replaceChildren(...others.map(row), ...unranked.map(row));
  drawFormulas(part, ranks);
}

/** Under how many formulas the first block is the same, and what it is under each. */
function drawFormulas(part, ranks) {
  const blocks = ranks.map(({ ties }) => ties.map(({ subject }) => subject.name));
  const same = blocks.filter((block) => block.toSorted().join() === blocks[0].toSorted().join()).length;
  const robust = $('[data-robust]', part);
  robust.textContent = same === blocks.length ? robust.dataset.all : robust.dataset.some.replace('%s', same);
  const list = $('[data-formulas]', part);
  list.replaceChildren(...blocks.map((block, n) => Object.assign(document.createElement('li'), {
    textContent: `${list.dataset[FORMULAS[n].name]} ${block.join(', ')}.`,
  })));
}

function drawDeputies(rows, data, shared) {
  const part = $('[data-deputies]');
  const results = assessAll(shared, data.deputies, ofDeputy, FORMULAS[0]);
  const ranks = rank(results, byName);
  const { ties, equals, others, unranked } = ranks;
  const row = (result) => rows.row(result, false);
  $('[data-block]', part).hidden = ties.length === 0;
  $('.scale', part).hidden = ties.length === 0;
  drawBlock(part, ranks);
  // hundreds may have just the same figures: by group, none before another
  const isFolded = equals.length > MOST_AT_ONCE;
  const first = isFolded ? equals : ties.slice(0, MOST_AT_ONCE);
  $('[data-first]', part).replaceChildren(...(isFolded ? [] : first.map(row)));
  $('[data-folded]', part).replaceChildren(...(isFolded ? folded(data, equals, results, row) : []));
  const rest = $('[data-others]', part);
  rest.replaceChildren();
  later($('[data-more]', part), [...ties.slice(first.length), ...others, ...unranked], rest, row);
  const told = $('[data-unranked]', part);
  told.textContent = told.dataset.text.replace('%s', unranked.length);
  told.hidden = unranked.length === 0;
  search(part, results.sort(byName), row);
}

/** Many equals by group, in alphabetical order: how many of how many, and on a gesture who. */
function folded(data, ties, results, row) {
  const names = new Map([...data.groups.map(({ uid, name }) => [uid, name]), ['', words.noGroup]]);
  const of = (group, all) => all.filter(({ subject, isRanked }) => isRanked && subject.groupe === group);
  return [...new Set(ties.map(({ subject }) => subject.groupe))]
    .sort((one, other) => sorted.compare(names.get(one) ?? one, names.get(other) ?? other))
    .map((group) => {
      const part = $('[data-fold-row]').content.cloneNode(true).firstChild;
      $('summary', part).textContent = words.fold.replace('%s', names.get(group) ?? group)
        .replace('%s', of(group, ties).length).replace('%s', of(group, results).length);
      part.addEventListener('toggle', () => $('ul', part).append(...of(group, ties).map(row)), { once: true });
      return part;
    });
}

/** A button in the place of many rows. */
function later(button, results, list, row) {
  button.hidden = results.length === 0;
  button.textContent = button.dataset.text.replace('%s', results.length);
  button.onclick = () => {
    list.replaceChildren(...results.map(row));
    button.hidden = true;
    list.tabIndex = -1;
    list.focus();
  };
}

/** By name, or those who sit for a département, commune or postcode; where somebody lives is neither sent nor kept. */
function search(part, results, row) {
  const field = $('#qui');
  const said = $('[data-found]', part);
  const list = $('[data-place]', part);
  const look = () => {
    const asked = plain(field.value.trim());
    const seats = seatsOf(field.value);
    const isCode = isPostcode(field.value);
    const isOfPlace = ({ until, departement, numero, circonscription }) => !until && (seats.has(seatOf(numero, circonscription))
      || (!isCode && plain(`${departement ?? ''} (${numero ?? ''})`).includes(asked)));
    const isNamed = ({ name, sortName }) => !isCode && plain(`${name} ${sortName}`).includes(asked);
    const isOne = ({ subject }) => isNamed(subject) || isOfPlace(subject);
    const found = asked.length < 2 ? [] : results.filter(isOne);
    list.replaceChildren(...found.slice(0, 40).map(row));
    if (asked.length < 2) said.textContent = '';
    else if (found.length === 0) said.textContent = said.dataset.nobody;
    else number(said, found.length);
  };
  field.oninput = look;
  field.onfocus = async () => {
    await learnPlaces(field.dataset.places);
    look();
  };
  look();
}

function settle(data) {
  const keep = $('[data-keep]');
  const erase = $('[data-erase]');
  const text = erase.textContent;
  keep.checked = profile.isKept();
  keep.addEventListener('change', () => profile.keep(keep.checked));
  $('[data-export]').addEventListener('click', profile.download);
  erase.addEventListener('blur', () => { erase.textContent = text; });
  erase.addEventListener('click', () => {
    if (erase.textContent === text) { erase.textContent = erase.dataset.sure; return; }
    profile.erase();
    keep.checked = false;
    erase.textContent = text;
    const said = $('[data-erased]');
    said.textContent = said.dataset.erased;
    draw(data);
  });
}

lede.textContent = lede.dataset.loading;
load(words)
  .then((data) => { settle(data); draw(data); })
  .catch(() => { lede.textContent = lede.dataset.failed; });
