/** First two digits of an administrative code (GB/T 2260): provinces; 83 stands for residents of Taiwan since 2018. */
const REGIONS = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)

/** Whether a code of a county or of a person starts with a province. */
export const isRegionCode = (code: string): boolean => REGIONS.has(code.slice(0, 2)) && code.slice(2, 4) !== '00'

/** One sign for each province on number plates (GA 36-2018 §5.2); 使 and 领 mark missions. */
export const PLATE_PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
