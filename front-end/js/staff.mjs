// What only the staff door needs, beside handrail.js. Every page works without it.

import { Arrivals, SigningOut } from './arrivals.mjs'

for (const Part of [Arrivals, SigningOut]) {
  for (const element of document.querySelectorAll(`[data-module="${Part.moduleName}"]`)) {
    new Part(element)
  }
}
