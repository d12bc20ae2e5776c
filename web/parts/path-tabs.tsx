import type { ComponentType, JSX } from 'preact'
import { go, path } from '../lib/route.ts'
import { Tabs } from './tabs.tsx'

/** One view of several on a page. */
interface View {
  id: string
  View: ComponentType
}

/** Address of a view: the first has the page's own. */
const addressOf = (base: string, views: readonly View[], id: string): string =>
  id === views[0]?.id ? base : `${base}/${id}`

type Views = readonly [View, ...View[]]

/** The view that the address of now names; the first where it names none. */
export const viewOfPath = <V extends Views>(base: string, views: V): V[number] =>
  views.find(({ id }) => path.value === addressOf(base, views, id)) ?? views[0]

interface PathTabsProps<V extends Views> {
  base: string
  views: V
  /** What the views are called together, and each. */
  label: string
  titleOf: (id: V[number]['id']) => string
}

/** Views of a page as tabs, each with an address of its own. */
export function PathTabs<V extends Views>({ base, views, label, titleOf }: PathTabsProps<V>): JSX.Element {
  const { id, View: Shown } = viewOfPath(base, views)
  return (
    <Tabs
      label={label}
      tabs={views.map((view) => ({ id: view.id, title: titleOf(view.id) }))}
      shown={id}
      choose={(to) => go(addressOf(base, views, to))}
    >
      <Shown key={id} />
    </Tabs>
  )
}
