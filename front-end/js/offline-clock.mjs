// Days, opening hours and working days, right over a change of the clocks: handrail/rules/worktime in JavaScript.
// A moment is milliseconds since 1970 in UTC; a day is whole days since then; hours are minutes after midnight.

const MINUTE = 60_000
const DAY = 86_400_000
const LOOK_AHEAD = 14 * DAY
const DAYS_LOOKED_AT = 16
const BANK_HOLIDAY = 7
const FIRST_WEEKDAY = 3 // 1 January 1970 was a Thursday; Monday is 0.

const clocks = new Map()
const pieces = new Map()

// How far the clocks of that zone are ahead of UTC at a moment.
function offsetAt (timezone, at) {
  if (!clocks.has(timezone)) clocks.set(timezone, clockOf(timezone))
  const shown = Object.fromEntries(clocks.get(timezone).formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const wall = Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second)
  return wall - Math.floor(at / 1000) * 1000
}

function clockOf (timeZone) {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric'
  })
}

// What the clock on the wall shows, written as if it were UTC.
export function onWall (timezone, at) {
  return at + offsetAt(timezone, at)
}

export function dayIn (timezone, at) {
  return Math.floor(onWall(timezone, at) / DAY)
}

export function dayOf (iso) {
  return Date.parse(iso) / DAY
}

export function isoDay (day) {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

export function isoUtc (at) {
  return `${new Date(at).toISOString().slice(0, 19)}+00:00`
}

export function isoIn (timezone, at) {
  const minutes = offsetAt(timezone, at) / MINUTE
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  const two = (number) => String(number).padStart(2, '0')
  return `${isoUtc(onWall(timezone, at)).slice(0, 19)}${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`
}

export function weekdayOf (day) {
  return (day + FIRST_WEEKDAY) % 7
}

// The day so many working days (Monday to Friday, no bank holiday) after a day, which is not counted itself.
export function workingDayAfter (day, number, holidays) {
  let [one, left] = [day, number]
  while (left > 0) {
    one++
    if (weekdayOf(one) < 5 && !holidays.has(isoDay(one))) left--
  }
  return one
}

// Whether it is open at a moment; if not, when it opens, or null if it does not within 14 days.
export function opening (hours, holidays, at, timezone) {
  const horizon = at + LOOK_AHEAD
  for (const [opens, closes] of windowsFrom(dayIn(timezone, at), hours, holidays, timezone)) {
    if (opens <= at && at < closes) return { open: true, opensAt: null }
    if (at < opens && opens <= horizon) return { open: false, opensAt: opens }
  }
  return { open: false, opensAt: null }
}

// The windows of the days looked at, in order; those that touch (over midnight, say) are joined.
function windowsFrom (first, hours, holidays, timezone) {
  const joined = []
  for (let day = first; day < first + DAYS_LOOKED_AT; day++) {
    for (const [opens, closes] of windowsOn(day, hours, holidays, timezone)) {
      const last = joined.at(-1)
      if (last && opens <= last[1]) last[1] = Math.max(last[1], closes)
      else joined.push([opens, closes])
    }
  }
  return joined
}

// The stretches of a day in which the clock on the wall shows an open time.
function windowsOn (day, hours, holidays, timezone) {
  const spans = hours[holidays.has(isoDay(day)) ? BANK_HOLIDAY : weekdayOf(day)] ?? []
  return piecesOf(day, timezone)
    .flatMap(([start, end, offset]) => spans.map(([opens, closes]) => [
      Math.max(start, day * DAY + opens * MINUTE - offset), Math.min(end, day * DAY + closes * MINUTE - offset)
    ]))
    .filter(([opens, closes]) => opens < closes)
    .sort(([one], [other]) => one - other)
}

// A day in stretches of one offset from UTC: one stretch, or two when the clocks change in it.
function piecesOf (day, timezone) {
  const key = `${timezone} ${day}`
  if (!pieces.has(key)) pieces.set(key, cutAtChange(startOf(day, timezone), startOf(day + 1, timezone), timezone))
  return pieces.get(key)
}

function startOf (day, timezone) {
  const near = day * DAY - offsetAt(timezone, day * DAY)
  return day * DAY - offsetAt(timezone, near)
}

function cutAtChange (start, end, timezone) {
  const [before, after] = [offsetAt(timezone, start), offsetAt(timezone, end - MINUTE)]
  if (before === after) return [[start, end, before]]
  let [low, high] = [0, (end - start) / MINUTE]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(timezone, start + middle * MINUTE) === before) low = middle
    else high = middle
  }
  const change = start + high * MINUTE
  return [[start, change, before], [change, end, after]]
}
