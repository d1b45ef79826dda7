// One row for a group or a deputy: the share as a dot, its interval as a box, and on a gesture what was agreed and what was not.
import { longDay } from '../../base/api.js';
import { agreement, meanAgreement } from './score.js';

const POSITIONS = ['pour', 'contre', 'abstention'];
const $ = (selector, part) => part.querySelector(selector);

export class Rows {
  constructor(words, shared, groupNames) {
    this.words = words;
    this.shared = shared;
    this.groupNames = groupNames;
    this.percent = new Intl.NumberFormat(words.lang, { style: 'percent' });
  }

  /** What is in common, with how much of it was agreed: more than a half is agreed. */
  verdicts(subject, isGroup) {
    return this.shared.map(({ rollCall, mine }) => {
      const counts = isGroup ? rollCall.countsOf(subject.uid) : null;
      const theirs = isGroup ? null : rollCall.voteOf(subject.uid);
      const score = isGroup ? meanAgreement(mine, counts) : theirs < 0 ? null : agreement(mine, theirs);
      return { rollCall, mine, counts, theirs, score };
    }).filter(({ score }) => score !== null);
  }

  row(result, isGroup) {
    const { subject, mean, low, high, isRanked, scrutins } = result;
    const item = document.querySelector('[data-row]').content.cloneNode(true).firstChild;
    const verdicts = this.verdicts(subject, isGroup);
    const agreed = verdicts.filter(({ score }) => score > 0.5);
    const count = this.words.count.replace('%s', agreed.length).replace('%s', scrutins);
    $('[data-name]', item).textContent = subject.name;
    if (subject.slug) $('[data-name]', item).href = `${isGroup ? this.words.groupes : this.words.deputes}/${subject.slug}`;
    $('[data-sub]', item).textContent = isGroup ? this.words.shared.replace('%s', scrutins) : this.about(subject, scrutins);
    $('[data-count]', item).textContent = count;
    $('[data-of]', item).textContent = `, ${subject.name}`;
    if (isRanked) this.drawInterval(item, count, mean, low, high);
    else {
      $('.itv', item).remove();
      $('.pc', item).replaceWith(Object.assign(document.createElement('p'), { className: 'few small muted', textContent: this.words.tooFew }));
    }
    $('details', item).addEventListener('toggle', () => this.list(item, verdicts, agreed, isGroup), { once: true });
    if (scrutins === 0) $('details', item).remove();
    return item;
  }

  drawInterval(item, count, mean, low, high) {
    const share = (value) => this.percent.format(value);
    $('.pc', item).textContent = share(mean);
    const drawing = $('.itv', item);
    drawing.setAttribute('aria-label', this.words.interval.replace('%c', count).replace('%m', share(mean))
      .replace('%l', share(low)).replace('%h', share(high)));
    const [box, dot] = [$('rect', drawing), $('circle', drawing)];
    box.setAttribute('x', `${low * 100}%`);
    box.setAttribute('width', `${(high - low) * 100}%`);
    dot.setAttribute('cx', `${mean * 100}%`);
  }

  /** Group, place, until when for who sits no more, and presence: at how many of what somebody voted on. */
  about({ groupe, departement, numero, until }, scrutins) {
    const place = departement ? `${departement}${numero ? ` (${numero})` : ''}` : null;
    return [this.groupNames.get(groupe) ?? this.words.noGroup, place,
      until && this.words.until.replace('%s', longDay(new Date(until), this.words.lang, 'UTC')),
      this.words.present.replace('%s', scrutins).replace('%s', this.shared.length)].filter(Boolean).join(', ');
  }

  list(item, verdicts, agreed, isGroup) {
    const others = verdicts.filter((one) => !agreed.includes(one));
    $('[data-with]', item).textContent = this.words.agreed.replace('%s', agreed.length);
    $('[data-against]', item).textContent = this.words.against.replace('%s', others.length);
    $('[data-agreed]', item).append(...agreed.map((one) => this.entry(one, isGroup)));
    $('[data-disagreed]', item).append(...others.map((one) => this.entry(one, isGroup)));
  }

  entry({ rollCall, mine, theirs, counts }, isGroup) {
    const entry = document.createElement('li');
    entry.append(Object.assign(document.createElement('a'), {
      href: this.words.scrutin + encodeURIComponent(rollCall.amendements[0]), textContent: rollCall.title, lang: 'fr',
    }));
    const line = Object.assign(document.createElement('p'), { className: 'meta' });
    const sign = (position) => Object.assign(document.createElement('i'), { className: `g ${['p', 'c', 'a'][position]}` });
    const said = (...parts) => { const span = document.createElement('span'); span.append(...parts); line.append(span, ' '); };
    if (!isGroup && mine === theirs) said(sign(mine), ` ${this.words[POSITIONS[mine]]}, ${this.words.both}`);
    else {
      said(`${this.words.you} `, sign(mine), ` ${this.words[POSITIONS[mine]]}`);
      if (isGroup) said(`${this.words.group} ${this.words.members.replace('%p', counts[0]).replace('%c', counts[1]).replace('%a', counts[2])}`);
      else said(`${this.words.deputy} `, sign(theirs), ` ${this.words[POSITIONS[theirs]]}`);
    }
    entry.append(line);
    return entry;
  }
}
