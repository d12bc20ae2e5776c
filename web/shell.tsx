import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { isInside } from './lib/client.ts'
import type { Page } from './lib/page.ts'
import { path } from './lib/route.ts'
import { followJobs, job, refreshStatus, status } from './lib/status.ts'
import { chooseLanguage, defineWords, language, languageTag, useWords } from './lib/words.ts'
import { pages } from './pages.ts'
import { Begin } from './pages/begin.tsx'
import { Link } from './parts/link.tsx'
import { JobBanner, OldBanner } from './parts/progress.tsx'
import { RevealBanner, RevealButton } from './parts/reveal.tsx'
import { Empty, Loading } from './parts/states.tsx'

const words = defineWords({
  en: {
    skip: 'Skip to the page',
    pages: 'Pages',
    workbench: 'Workbench',
    outside: 'This tab was not let in',
    how: 'The workbench opens with a link that works once and within a minute. Go to the terminal that runs it and press Enter: it names a new one.',
    why: 'A tab that was opened otherwise, by you or by another page, learns nothing of the case.',
    missing: 'There is no such page.',
    home: 'Go to the overview',
    other: '中文',
    invented: 'invented by the lab',
  },
  zh: {
    skip: '跳到正文',
    pages: '页面',
    workbench: '工作台',
    outside: '此标签页未获准进入',
    how: '工作台通过一个一分钟内有效、只能使用一次的链接打开。请回到运行它的终端并按回车键，终端会给出新的链接。',
    why: '以其他方式打开的标签页，无论由您还是由其他网页打开，都无法获知案件的任何内容。',
    missing: '没有这个页面。',
    home: '前往概览',
    other: 'English',
    invented: '由实验室虚构',
  },
})

const isOf = (page: Page, now: string): boolean =>
  page.path === '/' ? now === '/' : now === page.path || now.startsWith(`${page.path}/`)

function Menu(): JSX.Element {
  const t = useWords(words)
  return (
    <nav class="menu" aria-label={t('pages')}>
      <ul>
        {pages.map((page) => (
          <li>
            <Link to={page.path} current={isOf(page, path.value)}>
              {page.words[language.value].title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Top(): JSX.Element {
  const t = useWords(words)
  const open = status.value?.case
  return (
    <header class="top">
      <p class="brand">
        <strong>Breachlight</strong> {open == null ? t('workbench') : <bdi>{open.name}</bdi>}
        {open?.madeByLab === true ? <span class="badge">{t('invented')}</span> : null}
      </p>
      <RevealButton />
      <button
        type="button"
        class="quiet"
        lang={language.value === 'en' ? 'zh-Hans' : 'en'}
        onClick={() => chooseLanguage(language.value === 'en' ? 'zh' : 'en')}
      >
        {t('other')}
      </button>
    </header>
  )
}

function Outside(): JSX.Element {
  const t = useWords(words)
  return (
    <main id="page" class="alone">
      <Empty title={t('outside')}>
        <p>{t('how')}</p>
        <p class="muted">{t('why')}</p>
      </Empty>
    </main>
  )
}

function Missing(): JSX.Element {
  const t = useWords(words)
  return (
    <Empty title={t('missing')}>
      <p>
        <Link to="/">{t('home')}</Link>
      </p>
    </Empty>
  )
}

function Body(): JSX.Element {
  const t = useWords(words)
  if (status.value === null) return <Loading />
  if (status.value.case === null)
    return (
      <main id="page" class="alone" tabIndex={-1}>
        <Begin />
      </main>
    )
  const page = pages.find((one) => isOf(one, path.value))
  return (
    <div class="body">
      <Menu />
      <main id="page" tabIndex={-1} aria-label={page?.words[language.value].title ?? t('missing')}>
        {page === undefined ? <Missing /> : <page.View key={page.id} />}
      </main>
    </div>
  )
}

/** Everything on the screen: the banners, the menu and the page of the address. */
export function Shell(): JSX.Element {
  const t = useWords(words)
  const inside = isInside()
  useEffect(() => {
    if (!inside) return
    void refreshStatus()
    void followJobs()
  }, [inside])
  const page = pages.find((one) => isOf(one, path.value))
  useEffect(() => {
    document.documentElement.lang = languageTag()
    document.title = `${page?.words[language.value].title ?? t('workbench')} · Breachlight`
  })
  if (!inside) return <Outside />
  return (
    <>
      <a class="skip" href="#page">
        {t('skip')}
      </a>
      <RevealBanner />
      <OldBanner />
      {status.value?.case == null && job.value?.isOver !== true ? null : <JobBanner />}
      <Top />
      <Body />
    </>
  )
}
