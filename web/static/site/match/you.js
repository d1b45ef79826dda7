// « Vous et elle »: a deputy's votes beside the ballots and answers of this browser. Nothing is asked for before a gesture: that
// there are any is told to nobody.
import { load } from './positions.js';
import * as profile from './profile.js';
import { FORMULAS, assessAll, common, ofDeputy } from './score.js';
import { Rows } from './rows.js';

const part = document.querySelector('[data-beside]');
const words = document.querySelector('[data-match]').dataset;
const $ = (selector) => part.querySelector(selector);
const told = $('[data-told]');
const say = (kind) => { told.textContent = told.dataset[kind]; };
let asked = null;

function draw({ deputies, groups, rollCalls }) {
  const deputy = deputies.find(({ uid }) => uid === part.dataset.beside);
  const shared = common(rollCalls, profile.choices());
  if (!deputy || shared.length === 0) { say('none'); return; }
  const [result] = assessAll(shared, [{ ...deputy, slug: null }], ofDeputy, FORMULAS[0]);
  const rows = new Rows(words, shared, new Map(groups.map(({ uid, name }) => [uid, name])));
  const list = $('[data-row-of]');
  list.append(rows.row(result, false));
  list.hidden = false;
  list.focus();
  told.parentElement.remove();
}

part.hidden = profile.choices().size === 0;
$('[data-compare]').addEventListener('click', () => {
  say('loading');
  asked ??= load(words).then(draw).catch(() => say('failed')).finally(() => { asked = null; });
});
