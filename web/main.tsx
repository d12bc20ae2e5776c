import { render } from 'preact'
import { enter } from './lib/client.ts'
import { Shell } from './shell.tsx'
import './style.css'

await enter()
const app = document.getElementById('app')
if (app !== null) render(<Shell />, app)
