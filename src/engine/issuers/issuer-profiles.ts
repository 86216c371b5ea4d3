import { AFGHANISTAN } from "./afghanistan.ts";
import { AFRICAN_UNION } from "./african-union.ts";
import { AGENCIES_AND_BANKS } from "./agencies-and-banks.ts";
import { ALBANIA } from "./albania.ts";
import { ALGERIA } from "./algeria.ts";
import { ANGOLA } from "./angola.ts";
import { ARGENTINA } from "./argentina.ts";
import { ARMENIA } from "./armenia.ts";
import { ASEAN } from "./asean.ts";
import { AUSTRALIA } from "./australia.ts";
import { AUSTRIA } from "./austria.ts";
import { AZERBAIJAN } from "./azerbaijan.ts";
import { BAHRAIN } from "./bahrain.ts";
import { BANGLADESH } from "./bangladesh.ts";
import { BELARUS } from "./belarus.ts";
import { BOLIVIA } from "./bolivia.ts";
import { BRAZIL } from "./brazil.ts";
import { BULGARIA } from "./bulgaria.ts";
import { CAMBODIA } from "./cambodia.ts";
import { CANADA } from "./canada.ts";
import { CHILE } from "./chile.ts";
import { CHINA } from "./china.ts";
import { COLOMBIA } from "./colombia.ts";
import { CROATIA } from "./croatia.ts";
import { CUBA } from "./cuba.ts";
import { CYPRUS } from "./cyprus.ts";
import { CZECH_REPUBLIC } from "./czech-republic.ts";
import { DENMARK } from "./denmark.ts";
import { EGYPT } from "./egypt.ts";
import { ETHIOPIA } from "./ethiopia.ts";
import { EUROPEAN_COMMISSION } from "./european-commission.ts";
import { EUROPEAN_UNION } from "./european-union.ts";
import { FINLAND } from "./finland.ts";
import { FRANCE } from "./france.ts";
import { GEORGIA } from "./georgia.ts";
import { GERMANY } from "./germany.ts";
import { GHANA } from "./ghana.ts";
import { GREECE } from "./greece.ts";
import { HUNGARY } from "./hungary.ts";
import { INDIA } from "./india.ts";
import { INDONESIA } from "./indonesia.ts";
import { IRAN } from "./iran.ts";
import { IRAQ } from "./iraq.ts";
import { IRELAND } from "./ireland.ts";
import { ISRAEL } from "./israel.ts";
import type { IssuerProfile } from "./issuer-profile.ts";
import { ITALY } from "./italy.ts";
import { IVORY_COAST } from "./ivory-coast.ts";
import { JAPAN } from "./japan.ts";
import { JORDAN } from "./jordan.ts";
import { KAZAKHSTAN } from "./kazakhstan.ts";
import { KENYA } from "./kenya.ts";
import { KOSOVO } from "./kosovo.ts";
import { KUWAIT } from "./kuwait.ts";
import { KYRGYZSTAN } from "./kyrgyzstan.ts";
import { LAOS } from "./laos.ts";
import { LATVIA } from "./latvia.ts";
import { LEBANON } from "./lebanon.ts";
import { LIBYA } from "./libya.ts";
import { MALAYSIA } from "./malaysia.ts";
import { MAURITANIA } from "./mauritania.ts";
import { MEXICO } from "./mexico.ts";
import { MONGOLIA } from "./mongolia.ts";
import { MOROCCO } from "./morocco.ts";
import { NATIONAL_SITES } from "./national-sites.ts";
import { NATO } from "./nato.ts";
import { NEPAL } from "./nepal.ts";
import { NETHERLANDS } from "./netherlands.ts";
import { NEW_ZEALAND } from "./new-zealand.ts";
import { NIGERIA } from "./nigeria.ts";
import { NORTH_KOREA } from "./north-korea.ts";
import { NORTH_MACEDONIA } from "./north-macedonia.ts";
import { NORWAY } from "./norway.ts";
import { OMAN } from "./oman.ts";
import { ORGANIZATIONS } from "./organizations.ts";
import { OSCE } from "./osce.ts";
import { PAKISTAN } from "./pakistan.ts";
import { PALESTINE } from "./palestine.ts";
import { PHILIPPINES } from "./philippines.ts";
import { POLAND } from "./poland.ts";
import { PORTUGAL } from "./portugal.ts";
import { QATAR } from "./qatar.ts";
import { REGIONS } from "./regions.ts";
import { ROMANIA } from "./romania.ts";
import { RUSSIA } from "./russia.ts";
import { RWANDA } from "./rwanda.ts";
import { SAUDI_ARABIA } from "./saudi-arabia.ts";
import { SENEGAL } from "./senegal.ts";
import { SERBIA } from "./serbia.ts";
import { SINGAPORE } from "./singapore.ts";
import { SLOVAKIA } from "./slovakia.ts";
import { SLOVENIA } from "./slovenia.ts";
import { SOUTH_AFRICA } from "./south-africa.ts";
import { SOUTH_KOREA } from "./south-korea.ts";
import { SPAIN } from "./spain.ts";
import { SRI_LANKA } from "./sri-lanka.ts";
import { SUDAN } from "./sudan.ts";
import { SWEDEN } from "./sweden.ts";
import { SWITZERLAND } from "./switzerland.ts";
import { SYRIA } from "./syria.ts";
import { TAIWAN } from "./taiwan.ts";
import { TAJIKISTAN } from "./tajikistan.ts";
import { THAILAND } from "./thailand.ts";
import { TUNISIA } from "./tunisia.ts";
import { TURKEY } from "./turkey.ts";
import { TURKMENISTAN } from "./turkmenistan.ts";
import { UKRAINE } from "./ukraine.ts";
import { UNITED_ARAB_EMIRATES } from "./united-arab-emirates.ts";
import { UNITED_KINGDOM } from "./united-kingdom.ts";
import { UNITED_NATIONS } from "./united-nations.ts";
import { UNITED_STATES } from "./united-states.ts";
import { UZBEKISTAN } from "./uzbekistan.ts";
import { VATICAN } from "./vatican.ts";
import { VENEZUELA } from "./venezuela.ts";
import { VIETNAM } from "./vietnam.ts";
import { YEMEN } from "./yemen.ts";

