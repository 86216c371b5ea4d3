/** Labels in a host name that only government sites have. */
export const OFFICIAL_HOST_LABELS: readonly string[] =
  "gov go gob gouv govt gv gub mfa mofa mofaic mid mae mzv minex minrel mre rree president presidency presidence presidencia presidenza premier primeminister pm pmo government gobierno governo kremlin parliament mod defence defense foreignaffairs foreign".split(
    " ",
  );

/** Words in a site's name that only the site of a government office has. */
export const OFFICIAL_SITE_WORDS =
  /\b(?:President|Presidency|Prime Minister|Premier|Minister|Ministry|Government|Chancellery|Chancellor|Embassy|Mission|Consulate|Secretariat|Parliament|Senate|Cabinet|Royal Court|Foreign (?:Office|Affairs)|Department of|Directorate|State (?:Council|House))\b/u;
