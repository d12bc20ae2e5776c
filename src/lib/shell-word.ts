/** Text as one word of a shell command (POSIX.1-2017, Shell Command Language §2.2.2): quoted where a shell would read more into it. */
export const shellWord = (text: string): string =>
  /^[\w%+,./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
