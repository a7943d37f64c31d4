// What the script itself says, in the language of the copy; and words of which some stand in English, as nodes.

// The English between two letters of private use, as handrail/foundation/ui/marking.py puts it.
const MARKED = /\ue000([^\ue001]*)\ue001/

// A phrase in the language of the copy, with "%(name)s" filled in.
export function say ({ said }, phrase, filling = {}) {
  const words = said[phrase] ?? phrase
  return words.replace(/%\((\w+)\)s/g, (_, name) => filling[name])
}

// Words as nodes: what nobody has translated is an element that says that it is English.
export function nodesOf (words) {
  return words.split(/(\ue000[^\ue001]*\ue001)/).filter(Boolean).map((bit) => {
    const english = MARKED.exec(bit)
    return english ? inEnglish(english[1]) : document.createTextNode(bit)
  })
}

function inEnglish (words) {
  const made = document.createElement('span')
  made.lang = 'en-GB'
  made.dir = 'ltr'
  made.textContent = words
  return made
}

// The first sentence of several parts, and whatever follows it: queries/saying.py. A space follows a full stop in most
// languages, and none in Chinese. What was marked as English stays so where it is taken apart.
export function headed ([begun, ...besides]) {
  const english = MARKED.exec(begun)
  const again = english ? (words) => `\ue000${words}\ue001` : (words) => words
  const plain = english ? english[1] : begun
  const [, first, further] = /^([^]*?(?:\.(?= )|[。።।]))\s*([^]+)$/.exec(plain) ?? [null, plain, '']
  return { first: again(first), further: joined(further ? [again(further), ...besides] : besides) }
}

// What follows a sentence beside it, with a space before it where the language has one.
export function following (first, further) {
  return joined([first, further]).slice(first.length)
}

function joined (sentences) {
  return sentences.map((one) => /[。？！]$/.test(one) ? one : `${one} `).join('').trimEnd()
}
