import { CONTROL, type TrialMessage } from '../../src/model/trial.ts'

/** A control message of the only client, but for what is given. */
export const message = (given: Partial<TrialMessage>): TrialMessage => ({
  sheet: 'sheet.csv',
  line: 2,
  atUtcMs: 0,
  client: 'phone',
  address: '10.0.0.1',
  direction: 'sent',
  text: 'text',
  label: CONTROL,
  displayed: 'yes',
  ...given,
})
