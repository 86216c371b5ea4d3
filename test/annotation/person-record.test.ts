import { expect } from "chai";
import {
  addImportedPerson,
  joinNames,
  type NameDecisions,
  PersonNames,
  type PersonRecord,
  renamePerson,
  separateNames,
} from "../../src/annotation/person-record.ts";

const NONE: NameDecisions = { people: [], rejectedNames: [] };
const NOW = new Date("2026-11-30T10:00:00Z");
const LATER = new Date("2026-11-30T11:00:00Z");

/** Returns each person as "shown name: all names". */
const shown = ({ people }: NameDecisions): string[] => people.map(({ name, names }) => `${name}: ${names.join(", ")}`);

const lund = joinNames(NONE, ["Ida Lund", "President Lund"], "Ida Lund", NOW);

function imported(given: Partial<PersonRecord>): PersonRecord {
  const at = NOW.toISOString();
  return {
    id: crypto.randomUUID(),
    name: "Ida Lund",
    names: ["Ida Lund", "I. Lund"],
    created: at,
    modified: at,
    ...given,
  };
}

describe("Decisions about names", () => {
  it("merge two names into one person, who is shown by the first name", () => {
    expect(shown(lund)).to.deep.equal(["Ida Lund: Ida Lund, President Lund"]);
    const names = new PersonNames(lund.people);
    expect(names.shownName("President Lund")).to.equal("Ida Lund");
    expect(names.shownNames(["President Lund", "Erik Dahl", "Ida Lund"])).to.deep.equal(["Ida Lund", "Erik Dahl"]);
    expect(names.namesOf("Erik Dahl")).to.deep.equal(["Erik Dahl"]);
  });

  it("add a further name, and join two persons under the first one's id", () => {
    const other = joinNames(lund, ["I. Lund", "Lund"], "I. Lund", NOW);
    const all = joinNames(other, ["President Lund", "Lund"], undefined, LATER);
    expect(shown(all)).to.deep.equal(["Ida Lund: Ida Lund, President Lund, I. Lund, Lund"]);
    expect(all.people[0]?.id).to.equal(lund.people[0]?.id);
    expect(all.people[0]?.modified).to.equal(LATER.toISOString());
  });

  it("do not change if both names already belong to one person", () => {
    expect(joinNames(lund, ["President Lund", "Ida Lund"]).people).to.equal(lund.people);
    expect(joinNames(NONE, ["Ida Lund", "Ida Lund"]).people).to.deep.equal([]);
  });

  it("replace an earlier decision about the same names", () => {
    const apart = separateNames(NONE, ["Lund", "Ida Lund"], NOW);
    expect(apart.rejectedNames).to.deep.equal([{ a: "Ida Lund", b: "Lund", at: NOW.toISOString() }]);
    expect(joinNames(apart, ["Ida Lund", "Lund"]).rejectedNames).to.deep.equal([]);
    expect(separateNames(apart, ["Ida Lund", "Lund"], LATER).rejectedNames.length).to.equal(1);
  });

  it("remove a name, and the person if only one name is left", () => {
    const three = joinNames(lund, ["Ida Lund", "Lund"], undefined, NOW);
    expect(shown(separateNames(three, ["Ida Lund", "Lund"]))).to.deep.equal(["Ida Lund: Ida Lund, President Lund"]);
    expect(shown(separateNames(lund, ["Ida Lund", "President Lund"]))).to.deep.equal([]);
    expect(shown(separateNames(three, ["Lund", "Ida Lund"]))).to.deep.equal(["President Lund: President Lund, Lund"]);
  });

  it("change the shown name, also to one that no text contains", () => {
    expect(shown(renamePerson(lund, "Ida Lund", "President Lund"))).to.deep.equal([
      "President Lund: Ida Lund, President Lund",
    ]);
    expect(shown(renamePerson(NONE, "Ida Lund", "Ida Lund (Norland)"))).to.deep.equal([
      "Ida Lund (Norland): Ida Lund, Ida Lund (Norland)",
    ]);
  });

  it("do not rename a person to a name of another person", () => {
    const two = joinNames(lund, ["Erik Dahl", "E. Dahl"], "Erik Dahl", NOW);
    expect(renamePerson(two, "Erik Dahl", "Ida Lund")).to.equal(two);
  });
});

describe("An imported person", () => {
  it("is added, and replaces an older version of the same id", () => {
    const person = imported({});
    const added = addImportedPerson(NONE, person);
    expect(added.people).to.deep.equal([person]);
    expect(addImportedPerson(added, person)).to.equal(added);
    const newer = { ...person, names: [...person.names, "Lund"], modified: LATER.toISOString() };
    expect(addImportedPerson(added, newer).people).to.deep.equal([newer]);
    expect(addImportedPerson({ people: [newer], rejectedNames: [] }, person).people).to.deep.equal([newer]);
  });

  it("gives its names to the stored person with a common name, and leaves names that are another's", () => {
    const two = joinNames(lund, ["Erik Dahl", "Dahl"], "Erik Dahl", NOW);
    const after = addImportedPerson(two, imported({ names: ["Ida Lund", "I. Lund", "Dahl"] }));
    expect(shown(after)).to.have.members(["Ida Lund: Ida Lund, President Lund, I. Lund", "Erik Dahl: Erik Dahl, Dahl"]);
  });

  it("does not merge names that the user has marked as different persons", () => {
    const apart = separateNames(lund, ["Ida Lund", "I. Lund"], NOW);
    expect(addImportedPerson(apart, imported({}))).to.equal(apart);
    const nobody = separateNames(NONE, ["Ida Lund", "I. Lund"], NOW);
    expect(addImportedPerson(nobody, imported({}))).to.equal(nobody);
  });
});
