// Compiles the look of Handrail: two style sheets, four scripts, one icon. Usage: node front-end/build.mjs TARGET

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

import esbuild from 'esbuild'
import * as sass from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const packages = join(here, '..', 'node_modules')
const home = process.env.HANDRAIL_HOME ?? join(here, '..', 'var')
const target = resolve(process.argv[2] ?? join(home, 'front-end'))

function compileStyle (name) {
  const { css } = sass.compile(join(here, 'scss', `${name}.scss`), {
    loadPaths: [packages, join(here, '..')],
    style: 'compressed',
    quietDeps: true
  })
  writeFileSync(join(target, `${name}.css`), css)
}

// An icon that the style sheet names must lie beside it: collecting the static files fails on one that is missing.
function copyIconsOf (name) {
  const icons = join(packages, '@ministryofjustice', 'frontend', 'moj', 'assets', 'images')
  for (const [, file] of readFileSync(join(target, `${name}.css`), 'utf8').matchAll(/url\("?([\w-]+\.svg)"?\)/g)) {
    copyFileSync(join(icons, file), join(target, file))
  }
}

function compileScript (name) {
  esbuild.buildSync({
    entryPoints: [join(here, 'js', `${name}.mjs`)],
    outfile: join(target, `${name}.js`),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    legalComments: 'none'
  })
}

mkdirSync(target, { recursive: true })
compileStyle('handrail')
compileStyle('staff')
copyIconsOf('staff')
compileScript('handrail')
compileScript('offline')
compileScript('driver')
compileScript('staff')
copyFileSync(join(here, 'images', 'handrail.svg'), join(target, 'handrail.svg'))
