// « Et votre député ? »: what a postcode, commune or country leads to, and how that deputy voted. All that is asked for is asked when the
// part is opened, and is the same for everybody; what is typed stays in the tab.
import { PLACE } from '../vote/memory.js';
import { isByStreet, learnPlaces, seatOf, seatsOf, vacantSeat } from './place.js';

const OPTIONS = { yes: ['p', 'pour'], no: ['c', 'contre'], abstain: ['a', 'abstention'] };

function place() {
  try {
    return sessionStorage.getItem(PLACE) ?? '';
  } catch {
    return '';
  }
}

function keepPlace(typed) {
  try {
    sessionStorage.setItem(PLACE, typed);
  } catch { /* asked once more on the next page */ }
}

async function get(address) {
  const answer = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

/** The list of deputies as everybody reads it: by constituency, with the words and the form of one who was found. */
async function readList(address) {
  const page = new DOMParser().parseFromString(await (await get(address)).text(), 'text/html');
  const deputies = new Map([...page.querySelectorAll('[data-departement] li[data-circonscription]')].map((line) => {
    const section = line.closest('[data-departement]');
    const link = line.querySelector('a');
    return [seatOf(section.dataset.departement, line.dataset.circonscription), {
      uid: line.dataset.uid,
      mail: line.dataset.mail,
      name: link.textContent,
      href: link.getAttribute('href'),
      where: `${section.querySelector('h2 span').textContent}, ${line.querySelector('span').textContent}`,
    }];
  }));
  const form = page.querySelector('[data-found-deputy]');
  return { page, deputies, form: form.content, words: { ...form.dataset, ...page.querySelector('[data-found]').dataset } };
}

const readVotes = async (address) => new Map((await (await get(address)).json()).votes.map((vote) => [vote.voter_id, vote.option]));

/** @param part with its addresses */
export function myDeputy(part) {
  const { list, places, votes, failed } = part.dataset;
  const { numero, title } = document.querySelector('#apres').dataset;
  const $ = (selector) => part.querySelector(selector);
  const field = $('input');
  let loading = null;

  function load() {
    loading ??= Promise.all([readList(list), votes && readVotes(votes), learnPlaces(places)])
      .then((all) => (all[2] ? all : Promise.reject(new Error(places))))
      .catch((failure) => { console.warn(failure); loading = null; });
    return loading;
  }

  async function find() {
    const typed = field.value.trim();
    keepPlace(typed);
    if (!typed) return;
    const [found, voted] = await load() ?? [];
    const seats = seatsOf(typed);
    const rows = found ? [...seats].map(([seat, names]) => row(found, seat, seats.size > 1 ? [...names] : [], voted)) : [];
    $('ul').replaceChildren(...rows);
    if (!found) $('[data-told]').textContent = failed;
    else if (seats.size === 0) $('[data-told]').textContent = found.words.none;
    else $('[data-told]').textContent = seats.size === 1 ? '' : isByStreet(seats) ? found.words.street : found.words.several;
  }

  function row({ page, deputies, form, words }, seat, names, voted) {
    const item = document.importNode(form, true).firstElementChild;
    const one = (selector) => item.querySelector(selector);
    const deputy = deputies.get(seat);
    const of = names.length === 0 ? '' : ` (${names.slice(0, 5).join(', ')}${names.length > 5 ? '…' : ''})`;
    one('[data-where]').textContent = (deputy?.where ?? vacantSeat(words.vacant, seat, page)) + of;
    if (!deputy) {
      for (const part of item.querySelectorAll('[data-of-deputy]')) part.remove();
      return item;
    }
    Object.assign(one('[data-name]'), { textContent: deputy.name, href: deputy.href });
    if (voted) tellVote(one, words, voted.get(deputy.uid));
    else one('[data-vote]').textContent = words.unpublished;
    const body = encodeURIComponent(draft(words.body));
    if (deputy.mail) one('[data-write]').href = `mailto:${deputy.mail}?subject=${encodeURIComponent(words.subject.replace('%s', numero))}&body=${body}`;
    else one('[data-write]').parentElement.remove();
    return item;
  }

  function tellVote(one, words, option) {
    const [sign, choice] = OPTIONS[option] ?? [];
    one('[data-vote] b').textContent = choice ? words[choice] : words.absent;
    one('[data-vote] .g').hidden = !choice;
    if (choice) one('[data-vote] .g').className = `g ${sign}`;
    one('[data-mine]').textContent = words.yours.replace('%s', document.querySelector('#apres [data-choice]').textContent);
  }

  /** With the count as the page shows it now; the choice of who writes is not in it. */
  function draft(body) {
    const text = (selector) => document.querySelector(`#resultat ${selector}`).textContent;
    return [`${numero}, « ${title} »`, text('[data-total]'), text('[data-share=pour]'), text('[data-share=contre]'), text('[data-share=abstention]'), document.querySelector('#lien').value]
      .reduce((words, one) => words.replace('%s', () => one), body);
  }

  field.value ||= place(); // what was typed while this loaded stays
  $('button').disabled = false;
  $('form').addEventListener('submit', (event) => {
    event.preventDefault();
    find();
  });
  load();
  find();
}
