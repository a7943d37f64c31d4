// Reads a postcode as handrail/rules/localities/postcodes.py does.

const OUTWARD = '[A-Z]{1,2}[0-9][0-9A-Z]?'
const WHOLE = new RegExp(`^(${OUTWARD})[0-9][ABD-HJLNP-UW-Z]{2}$`)
const SECTOR = new RegExp(`^(${OUTWARD}) [0-9]$`)
const FIRST_HALF = new RegExp(`^${OUTWARD}$`)

// The first half of a postcode, whole or in part: "sg1 1aa", "SG11AA", "SG1 1" and "SG1" give "SG1". Null if it is none.
export function outwardOf (typed) {
  const text = typed.toUpperCase().trim().split(/\s+/).join(' ')
  const found = WHOLE.exec(text.replaceAll(' ', '')) ?? SECTOR.exec(text)
  if (found) return found[1]
  return FIRST_HALF.test(text) ? text : null
}
