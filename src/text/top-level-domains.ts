/** Generic top-level domains that people have mail under; every other name of more than two letters is taken for a file's. */
const GENERIC = new Set(
  'com net org edu gov mil int info biz name mobi asia travel jobs pro tel coop aero museum xyz top club online site vip wang shop app dev work live email cloud tech icu ltd group link art world space website store fun'.split(
    ' ',
  ),
)

/** Two letters are a country's (RFC 1591 §2); the country codes themselves are too many to be worth a list. */
export const isTopLevelDomain = (name: string): boolean => name.length === 2 || GENERIC.has(name.toLowerCase())
