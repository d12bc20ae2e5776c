/** Endings that say how a file is kept, not what it holds. */
const ENDING =
  /\.(log|txt|dat|out|csv|tsv|psv|json|gz|tgz|tar|zip|bz2|xz|zst|7z|rar|bak|old|tmp|part|utf-?8|utf-?16(le|be)?|gbk|gb18030|\d+)$/
/** A date, a counter or a rotation number at the end, with what joins it to the name. */
const COUNTER = /[-_. ]*(?:(?:19|20)\d{2}[-_.]?\d{2}(?:[-_.]?\d{2})?(?:[-_T.]?\d{2,6})?|\(?\d+\)?)$/

/**
 * What kind of log a file name says it is: directories, endings, dates and counters dropped, in lower case. '' when nothing
 * else remains, as for `20080801.log`.
 */
export function familyStem(name: string): string {
  let stem = name.replace(/^.*[/\\!]/s, '').toLowerCase()
  for (let before = ''; before !== stem; ) {
    before = stem
    stem = stem
      .replace(ENDING, '')
      .replace(COUNTER, '')
      .replace(/[-_. ]+$/, '')
  }
  return stem.replace(/^(?:(?:19|20)\d{6}|(?:19|20)\d{2}-\d{2}-\d{2})[-_. ]*/, '')
}

/** A family's name when the file's name gives none, from what its columns hold. */
export function familyFromColumns(columns: readonly { role: string }[]): string {
  const count = (role: string): number => columns.filter((column) => column.role === role).length
  const people = count('account') + count('phone')
  if (count('text') > 0 && people > 0) return 'messages'
  if (people > 1) return 'calls'
  if (people === 1 && count('ip') > 0) return 'logins'
  return count('version') > 0 && count('ip') > 0 ? 'versions' : 'records'
}
