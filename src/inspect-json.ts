import type { BuildFile, Inspection, KeywordFile, OpenedArchive, Placed, Side, Signed } from './inspect/index.ts'

/** Words of a list in the object; `lists decode` prints whole lists. */
const MOST_WORDS = 200

const fileRow = ({ path, sizeBytes, sha256, entropyBits, kind }: BuildFile) => ({
  path,
  size_bytes: sizeBytes,
  sha256,
  entropy_bits: entropyBits,
  kind,
})

const placed = <T, R>(values: readonly Placed<T>[], row: (value: T) => R) =>
  values.map(({ value, paths, startByte }) => ({ value: row(value), paths, start_byte: startByte }))

const certificateRow = (certificate: Signed['signature']['signers'][number]) => ({
  subject: certificate.subject,
  issuer: certificate.issuer,
  serial: certificate.serial,
  valid_from_utc_ms: certificate.validFromUtcMs,
  valid_to_utc_ms: certificate.validToUtcMs,
  sha256: certificate.sha256,
})

const archiveRow = ({ path, sizeBytes, sha256 }: OpenedArchive) => ({ path, size_bytes: sizeBytes, sha256 })

const listRow = (list: KeywordFile) => ({
  path: list.path,
  sha256: list.sha256,
  size_bytes: list.sizeBytes,
  entropy_bits: list.entropyBits,
  name_of: list.nameOf,
  decoder: list.decoder,
  words: list.words.length,
  first_words: list.words.slice(0, MOST_WORDS),
  lines: list.lines,
  directives: list.directives,
  rejects: list.rejects,
  notes: list.notes,
  enciphered: list.enciphered,
})

const same = (value: string): string => value

function sideRow({ build, files, sizeBytes, only, signed, keywordFiles, newWords, denseShare }: Side) {
  return {
    name: build.name,
    files,
    size_bytes: sizeBytes,
    archives: build.archives.map(archiveRow),
    rejects: build.rejects,
    notes: build.files.flatMap(({ seen }) => seen.notes),
    cut: build.cut,
    dense_share: denseShare,
    keyword_files: keywordFiles.map(listRow),
    new_words: newWords,
    signatures: signed.map(({ path, signature: { scheme, coverage, signers } }) => ({
      path,
      scheme,
      coverage,
      signers: signers.map(certificateRow),
    })),
    only: {
      versions: placed(only.versions, (value) => value),
      hosts: placed(only.hosts, same),
      urls: placed(only.urls, same),
      mail_domains: placed(only.mailDomains, same),
      addresses: placed(only.addresses, same),
      permissions: placed(only.permissions, (value) => value),
      signers: placed(only.signers, certificateRow),
      certificates: placed(only.certificates, certificateRow),
      keys: placed(only.keys, ({ keyId, bytes, reading, name }) => ({
        key_id: keyId,
        hex: Buffer.from(bytes).toString('hex'),
        reading,
        name,
      })),
      chinese_texts: placed(only.chineseTexts, same),
    },
  }
}

/** Everything an inspection found, as one object; keys and values in full. */
export function inspectionJson({ a, b, pairs, sharedKeywordFiles }: Inspection) {
  const both = (pair: { a: BuildFile; b: BuildFile }) => ({ a: fileRow(pair.a), b: fileRow(pair.b) })
  return {
    schema: 'breachlight/inspect/1',
    a: sideRow(a),
    b: sideRow(b),
    files: {
      roots: pairs.roots,
      identical: pairs.identical.length,
      changed: pairs.changed.map(both),
      moved: pairs.moved.map(both),
      added: pairs.added.map(fileRow),
      removed: pairs.removed.map(fileRow),
    },
    shared_keyword_files: sharedKeywordFiles.map(listRow),
  }
}
