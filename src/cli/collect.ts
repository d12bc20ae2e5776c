import { OperatorError } from '../model/errors.ts'
import type { AddCommand } from './command.ts'

// What these commands work with is loaded when one of them runs: nothing else needs it.

export const addCollect: AddCommand = (program, terminal, ran) => {
  const command = program
    .command('collect')
    .description(
      'walk an exposed directory within a written scope into WARC and the case, or take over what others fetched',
    )
    .argument('[url]', 'the folder to begin with, http or https')
    .option('--scope <file>', 'what may be collected, who allowed it and why it is lawful (YAML)')
    .option('--from <path...>', 'instead of a URL: WARC, WACZ, a mirror of wget, or a collection')
    .option('--case <dir>', 'case folder to seal it in; made when it does not exist')
    .option('--out <dir>', 'folder for the records while they are collected; beside the case unless named')
    .option(
      '--egress <way>',
      'the way out: direct, socks5://…, socks5h://… (names go to the proxy) or http://…',
      'direct',
    )
    .option('--json', 'print one JSON object instead of text')
    .action(async (url, options) => {
      const caseDir = options.case
      if (caseDir === undefined) throw noCase() // not required of `collect diff`, which commander would
      if (options.from === undefined) {
        const { walk } = await import('./collect-walk.ts')
        return walk(url, { ...options, case: caseDir }, { terminal, ran })
      }
      if (url !== undefined || options.scope !== undefined) throw bothWays()
      const { takeOver } = await import('./collect-from.ts')
      await takeOver(options.from, { ...options, case: caseDir }, { terminal, ran })
    })
  command
    .command('diff')
    .description('compare two snapshots: appeared, vanished, grown; and the same file across servers')
    .argument('<before>', 'WARC, WACZ, a mirror of wget, or a collection')
    .argument('<after>', 'the later one')
    .option('--all', 'name addresses that are the same, too')
    .option('--json', 'print one JSON object')
    .action(async (before, after, options) => {
      const { compare } = await import('./collect-diff.ts')
      await compare([before, after], options, terminal)
      ran('done')
    })
}

const noCase = () =>
  new OperatorError('There is no case to seal it in.', {
    hint: 'Name a folder with --case DIR; it is made when it does not exist.',
    exit: 'wrongUsage',
  })

const bothWays = () =>
  new OperatorError('--from takes what others fetched: it needs no URL and no scope.', {
    hint: 'Give either a URL with --scope, or --from.',
    exit: 'wrongUsage',
  })
