/** The code an error of the system or of Node.js carries (`ENOENT`, `ERR_…`, `Z_DATA_ERROR`), or null when it carries none. */
export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
