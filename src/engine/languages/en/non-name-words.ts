/**
 * Common nouns and adjectives that, when capitalised, show that a sequence of capitalised words names a thing and not a
 * person. In lower case.
 */
export const NON_NAME_WORDS: readonly string[] = `
monetary police public society civil peninsula policy policies islands island resolution resources management health finance security trade
energy education culture science technology industry environment democracy rights human peoples islamic christian muslim jewish national federal
church mosque parliament senate congress minister ministry president embassy foreign defence defense general assembly secretariat
sea ocean strait gulf initiative agreement agreements accord accords treaty pact group summit conference plan forum strategy program programme process
package protocol framework declaration charter convention resolution nations organization organisation association bank fund fund's house building
palace airport street road belt corridor centre center university institute college academy school company corporation inc ltd
east west north south middle eastern western northern southern central european african asian arab islamic asia africa europe americas america pacific
diplomacy indo-pacific atlantic euro-atlantic mediterranean caucasus balkans sahel donbas donbass crimea gaza strip bank territories region
multilateral partnership dialogue mechanism cooperation relations ties strategic comprehensive bilateral trilateral joint mutual
war peace day year century covid-19 pandemic climate change economic free trade zone area office press service
embassy mission delegation team party parties side sides people government governments committee commission union alliance
readout statement call meeting telephone conversation visit talks news agency ministry department
headquarters hq quarters hall room square garden gardens airport base station port city town village province district hotel venue sidelines margins
god allah independence constitution supreme law order award medal prize cup games olympic olympics world international global
democratic federative plurinational bolivarian hashemite socialist
integration consultations meetings discussions rounds round session sessions exchanges visits calls horn lakes great
leaders participants ministers presidents allies partners members states heads officials january
legislative league chamber majlis mejlis majilis rada verkhovna saeima seimas sejm knesset duma bundestag bundesrat riksdag storting folketing
eduskunta lords commons sabha rajya lok khural jogorku kenesh oliy milli shura cortes oireachtas dáil seanad althingi skupština sabor sobranie jatiya sangsad troika networks tropical storm hurricane typhoon cyclone transit buildings tower towers lodge mansion villa residence suite lounge wing
nato eu un us uk uae g7 g20 brics asean sco apec oic gcc iaea who wto imf osce icrc unrwa jcpoa aukus quad au
`
  .trim()
  .split(/\s+/);

/**
 * Words of portfolios that can also be family names ("Small", "Land"). They belong to a title only inside it, after "of",
 * "for" or another word of the portfolio: "Commissioner for International Partnerships Ana Lund". In lower case.
 */
export const PORTFOLIO_WORDS: readonly string[] = `
action partnerships neighbourhood neighborhood enlargement cohesion reforms reform budget simplification sustainability resilience
competitiveness preparedness ocean oceans youth fairness sport sports water innovation startups research skills transportation
housing food welfare borders digital technologies technology sovereignty prosperity industrial implementation productivity financial
finances services service savings taxation tax home higher heritage antiquities religious worship co-operation communities community
expatriates emigrants emigration nationals natural mining mines minerals petroleum oil gas electricity power renewable infrastructure
construction planning works communication media telecommunications telecom telecoms posts space aerospace aviation maritime marine
shipping ports railways roads rural urban regional local municipal commerce small medium enterprises enterprise business businesses
entrepreneurship customs revenue treasury economics social family families women gender equality equal opportunities children elderly
disability humanitarian assistance aid crisis emergency emergencies disaster disasters protection veterans armed military
reconciliation constitutional parliamentary legal police cyber cybersecurity data artificial ecology ecological green transition
decarbonisation forestry forests livestock irrigation land lands wildlife conservation museums arts creative tribal refugees
asylum immigration citizenship identity inclusion minorities indigenous promotion export exports import imports consumer consumers
competition market markets banking insurance pensions pension relief reconstruction recovery modernisation modernization innovation
francophonie americas hemisphere eurasian latin affairs division divisions desk section unit branch seafood aquaculture horticulture utilities operations operation organizations organisations arms control disarmament non-proliferation proliferation weapons entrepreneurship observation monitoring verification buildings organ external
response preparedness integration stabilisation stabilization peacebuilding peacekeeping mediation prevention counter-terrorism counterterrorism terrorism trafficking narcotics drugs organised organized crime intellectual property
spaces coasts islands rivers lakes animal plant veterinary budgetary monetary statistical lifelong vocational primary secondary tertiary basic universities schools early childhood adult childcare ageing
connectivity digitalisation digitalization innovation venture capital investments manufacturing industries crafts handicrafts hospitality antiquity monuments archaeology archives libraries film audiovisual broadcasting press
abroad institutions inspectorate regulator regulatory growth supply standards quality safety nutrition hydrocarbons
`
  .trim()
  .split(/\s+/);
