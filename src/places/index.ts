export { COUNTRIES_CREDIT, openCountries, type Countries } from './countries.ts'
