export { COUNTRIES_CREDIT, type CountrySource, openCountries } from './countries.ts'
