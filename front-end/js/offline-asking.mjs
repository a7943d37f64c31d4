// Which unanswered questions would change the answer: asking.py, read off the same masks.

// The keys of the questions whose answer alone would change the answer; if there are none, but several together still
// would, those of the shortest way to a change.
export function keysToAsk ({ fields, outputs }, bits) {
  const open = [...fields.values()].filter((field) => field.unknown && bits & field.unknown)
  const unanswered = union(open.map((field) => field.unknown))
  const within = union(open.map((field) => field.all))
  const found = union(outputs.map((masks) => changes(masks, bits, unanswered, within, open))) ||
    together(outputs, bits, unanswered)
  return new Set(open.filter((field) => found & field.unknown).map((field) => field.question))
}

// The unanswered facts (their bits of "unknown") any of which could bring this thing or take it away.
function changes (masks, bits, unanswered, within, open) {
  const nearly = []
  let breaking = within
  let there = false
  for (const mask of masks) {
    const broken = bits & mask
    if (!broken) {
      there = true
      breaking &= mask
    } else if (!(broken & (broken - 1n)) && broken & unanswered) {
      nearly.push([broken, mask])
    }
  }
  if (!there) return union(nearly.map(([broken]) => broken))
  for (const [unknown, mask] of nearly) {
    const { all } = open.find((field) => field.unknown === unknown)
    breaking &= ~(all & ~mask)
  }
  return breaking && union(open.filter((field) => breaking & field.all).map((field) => field.unknown))
}

// The unanswered facts of the shortest clause that only they keep from holding, of a thing that is not there.
function together (outputs, bits, unanswered) {
  const ways = outputs
    .filter((masks) => masks.every((mask) => bits & mask))
    .flatMap((masks) => masks.map((mask) => bits & mask).filter((broken) => !(broken & ~unanswered)))
  return ways.reduce((best, way) => best === 0n || isShorter(way, best) ? way : best, 0n)
}

function isShorter (one, other) {
  const [first, second] = [countOf(one), countOf(other)]
  return first < second || (first === second && one < other)
}

function countOf (bits) {
  let count = 0
  for (let left = bits; left; left &= left - 1n) count++
  return count
}

function union (all) {
  return all.reduce((one, other) => one | other, 0n)
}
