// Makes the two lists of src/main/resources/fr/voix/petition/place out of the communes of France: node lists.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const read = name => JSON.parse(readFileSync(require.resolve(`@etalab/decoupage-administratif/data/${name}.json`)))
const out = name => new URL(`../../main/resources/fr/voix/petition/place/${name}`, import.meta.url)

// nobody lives there: an austral base and an atoll are outside every département
const UNINHABITED = new Set(['984', '989'])

const communes = read('communes')
  .map(c => ({ ...c, area: c.departement ?? c.collectivite, population: c.population ?? 0 }))
  .filter(c => !UNINHABITED.has(c.area))
const departements = read('departements').filter(d => !UNINHABITED.has(d.code))

const population = new Map(departements.map(d => [d.code, 0]))
for (const c of communes.filter(c => c.type === 'commune-actuelle')) {
  population.set(c.area, population.get(c.area) + c.population)
}

// code postal → département → [inhabitants, communes]
const shares = new Map()
for (const c of communes) {
  for (const code of c.codesPostaux ?? []) {
    const areas = shares.get(code) ?? new Map()
    const [inhabitants, count] = areas.get(c.area) ?? [0, 0]
    shares.set(code, areas.set(c.area, [inhabitants + c.population, count + 1]))
  }
}

// where a code straddles: most inhabitants, then most communes, then the lower code
const codes = new Map(departements.map(d => [d.code, []]))
let straddling = 0
for (const [code, areas] of [...shares].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const ranked = [...areas].sort(([a, [p, n]], [b, [q, k]]) => q - p || k - n || (a < b ? -1 : 1))
  straddling += ranked.length > 1
  codes.get(ranked[0][0]).push(code)
}

// Corsica stands where 20 was
const place = code => code.replace(/^2([AB])$/, '20$1')
const sorted = departements.map(d => d.code).sort((a, b) => (place(a) < place(b) ? -1 : 1))
const name = new Map(departements.map(d => [d.code, d.nom.replaceAll("'", '’')]))
const line = cells => cells.join(';') + '\n'
writeFileSync(out('departements.csv'), sorted.map(d => line([d, name.get(d), population.get(d)])).join(''))
writeFileSync(out('codes-postaux.csv'), sorted.map(d => line([d, codes.get(d).join(' ')])).join(''))

console.log(`${sorted.length} départements, ${shares.size} codes postaux, ${straddling} of them in two départements`)
