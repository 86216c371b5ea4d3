/**
 * States whose government is led by somebody other than a prime minister. All other states are assumed to have a prime
 * minister.
 */
export const HEADS_OF_GOVERNMENT: readonly (readonly [office: string, states: string])[] = [
  ["Chancellor", "Germany,Austria"],
  [
    "President",
    `United States,Russia,Ukraine,France,China,South Korea,Turkey,Brazil,Mexico,Argentina,Chile,Colombia,Peru,Ecuador,Bolivia,
Paraguay,Uruguay,Venezuela,Costa Rica,Panama,Guatemala,Honduras,El Salvador,Nicaragua,Dominican Republic,Cuba,Guyana,Suriname,Indonesia,
Philippines,Maldives,Sri Lanka,Cyprus,Belarus,Kazakhstan,Uzbekistan,Turkmenistan,Tajikistan,Azerbaijan,Syria,Iran,Egypt,Tunisia,Algeria,
South Africa,Nigeria,Kenya,Ghana,Senegal,Tanzania,Uganda,Zambia,Zimbabwe,Angola,Mozambique,Namibia,Botswana,Rwanda,Ivory Coast,
Cameroon,Gabon,Sierra Leone,Liberia,Gambia,Malawi,Seychelles,Palau,Kiribati,Nauru,Marshall Islands,Micronesia,Taiwan,Benin,Burundi,
Central African Republic,Chad,Comoros,Democratic Republic of the Congo,Republic of the Congo,Djibouti,Equatorial Guinea,Eritrea,Guinea,
Guinea-Bissau,Madagascar,Mali,Mauritania,Niger,South Sudan,Togo,Kyrgyzstan`,
  ],
];

/** States whose names take the article "the". */
export const STATES_WITH_ARTICLE: readonly string[] =
  "United States,United Kingdom,United Arab Emirates,Netherlands,Philippines,Maldives,Seychelles,Marshall Islands,Gambia,Dominican Republic,United Nations,European Union,African Union,Bahamas,Comoros,Solomon Islands,Central African Republic,Democratic Republic of the Congo,Republic of the Congo,Czech Republic,Vatican".split(
    ",",
  );
