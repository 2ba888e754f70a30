// Typesets a Typst file to PDF: node typeset.mjs FILE.typ FILE.pdf
import { readFileSync, writeFileSync } from "node:fs";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const [from, to] = process.argv.slice(2);
const compiler = NodeCompiler.create();
// A fixed date makes the same bytes of the same text.
const pdf = compiler.pdf(
  { mainFileContent: readFileSync(from, "utf8") },
  { creationTimestamp: 1577836800 },
);
writeFileSync(to, pdf);
