// What only the staff door needs, beside handrail.js. Every page works without it.

import { Arrivals, SigningOut } from './arrivals.mjs'
import { Sliding } from './sliding.mjs'

for (const Part of [Arrivals, SigningOut, Sliding]) {
  for (const element of document.querySelectorAll(`[data-module="${Part.moduleName}"]`)) {
    new Part(element)
  }
}
