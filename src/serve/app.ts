import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { OperatorError } from '../model/errors.ts'
import { VERSION } from '../version.ts'
import { assets } from './assets.ts'
import { sameOrigin, withHeaders, withSession } from './guard.ts'
import { rooms } from './room.ts'
import { answerRoutes } from './routes/answers.ts'
import { caseRoutes } from './routes/case.ts'
import { evidenceRoutes } from './routes/evidence.ts'
import { folderRoutes } from './routes/folders.ts'
import { formatRoutes } from './routes/formats.ts'
import { jobRoutes } from './routes/jobs.ts'
import { messageRoutes } from './routes/messages.ts'
import { pinRoutes } from './routes/pins.ts'
import { proseRoutes } from './routes/prose.ts'
import { queryRoutes } from './routes/queries.ts'
import { reportRoutes } from './routes/report.ts'
import { rejectRoutes } from './routes/rejects.ts'
import { edgeRoutes } from './routes/edges.ts'
import { mapRoutes } from './routes/map.ts'
import { peopleRoutes } from './routes/people.ts'
import { personRoutes } from './routes/person.ts'
import { revealRoutes } from './routes/reveal.ts'
import { sectionRoutes } from './routes/sections.ts'
import { sessionRoutes } from './routes/session.ts'
import { surroundingRoutes } from './routes/surroundings.ts'
import { timelineRoutes } from './routes/timeline.ts'
import { triggerRoutes } from './routes/triggers.ts'
import type { Sessions } from './sessions.ts'
import type { Workbench } from './workbench.ts'
import type { Works } from './works.ts'

/** No request of ours is larger. */
const MOST_BODY_BYTES = 1 << 20

interface Parts {
  at: Workbench
  works: Works
  sessions: Sessions
  /** Told when a launch link was used. */
  entered: () => void
  /** Told what went wrong in the program itself: whoever asked only hears that it did. */
  failed: (error: Error) => void
}

/** Every route of the workbench. Behind `/api` nothing is answered without a session but the exchange that makes one. */
export function buildApi({ at, works }: Pick<Parts, 'at' | 'works'>) {
  const api = rooms()
    .route('/', caseRoutes(at))
    .route('/', answerRoutes(at))
    .route('/', sectionRoutes(at))
    .route('/', messageRoutes(at))
    .route('/', revealRoutes(at))
    .route('/', jobRoutes(at, works))
    .route('/', reportRoutes(at, works))
    .route('/', proseRoutes(at))
    .route('/', pinRoutes(at))
    .route('/', evidenceRoutes(at, works))
    .route('/', rejectRoutes(at))
    .route('/', formatRoutes(at, works))
    .route('/', folderRoutes())
    .route('/', peopleRoutes(at))
    .route('/', personRoutes(at))
    .route('/', surroundingRoutes(at))
    .route('/', edgeRoutes(at))
    .route('/', mapRoutes(at))
    .route('/', timelineRoutes(at))
    .route('/', queryRoutes(at))
    .route('/', triggerRoutes(at))
  api.doc31('/openapi.json', { openapi: '3.1.0', info: { title: 'Breachlight workbench', version: VERSION } })
  return api
}

/** The whole application: guards first, then the session's door, the routes, and the pages. */
export function buildApp({ at, works, sessions, entered, failed }: Parts) {
  const app = rooms()
  app.use(withHeaders, sameOrigin, bodyLimit({ maxSize: MOST_BODY_BYTES }))
  app.route('/api', sessionRoutes(sessions, { nowUtcMs: at.nowUtcMs, entered }))
  app.use('/api/*', withSession(sessions, at.nowUtcMs))
  app.route('/api', buildApi({ at, works }))
  app.all('/api/*', (c) => c.json({ message: 'There is nothing here.', hint: 'Go back to the overview.' }, 404))
  app.route('/', assets())
  app.onError((error, c) => {
    if (error instanceof HTTPException) return c.json({ message: 'This cannot be asked so.', hint: '' }, error.status)
    if (error instanceof OperatorError)
      return c.json({ message: error.message, hint: error.hint }, error.exit === 'caseLocked' ? 409 : 400)
    failed(error)
    return c.json(
      { message: 'This could not be answered.', hint: 'Try again. If it fails again, look at the terminal.' },
      500,
    )
  })
  return app
}
