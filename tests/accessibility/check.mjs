// Opens HTML files in Chromium, without network, and lets axe-core look at each, on a wide screen, on a
// narrow one and in the dark. Prints every violation and ends with 1 where there is any.
//
//     node check.mjs FILE.html...        CHROMIUM names the browser where it is not /usr/bin/chromium

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const looks = [
  { name: "wide", width: 1280, scheme: "light" },
  { name: "narrow", width: 390, scheme: "light" },
  { name: "dark", width: 1280, scheme: "dark" },
];

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
let found = 0;
try {
  for (const file of process.argv.slice(2)) {
    for (const look of looks) found += await violations(file, look);
  }
} finally {
  await browser.close();
}
process.exit(found > 0 ? 1 : 0);

async function violations(file, look) {
  const page = await browser.newPage();
  await page.setOfflineMode(true);
  await page.setViewport({ width: look.width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: look.scheme }]);
  await page.goto(pathToFileURL(resolve(file)).href);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  for (const violation of violations) {
    console.log(`${file} (${look.name}): ${violation.id}: ${violation.help}`);
    for (const node of violation.nodes.slice(0, 5)) console.log(`    ${node.target}: ${node.html.slice(0, 160)}`);
  }
  if (wide > 0) console.log(`${file} (${look.name}): the page is ${wide} pixels wider than the window`);
  await page.close();
  return violations.length + (wide > 0 ? 1 : 0);
}
