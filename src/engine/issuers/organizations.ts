import type { IssuerProfile } from "./issuer-profile.ts";

/** International organizations that publish readouts on a site of their own. */
export const ORGANIZATIONS: readonly IssuerProfile[] = [
  {
    id: "ecowas",
    issuer: "ECOWAS",
    hosts: ["ecowas.int"],
    siteNames: ["ECOWAS", "Economic Community of West African States"],
  },
  { id: "caricom", issuer: "CARICOM", hosts: ["caricom.org"], siteNames: ["CARICOM", "Caribbean Community"] },
  { id: "sadc", issuer: "SADC", hosts: ["sadc.int"], siteNames: ["SADC", "Southern African Development Community"] },
  {
    id: "igad",
    issuer: "IGAD",
    hosts: ["igad.int"],
    siteNames: ["IGAD", "Intergovernmental Authority on Development"],
  },
  {
    id: "east-african-community",
    issuer: "East African Community",
    hosts: ["eac.int"],
    siteNames: ["East African Community"],
  },
  {
    id: "organization-of-american-states",
    issuer: "Organization of American States",
    hosts: ["oas.org"],
    siteNames: ["Organization of American States"],
  },
  {
    id: "pacific-islands-forum",
    issuer: "Pacific Islands Forum",
    hosts: ["forumsec.org"],
    siteNames: ["Pacific Islands Forum"],
  },
  { id: "council-of-europe", issuer: "Council of Europe", hosts: ["coe.int"], siteNames: ["Council of Europe"] },
  {
    id: "commonwealth-secretariat",
    issuer: "Commonwealth Secretariat",
    hosts: ["thecommonwealth.org"],
    siteNames: ["Commonwealth Secretariat"],
  },
  {
    id: "shanghai-cooperation-organization",
    issuer: "Shanghai Cooperation Organization",
    hosts: ["sectsco.org"],
    siteNames: ["Shanghai Cooperation Organization", "Shanghai Cooperation Organisation"],
  },
  {
    id: "collective-security-treaty-organization",
    issuer: "Collective Security Treaty Organization",
    hosts: ["odkb-csto.org"],
    siteNames: ["Collective Security Treaty Organization", "Collective Security Treaty Organisation"],
  },
  {
    id: "organization-of-turkic-states",
    issuer: "Organization of Turkic States",
    hosts: ["turkicstates.org"],
    siteNames: ["Organization of Turkic States", "Organisation of Turkic States"],
  },
  { id: "iaea", issuer: "IAEA", hosts: ["iaea.org"], siteNames: ["IAEA", "International Atomic Energy Agency"] },
  { id: "imf", issuer: "IMF", hosts: ["imf.org"], siteNames: ["IMF", "International Monetary Fund"] },
  { id: "world-bank", issuer: "World Bank", hosts: ["worldbank.org"], siteNames: ["World Bank", "World Bank Group"] },
  { id: "wto", issuer: "WTO", hosts: ["wto.org"], siteNames: ["WTO", "World Trade Organization"] },
  { id: "who", issuer: "World Health Organization", hosts: ["who.int"], siteNames: ["World Health Organization"] },
  { id: "unesco", issuer: "UNESCO", hosts: ["unesco.org"], siteNames: ["UNESCO"] },
  {
    id: "opcw",
    issuer: "OPCW",
    hosts: ["opcw.org"],
    siteNames: [
      "OPCW",
      "Organisation for the Prohibition of Chemical Weapons",
      "Organization for the Prohibition of Chemical Weapons",
    ],
  },
  {
    id: "oecd",
    issuer: "OECD",
    hosts: ["oecd.org"],
    siteNames: ["OECD", "Organisation for Economic Co-operation and Development"],
  },
  { id: "opec", issuer: "OPEC", hosts: ["opec.org"], siteNames: ["OPEC"] },
  {
    id: "gulf-cooperation-council",
    issuer: "Gulf Cooperation Council",
    hosts: ["gcc-sg.org"],
    siteNames: ["Gulf Cooperation Council"],
  },
  {
    id: "arab-league",
    issuer: "Arab League",
    hosts: ["lasportal.org"],
    siteNames: ["Arab League", "League of Arab States"],
  },
  {
    id: "organization-of-islamic-cooperation",
    issuer: "Organization of Islamic Cooperation",
    hosts: ["oic-oci.org"],
    siteNames: ["Organization of Islamic Cooperation", "Organisation of Islamic Cooperation"],
  },
];
