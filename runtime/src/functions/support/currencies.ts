import type { WrittenRule } from "../spec.ts";

/** The currencies of ISO 4217 whose minor unit is not a hundredth. */
const otherExponents: ReadonlyMap<string, 0 | 3 | 4> = new Map([
  ...words("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF").map((code) => [code, 0 as const] as const),
  ...words("BHD IQD JOD KWD LYD OMR TND").map((code) => [code, 3 as const] as const),
  ...words("CLF UYW").map((code) => [code, 4 as const] as const),
]);

/** The currencies with hundredths; at the end those withdrawn since 2020, which still stand in data. */
const hundredths: ReadonlySet<string> = new Set(
  words(`
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP
    COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR
    JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN
    NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL
    THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
    ANG BGN CUC HRK SLL ZWL
  `),
);

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

/**
 * How many digits the minor unit of a currency has (ISO 4217): 2 for `EUR`, 0 for `JPY`.
 *
 * @param currency the code, in any case
 * @returns undefined for a code that ISO 4217 does not list
 */
export function minorUnitDigits(currency: string): 0 | 2 | 3 | 4 | undefined {
  const code = currency.toUpperCase();
  return otherExponents.get(code) ?? (hundredths.has(code) ? 2 : undefined);
}

/** What a currency that is written out must be. */
export const currencyRule: WrittenRule = {
  problem: (code) => (minorUnitDigits(code) === undefined ? "is no currency of ISO 4217" : undefined),
};
