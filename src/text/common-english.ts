/**
 * The words people use most in spoken English: function words, and the verbs, nouns and answers of everyday talk. Common
 * knowledge of any frequency list of conversation; the order does not matter.
 */
export const COMMON_ENGLISH: ReadonlySet<string> = new Set(
  `
  a about after again ago ah all alone already also always am an and another any anybody anyone anything are around as ask
  asked at away baby back bad be because been before being believe best better big both bought boy but buy by bye call
  called came can cannot care come comes coming could couldn day days dear did didn do does doesn doing don done down each
  else email enough even ever every everybody everyone everything exactly father feel few find fine first for found friend
  friends from gave get gets getting girl give go god goes going gone gonna good got great guess guy guys had happen
  happened happy hard has have haven having he hear heard hello help her here hey hi him his home hope house how i idea if
  in into is isn it its job just keep kind knew know knows last least leave left let life like little ll long look looking
  looks lot love made make makes man many matter may maybe me mean men might mind mine minute miss mom money month more
  morning most mother mr mrs much must my myself name need never new next nice night no nobody none not nothing now of off
  oh ok okay old on once one only or other our out over own people person place please pretty put quite re really remember
  right said same saw say saying says see seen sell send sent she should show since sir so some somebody someone something
  sometimes soon sorry start stay still stop such sure take talk talked talking talks tell than thank thanks that the their
  them then there these they thing things think this those thought three time times to today together told tomorrow tonight
  too took tried true try trying two understand until up us use used ve very wait want wanted was wasn way we week well
  went were what when where which while who whole why will wish with without won work working world would wouldn wrong
  yeah year years yes yesterday yet you your yourself
  `
    .trim()
    .split(/\s+/),
)
