/** Abbreviations whose final dot does not end a sentence, in lower case and without that dot. */
export const ABBREVIATIONS: readonly string[] = `
mr mrs ms dr prof st sr jr sec gen lt col maj capt cmdr adm sen rep gov amb hon rt rev eng pres dep min messrs mt ft fr
h.e h.h h.m h.r.h u.s u.k u.n e.u u.a.e d.c a.m p.m vs no nos art para paras fig vol approx e.g i.e cf al inc ltd co corp
jan feb mar apr jun jul aug sept sep oct nov dec s.m s.e m ph.d
`
  .trim()
  .split(/\s+/);
