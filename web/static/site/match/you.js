// « Vous et elle »: a deputy's votes beside the ballots and answers of this browser. Without any nothing is asked for; with them,
// the file that everybody gets.
import { load } from './positions.js';
import * as profile from './profile.js';
import { FORMULAS, assessAll, common, ofDeputy } from './score.js';
import { Rows } from './rows.js';

const part = document.querySelector('[data-beside]');
const words = document.querySelector('[data-match]').dataset;
const choices = profile.choices();

function draw({ deputies, groups, rollCalls }) {
  const deputy = deputies.find(({ uid }) => uid === part.dataset.beside);
  const shared = common(rollCalls, choices);
  if (!deputy || shared.length === 0) return;
  const [result] = assessAll(shared, [{ ...deputy, slug: null }], ofDeputy, FORMULAS[0]);
  const rows = new Rows(words, shared, new Map(groups.map(({ uid, name }) => [uid, name])));
  part.querySelector('[data-row-of]').append(rows.row(result, false));
  part.hidden = false;
}

// where the file does not come, the page says all but this
if (choices.size > 0) load(words).then(draw, () => {});
