import { Parser } from 'htmlparser2'
import { defineListing, type ListedEntry, type ListingPage } from '../listing.ts'
import { dateOf, escapedName } from '../listing-parts.ts'

/** One `ListBucketResult`: its own fields, and those of each `Contents` and `CommonPrefixes`. */
interface Bucket {
  fields: ReadonlyMap<string, string>
  objects: readonly ReadonlyMap<string, string>[]
  prefixes: readonly string[]
}

/** `ListBucketResult/Contents/Owner/ID` is the deepest. */
const DEPTH_LIMIT = 16
const SLICE_CHARACTERS = 64 * 1024
/** A key has at most 1,024 bytes (Amazon S3 user guide, "Naming Amazon S3 objects"), escaped three times as many. */
const TEXT_LIMIT = 16 * 1024

export default defineListing({
  id: 's3',
  title: 'Amazon S3 and compatible stores',
  source: 'ListObjects and ListObjectsV2 (docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html)',
  entriesOf(page) {
    const bucket = readBucket(page.text)
    if (bucket === null) return null
    const keyOf = keyReader(bucket)
    const objects = bucket.objects.map((object) => objectEntry(page, keyOf(object.get('key') ?? ''), object))
    const folders = bucket.prefixes.map((prefix) => folderEntry(page, keyOf(prefix)))
    return [...objects, ...folders]
  },
  nextPage(page) {
    const bucket = readBucket(page.text)
    if (bucket === null || bucket.fields.get('istruncated') !== 'true') return null
    const token = bucket.fields.get('nextcontinuationtoken')
    if (token !== undefined) return withQuery(page, { 'list-type': '2', 'continuation-token': token })
    const keyOf = keyReader(bucket)
    const marker = bucket.fields.get('nextmarker') ?? bucket.objects.at(-1)?.get('key')
    return marker === undefined ? null : withQuery(page, { marker: keyOf(marker) })
  },
})

/** Keys are escaped when the request asked for it. */
function keyReader({ fields }: Bucket): (key: string) => string {
  if (fields.get('encodingtype') !== 'url') return (key) => key
  return (key) => {
    try {
      return decodeURIComponent(key.replaceAll('+', ' '))
    } catch (error) {
      if (error instanceof URIError) return key
      throw error
    }
  }
}

const escapedKey = (key: string): string =>
  key
    .split('/')
    .map((part) => escapedName(part))
    .join('/')

/** The bucket's own address, with a slash at its end, before an object's key. */
const bucketPath = ({ url }: ListingPage): string => {
  const path = URL.canParse(url) ? new URL(url).pathname : '/'
  return path.endsWith('/') ? path : `${path}/`
}

const objectEntry = (page: ListingPage, key: string, object: ReadonlyMap<string, string>): ListedEntry => {
  const size = object.get('size') ?? ''
  return {
    href: bucketPath(page) + escapedKey(key),
    isFolder: false,
    sizeBytes: /^\d{1,15}$/.test(size) ? Number(size) : null,
    isSizeRounded: false,
    modified: dateOf(object.get('lastmodified')),
  }
}

const folderEntry = (page: ListingPage, prefix: string): ListedEntry => ({
  href: withQuery(page, { prefix, delimiter: '/' }) ?? '',
  isFolder: true,
  sizeBytes: null,
  isSizeRounded: false,
  modified: null,
})

/** The page's address with other values in its query; null when it is none. */
function withQuery({ url }: ListingPage, values: Readonly<Record<string, string>>): string | null {
  if (!URL.canParse(url)) return null
  const next = new URL(url)
  next.searchParams.delete('continuation-token')
  next.searchParams.delete('marker')
  for (const [name, value] of Object.entries(values)) next.searchParams.set(name, value)
  return next.href
}

function readBucket(text: string): Bucket | null {
  if (!/<(?:\w{1,32}:)?ListBucketResult[\s>]/.test(text.slice(0, 1024))) return null
  const { bucket, handler, depth } = bucketScanner()
  const parser = new Parser(handler, { xmlMode: true })
  for (let at = 0; at < text.length; at += SLICE_CHARACTERS) {
    parser.write(text.slice(at, at + SLICE_CHARACTERS))
    if (depth() > DEPTH_LIMIT) return null
  }
  parser.end()
  return bucket
}

/** Name of an element without its namespace prefix. */
const nameOf = (tag: string): string => tag.slice(tag.indexOf(':') + 1).toLowerCase()

function bucketScanner() {
  const fields = new Map<string, string>()
  const objects: Map<string, string>[] = []
  const prefixes: string[] = []
  const path: string[] = []
  let value = ''
  const handler = {
    onopentag(tag: string) {
      path.push(nameOf(tag))
      value = ''
      if (path.length === 2 && path[1] === 'contents') objects.push(new Map())
    },
    ontext(text: string) {
      if (value.length < TEXT_LIMIT) value += text
    },
    onclosetag(tag: string) {
      const [, group = ''] = path
      const name = nameOf(tag)
      if (path.length === 2) fields.set(name, value)
      else if (path.length === 3 && group === 'contents') objects.at(-1)?.set(name, value)
      else if (path.length === 3 && group === 'commonprefixes' && name === 'prefix') prefixes.push(value)
      path.pop()
    },
  }
  return { bucket: { fields, objects, prefixes }, handler, depth: () => path.length }
}
