/** Folder names that say what lies in them, not which machine they came from. */
const GENERIC = new Set(
  'log logs data conf config etc cfg backup backups bak pub public www html htdocs var home tmp bin lib share srv opt usr download downloads upload uploads file files archive archives old new'.split(
    ' ',
  ),
)

/**
 * The machine a file came from: its first folder that is not a generic one, looking through containers, too;
 * without such a folder the name of the evidence root.
 */
export function serverOf(path: string, containerPath: string, root: string): string {
  const members = containerPath === '' ? [] : containerPath.split('!').flatMap(folders)
  return [...folders(path), ...members].find((folder) => isMachine(folder)) ?? root
}

const folders = (path: string): string[] => path.split('/').slice(0, -1)

const isMachine = (folder: string): boolean =>
  folder !== '' && folder !== '.' && folder !== '..' && !GENERIC.has(folder.toLowerCase())