/** The profiles of all issuers that can be identified by more than their country's name. */
export const ISSUER_PROFILES: readonly IssuerProfile[] = [
  ASEAN,
  AFGHANISTAN,
  AFRICAN_UNION,
  ALBANIA,
  ALGERIA,
  ANGOLA,
  ARGENTINA,
  ARMENIA,
  AUSTRALIA,
  AUSTRIA,
  AZERBAIJAN,
  BAHRAIN,
  BANGLADESH,
  BELARUS,
  BOLIVIA,
  BRAZIL,
  BULGARIA,
  CAMBODIA,
  CANADA,
  CHILE,
  CHINA,
  COLOMBIA,
  CROATIA,
  CUBA,
  CYPRUS,
  CZECH_REPUBLIC,
  DENMARK,
  EGYPT,
  ETHIOPIA,
  EUROPEAN_COMMISSION,
  EUROPEAN_UNION,
  FINLAND,
  FRANCE,
  GEORGIA,
  GERMANY,
  GHANA,
  GREECE,
  HUNGARY,
  INDIA,
  INDONESIA,
  IRAN,
  IRAQ,
  IRELAND,
  ISRAEL,
  ITALY,
  IVORY_COAST,
  JAPAN,
  JORDAN,
  KAZAKHSTAN,
  KENYA,
  KOSOVO,
  KUWAIT,
  KYRGYZSTAN,
  LAOS,
  LATVIA,
  LEBANON,
  LIBYA,
  MALAYSIA,
  MAURITANIA,
  MEXICO,
  MONGOLIA,
  MOROCCO,
  NATO,
  NEPAL,
  NETHERLANDS,
  NEW_ZEALAND,
  NIGERIA,
  NORTH_KOREA,
  NORTH_MACEDONIA,
  NORWAY,
  ...AGENCIES_AND_BANKS,
  ...NATIONAL_SITES,
  ...ORGANIZATIONS,
  ...REGIONS,
  OSCE,
  OMAN,
  PAKISTAN,
  PALESTINE,
  PHILIPPINES,
  POLAND,
  PORTUGAL,
  QATAR,
  ROMANIA,
  RUSSIA,
  RWANDA,
  SAUDI_ARABIA,
  SENEGAL,
  SERBIA,
  SINGAPORE,
  SLOVAKIA,
  SLOVENIA,
  SOUTH_AFRICA,
  SOUTH_KOREA,
  SPAIN,
  SRI_LANKA,
  SUDAN,
  SWEDEN,
  SWITZERLAND,
  SYRIA,
  TAIWAN,
  TAJIKISTAN,
  THAILAND,
  TUNISIA,
  TURKEY,
  TURKMENISTAN,
  UKRAINE,
  UNITED_ARAB_EMIRATES,
  UNITED_KINGDOM,
  UNITED_NATIONS,
  UNITED_STATES,
  UZBEKISTAN,
  VATICAN,
  VENEZUELA,
  VIETNAM,
  YEMEN,
];
