// Makes web/static/site/circonscriptions.txt out of the three lists that README.md of this folder names:
// node circonscriptions.mjs FOLDER
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)
const lines = name => readFileSync(join(process.argv[2], name), 'utf8').trimEnd().split(/\r?\n/)
const communes = JSON.parse(readFileSync(require.resolve('@etalab/decoupage-administratif/data/communes.json')))
  .filter(c => c.type !== 'arrondissement-municipal')
  .map(c => ({ ...c, area: c.departement ?? c.collectivite }))
const plain = name => name.toLowerCase().normalize('NFD').replace(/\p{M}+/gu, '').replaceAll('œ', 'oe').replace(/[^a-z0-9]+/g, ' ').trim()

// one list writes an article, a space or a letter twice where the other does not
const loose = name => plain(name).replace(/^(l|le|la|les) /, '').replaceAll(' ', '').replace(/(.)\1/g, '$1').replace(/s$/, '')

// the ministry's codes → those of the official files of deputies; 978 votes with 977
const AREAS = { ZA: '971', ZB: '972', ZC: '973', ZD: '974', ZM: '976', ZN: '988', ZP: '987', ZS: '975', ZW: '986', ZX: '977', ZZ: '99' }
const areaOf = commune => (commune.area === '978' ? '977' : commune.area)

// constituency → postcode ('' for none) → names
const seats = new Map()
function add(seat, codes, name) {
  if (!seats.has(seat)) seats.set(seat, new Map())
  for (const code of codes.length ? codes : ['']) {
    if (!seats.get(seat).has(code)) seats.get(seat).set(code, new Map())
    if (!seats.get(seat).get(code).has(plain(name))) seats.get(seat).get(code).set(plain(name), name)
  }
}

// 2017, by name: all of France
const byName = new Map()
for (const line of lines('circos_communes.csv').slice(1)) {
  const [, code, number, listed] = line.match(/^([^,]+),(\d+),"?(.*?)"?$/)
  if (code === 'ZZ') continue // towns abroad: the list of countries says more
  const seat = `${AREAS[code] ?? code}-${number}`
  seats.set(seat, new Map())
  const names = listed.replace(/ et (?=[^,]*$)/, ', ').split(/,\s*/)
  // « et » stands within names, too
  for (const name of [...names, ...listed.split(/,\s*/)]) {
    const key = `${AREAS[code] ?? code} ${loose(name.replace(' (en partie)', ''))}`
    byName.set(key, new Set(byName.get(key)).add(seat))
  }
}

// 2012, by number: the mainland; a commune of several constituencies has the postcodes of each part
const byNumber = new Map()
for (const line of lines('circo_insee_2012.csv')) {
  const [number, area, name, seat, codes] = line.split(';')
  const parts = byNumber.get(area + number) ?? []
  byNumber.set(area + number, [...parts, { name, seat: `${area}-${Number(seat)}`, codes: codes.split(' ').filter(Boolean) }])
}

const UNINHABITED = new Set(['984', '989'])
const current = new Map(communes.filter(c => c.type === 'commune-actuelle' && !UNINHABITED.has(c.area)).map(c => [c.code, c]))
const old = new Map()
for (const c of communes) if (c.chefLieu) old.set(c.chefLieu, [...(old.get(c.chefLieu) ?? []), c])
const names = new Map(communes.map(c => [c.code, c.nom])) // as they are written, of before a merger too

for (const [number, parts] of byNumber) {
  const now = current.get(number)
  const known = new Set(parts.flatMap(({ codes }) => codes))
  const newer = (now?.codesPostaux ?? []).filter(code => !known.has(code))
  // what a merger added is not told by the list of 2012: its old communes do
  for (const { name, seat, codes } of parts) {
    const written = [names.get(number), name].find(one => one && plain(one) === plain(name)) ?? name
    add(seat, [...codes, ...(parts.length === 1 || !codes.length ? newer.filter(() => !old.has(number)) : [])], written)
  }
}

let unknown = 0
for (const c of current.values()) {
  const own = code => (byNumber.get(code) ?? []).map(({ seat }) => seat)
  const merged = (old.get(c.code) ?? []).flatMap(one => own(one.code))
  let found = new Set([...own(c.code), ...merged])
  if (found.size === 0 || !byNumber.has(c.code)) {
    found = new Set([...found, ...(byName.get(`${areaOf(c)} ${loose(c.nom)}`) ?? [])])
    for (const one of old.get(c.code) ?? []) for (const seat of byName.get(`${areaOf(c)} ${loose(one.nom)}`) ?? []) found.add(seat)
  }
  if (found.size === 0) {
    const all = [...seats.keys()].filter(seat => seat.startsWith(`${areaOf(c)}-`))
    if (all.length === 1) found.add(all[0])
  }
  if (found.size === 0 && c.population > 0) { unknown++; console.log('no constituency:', c.code, c.nom, c.population) }
  const isOneOf = byNumber.has(c.code) && !old.has(c.code)
  if (!isOneOf) for (const seat of found) add(seat, c.codesPostaux ?? [], c.nom)
}
// overseas and in Corsica, communes of before a merger have no other list
for (const c of communes.filter(one => one.chefLieu && !byNumber.has(one.code))) {
  for (const seat of byName.get(`${areaOf(c)} ${loose(c.nom)}`) ?? []) add(seat, c.codesPostaux ?? [], c.nom)
}
for (const line of lines('circo_etranger.csv').slice(1)) {
  const [, name, number] = line.match(/^[^,]*,"?(.*?)"?,[^,]*,[^,]*,(-?\d+)$/)
  if (number > 0) add(`99-${number}`, [], name.replace(/\s*\(.*\)$/, '').replaceAll(',', ' '))
}

const place = seat => seat.replace(/^2([AB])/, '20$1').replace(/-(\d)$/, '-0$1')
const text = [...seats].sort(([a], [b]) => (place(a) < place(b) ? -1 : 1)).map(([seat, codes]) => [
  seat,
  ...[...codes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, of]) => `${code} ${[...of.values()].sort().join(',')}`),
].join(';')).join('\n') + '\n'
writeFileSync(new URL('../../../web/static/site/circonscriptions.txt', import.meta.url), text.replaceAll('’', "'"))
console.log(`${seats.size} constituencies, ${[...seats.values()].filter(of => of.size === 0).length} of them empty, ${unknown} communes without one`)
