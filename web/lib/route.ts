import { computed, signal } from '@preact/signals'

const here = signal(location.pathname + location.search)
addEventListener('popstate', () => {
  here.value = location.pathname + location.search
})

/** Path of the page that is shown. */
export const path = computed(() => here.value.split('?')[0] ?? '/')

/** What stands behind the `?` of the address: what a reader chose on the page. */
export const query = computed(() => new URLSearchParams(here.value.split('?')[1] ?? ''))

/** Goes to another address; with `replace`, without a step for the back button. */
export function go(address: string, { replace = false } = {}): void {
  if (address === here.value) return
  if (replace) history.replaceState(null, '', address)
  else history.pushState(null, '', address)
  const samePage = address.split('?')[0] === path.value
  here.value = address
  if (!samePage) scrollTo(0, 0)
}

/** The address of a page with these values; what is empty is left out. */
export function addressOf(
  to: string,
  values: Readonly<Record<string, string | readonly string[] | undefined>> = {},
): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(values))
    for (const one of value === undefined ? [] : [value].flat()) if (one !== '') search.append(name, one)
  const text = search.toString()
  return text === '' ? to : `${to}?${text}`
}

/** Changes some values of the address and keeps the others. */
export function setQuery(
  values: Readonly<Record<string, string | readonly string[] | undefined>>,
  options: { replace?: boolean } = {},
): void {
  const kept: Record<string, string | readonly string[] | undefined> = {}
  for (const name of new Set(query.value.keys())) kept[name] = query.value.getAll(name)
  go(addressOf(path.value, { ...kept, ...values }), options)
}
