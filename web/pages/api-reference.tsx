import type { JSX } from 'preact'
import { open } from '../lib/client.ts'
import { downloadJson } from '../lib/download.ts'
import { useLoaded } from '../lib/loaded.ts'
import { definePage } from '../lib/page.ts'
import { defineWords, useWords } from '../lib/words.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/states.tsx'
import { Table } from '../parts/table.tsx'

const words = defineWords({
  en: {
    title: 'API',
    lead: 'What the pages ask of the program on this machine, for those who want to build on it. Every request needs the secret of this tab.',
    caption: 'Routes',
    method: 'GET reads, POST changes',
    path: 'address on this machine',
    description: 'what it does',
  },
  zh: {
    title: 'API',
    lead: '各页面向本机程序提出的请求，供希望在此基础上开发的人参考。每个请求都需要本标签页的密钥。',
    caption: '路由',
    method: 'GET 为读取，POST 为更改',
    path: '本机上的地址',
    description: '用途',
  },
})

interface OpenApi {
  paths: Readonly<Record<string, Readonly<Record<string, { description?: string }>>>>
}

const described = async (): Promise<OpenApi> => (await open('/openapi.json')).json()

function View(): JSX.Element {
  const t = useWords(words)
  const loaded = useLoaded(described, [])
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        exports={[{ label: 'OpenAPI', make: async () => downloadJson('openapi.json', await described()) }]}
      />
      <Shown of={loaded}>
        {({ paths }) => (
          <div lang="en">
            <Table
              caption={t('caption')}
              columns={{ method: t('method'), path: t('path'), description: t('description') }}
              rows={Object.entries(paths).flatMap(([path, methods]) =>
                Object.entries(methods).map(([method, { description = '' }]) => ({
                  method: method.toUpperCase(),
                  path: `/api${path}`,
                  description,
                })),
              )}
            />
          </div>
        )}
      </Shown>
    </>
  )
}

export const apiReference = definePage({ id: 'api', path: '/api-reference', words, View })
