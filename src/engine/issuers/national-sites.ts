import type { IssuerProfile } from "./issuer-profile.ts";

/** Official sites, whose host names show no office, of states without a profile of their own. */
export const NATIONAL_SITES: readonly IssuerProfile[] = [
  { id: "estonia", issuer: "Estonia", hosts: ["vm.ee", "valitsus.ee", "kaitseministeerium.ee"] },
  { id: "lithuania", issuer: "Lithuania", hosts: ["urm.lt", "lrp.lt", "lrv.lt", "kam.lt"] },
  { id: "belgium", issuer: "Belgium", hosts: ["diplomatie.belgium.be", "monarchie.be"] },
  { id: "iceland", issuer: "Iceland", hosts: ["stjornarradid.is", "forseti.is"] },
  { id: "luxembourg", issuer: "Luxembourg", hosts: ["gouvernement.lu"] },
  { id: "montenegro", issuer: "Montenegro", hosts: ["predsjednik.me"] },
  { id: "bosnia-and-herzegovina", issuer: "Bosnia and Herzegovina", hosts: ["predsjednistvobih.ba"] },
  { id: "moldova", issuer: "Moldova", hosts: ["presedinte.md"] },
  { id: "samoa", issuer: "Samoa", hosts: ["samoagovt.ws"] },
  { id: "palau", issuer: "Palau", hosts: ["palaugov.pw"] },
  { id: "somalia", issuer: "Somalia", hosts: ["sonna.so"] },
  { id: "eritrea", issuer: "Eritrea", hosts: ["shabait.com"] },
  { id: "cameroon", issuer: "Cameroon", hosts: ["prc.cm"] },
  { id: "democratic-republic-of-the-congo", issuer: "Democratic Republic of the Congo", hosts: ["presidence.cd"] },
  { id: "mauritius", issuer: "Mauritius", hosts: ["govmu.org"] },
  { id: "peru", issuer: "Peru", hosts: ["andina.pe"] },
  { id: "liechtenstein", issuer: "Liechtenstein", hosts: ["llv.li", "regierung.li"] },
  { id: "andorra", issuer: "Andorra", hosts: ["exteriors.ad", "govern.ad"] },
  { id: "san-marino", issuer: "San Marino", hosts: ["esteri.sm"] },
];
