// A box for tests: acts on 月桥; the argument says how it misbehaves.
import { createInterface } from 'node:readline'

const habit = process.argv[2]
const ANSWERS = {
  late: () => null,
  words: () => 'yes',
  form: ({ id }) => JSON.stringify({ id, fires: true }),
  other: ({ id }) => JSON.stringify({ id: id + 1, triggered: true }),
  error: ({ id }) => JSON.stringify({ id, error: 'no \u001b[31msignal' }),
  long: () => 'x'.repeat(2_000_000),
}
const good = ({ id, text }) =>
  JSON.stringify({ id, triggered: text.includes('月桥'), masked: text.replaceAll('月桥', '**') })
if (habit === 'dies') process.exit(3)
if (habit === 'talks') process.stderr.write('ready\n')
for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line)
  const answer = (ANSWERS[habit] ?? good)(asked)
  if (answer !== null) process.stdout.write(`${answer}\n`)
}
