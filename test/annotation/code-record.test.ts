import { expect } from "chai";
import {
  addCode,
  addImportedCode,
  type Code,
  isWithinCode,
  joinCodes,
  moveCode,
  placeCodes,
  removeCode,
  updateCode,
} from "../../src/annotation/code-record.ts";

/** Returns a codebook: "war" with "truce" and "arms" below it, and "trade". */
function codebook(): readonly Code[] {
  const fields = (name: string, parent?: string) => ({ name, definition: `On ${name}`, color: "#0072b2", parent });
  const war = addCode([], fields("war"));
  const id = war[0]?.id;
  return addCode(addCode(addCode(war, fields("truce", id)), fields("arms", id)), fields("trade"));
}

function idOf(codes: readonly Code[], name: string): string {
  return codes.find((one) => one.name === name)?.id ?? "";
}

function outline(codes: readonly Code[]): string[] {
  return placeCodes(codes).map(({ path }) => path.join(" > "));
}

describe("A codebook", () => {
  it("is listed as a tree in the order of its codes", () => {
    expect(outline(codebook())).to.deep.equal(["war", "war > truce", "war > arms", "trade"]);
  });

  it("moves a code among those with the same parent", () => {
    const codes = codebook();
    expect(outline(moveCode(codes, idOf(codes, "arms"), -1))).to.deep.equal([
      "war",
      "war > arms",
      "war > truce",
      "trade",
    ]);
    expect(moveCode(codes, idOf(codes, "war"), -1)).to.equal(codes);
  });

  it("never puts a code below itself", () => {
    const codes = codebook();
    const [war, arms] = [idOf(codes, "war"), idOf(codes, "arms")];
    expect(outline(updateCode(codes, war, { parent: arms }))).to.deep.equal(outline(codes));
    expect(isWithinCode(codes, arms, war)).to.equal(true);
    expect(outline(updateCode(codes, arms, { parent: idOf(codes, "trade") }))).to.deep.equal([
      ...["war", "war > truce", "trade", "trade > arms"],
    ]);
  });

  it("keeps the codes below one that is deleted or merged", () => {
    const codes = codebook();
    expect(outline(removeCode(codes, idOf(codes, "war")))).to.have.members(["truce", "arms", "trade"]);
    expect(outline(joinCodes(codes, idOf(codes, "war"), idOf(codes, "trade")))).to.deep.equal([
      ...["trade", "trade > truce", "trade > arms"],
    ]);
    expect(outline(joinCodes(codes, idOf(codes, "war"), idOf(codes, "arms")))).to.have.members([
      ...["arms", "arms > truce", "trade"],
    ]);
  });

  it("takes from a file what is new, and no second code of one name", () => {
    const codes = codebook();
    const [war] = codes as [Code];
    const same = { ...war, id: crypto.randomUUID(), definition: "Another" };
    expect(addImportedCode(codes, same)).to.equal(codes);
    const later = { ...war, definition: "Newer", modified: "2099-01-01T00:00:00.000Z" };
    expect(addImportedCode(codes, later).find(({ id }) => id === war.id)?.definition).to.equal("Newer");
    expect(addImportedCode(codes, { ...later, modified: "2001-01-01T00:00:00.000Z" })).to.equal(codes);
  });
});
