/** What XML 1.0 §2.2 (Char) does not allow: controls but tab and line ends, lone surrogates, U+FFFE and U+FFFF. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // Left as they are, a reader turns them into spaces in an attribute (XML 1.0 §3.3.3)
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Text as it may stand in an XML file, in an attribute or between tags; characters that XML forbids become U+FFFD. */
export const xmlText = (text: string): string =>
  text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] ?? character)
