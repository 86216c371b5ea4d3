import { foldPersonName } from "./fold-person-name.ts";

/** Given names with their common short forms and variants. Names in one row can be of one person. */
const ROWS = `
joseph joe joey jo
antony anthony tony anton
james jim jimmy jamie
elizabeth liz lizzie beth betty eliza
william bill billy will
robert bob bobby rob robbie
michael mike mick mikey
thomas tom tommy
benjamin ben benny bibi
jacob jake
samuel sam sammy
daniel dan danny
david dave davy
donald don donny
edward ed eddie ted teddy
richard rick dick rich richie
charles charlie chuck
christopher chris kit
katherine catherine kathryn kate katie kathy cathy
margaret maggie meg peggy
andrew andy drew
alexander alex sasha
stephen steven steve
peter pete
philip filip phil
patrick pat paddy
matthew matt
nicholas nick nicolas
gregory greg
jeffrey geoffrey jeff geoff
kenneth ken kenny
lawrence larry
ronald ron ronnie
timothy tim timmy
susan sue susie
deborah debbie deb
jennifer jen jenny
victoria vicky tori
jessica jess
abigail abby
rebecca becky
frederick fred freddie
francis frank
henry harry hal
john jack johnny
jonathan jon
joshua josh
nathaniel nathan nate
raymond ray
theodore theo
vincent vince
walter walt
zachary zach
leonard leo len
gerald gerry jerry
eugene gene
`;

const rowsOf = new Map<string, number[]>();
for (const [row, names] of ROWS.trim().split("\n").entries()) {
  for (const name of names.split(" ")) {
    const [folded = name] = foldPersonName(name);
    rowsOf.set(folded, [...(rowsOf.get(folded) ?? []), row]);
  }
}

/** Returns whether two given names, as `foldPersonName` returns them, are forms of one name: "joe" and "josef". */
export function areFormsOfOneName(a: string, b: string): boolean {
  const rows = rowsOf.get(b) ?? [];
  return rowsOf.get(a)?.some((row) => rows.includes(row)) === true;
}
