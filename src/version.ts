/** Version of Breachlight; it stands in every report, and `package.json` repeats it (a test compares them). */
export const VERSION = '0.1.0'
