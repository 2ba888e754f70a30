// Keys, word of a server that is gone, and small comforts. Every page works without this file.
//
// data-key="a b"       the keys that click this element, or move to it where it is a field or a group
// data-key-here="a"    the same, only while the focus is within the same [data-item]
// data-item            something to go to by j and k; data-item="group": only its own data-key leads there
(() => {
  "use strict";

  const STORED = "unmet-keys-off";
  const FIELD = "input:not([type=checkbox], [type=radio], [type=submit], [type=button]), select, textarea, [contenteditable]";
  const dialog = document.getElementById("keys");
  const on = document.getElementById("keys-on");
  const trouble = document.getElementById("trouble");
  const all = (selector) => [...document.querySelectorAll(selector)];

  const remembered = () => {
    try { return localStorage.getItem(STORED); } catch { return null; }
  };
  const remember = (off) => {
    try { off ? localStorage.setItem(STORED, "1") : localStorage.removeItem(STORED); } catch { /* not kept, then */ }
  };

  const items = () => all('[data-item=""]').filter((item) => item.getClientRects().length > 0);

  const itemOf = (element) => element.closest?.("[data-item]");

  // The element that a key means: one of the item that has the focus, else one of the page.
  const meant = (key, focus) => {
    const keyed = (element, name) => (element.dataset[name] || "").split(" ").includes(key);
    const here = itemOf(focus)?.querySelectorAll("[data-key-here]") || [];
    return [...here].find((element) => keyed(element, "keyHere"))
      || all("[data-key]").find((element) => keyed(element, "key") && !element.hidden);
  };

  const use = (element) => {
    if (element.matches(FIELD) || element.matches("fieldset")) {
      element.focus();
      element.select?.();
    } else {
      element.click();
    }
  };

  const walk = (step, focus) => {
    const all = items();
    const now = itemOf(focus);
    let next = all.indexOf(now) + step;
    if (!now) {
      // From nowhere the way begins at what is seen.
      const below = all.findIndex((item) => item.getBoundingClientRect().top >= 0);
      next = step > 0 ? Math.max(below, 0) : below - 1;
    }
    all[Math.min(Math.max(next, 0), all.length - 1)]?.focus();
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
    if (document.querySelector("dialog[open]")) return;
    const focus = event.target;
    if (focus.matches?.(FIELD)) {
      if (event.key === "Escape") focus.blur();
      return;
    }
    if (event.key === "Escape") document.activeElement?.blur();
    // A key held down, or pressed while an answer is under way, is not a second answer.
    if (!on?.checked && event.key !== "?") return;
    if (event.repeat && event.key !== "j" && event.key !== "k") return;
    if (document.querySelector(".htmx-request")) return;
    if (event.key === "j" || event.key === "k") {
      if (!items().length) return;
      event.preventDefault();
      walk(event.key === "j" ? 1 : -1, focus);
      return;
    }
    const element = meant(event.key, focus);
    if (!element) return;
    event.preventDefault();
    use(element);
  });

  const does = (element) => {
    if (element.dataset.does) return element.dataset.does;
    const label = element.labels?.[0] || element.querySelector("legend") || element;
    const copy = label.cloneNode(true);
    copy.querySelectorAll("kbd, .hidden").forEach((part) => part.remove());
    return copy.textContent.trim() || element.getAttribute("aria-label") || label.textContent.trim();
  };

  const listed = (entries) => {
    const list = dialog.querySelector("dl");
    list.replaceChildren();
    const told = new Set();
    for (const [keys, what] of entries) {
      if (told.has(keys + what)) continue;
      told.add(keys + what);
      const term = document.createElement("dt");
      for (const key of keys.split(" ")) {
        const kbd = document.createElement("kbd");
        kbd.textContent = key;
        term.append(kbd, " ");
      }
      const definition = document.createElement("dd");
      definition.textContent = what;
      list.append(term, definition);
    }
  };

  const help = () => {
    const entries = all("[data-key]").filter((element) => !element.hidden && element.dataset.key !== "?")
      .map((element) => [element.dataset.key, does(element)]);
    if (items().length) entries.push(["j k", "go to the next or the previous item"]);
    for (const element of all('[data-item=""] [data-key-here]')) {
      entries.push([element.dataset.keyHere, `${does(element)} (of the item that you are at)`]);
    }
    listed([...entries, ["?", "these keys"]]);
    dialog.showModal();
  };

  const shown = document.getElementById("keys-shown");
  if (dialog && on && shown) {
    on.checked = !remembered();
    on.addEventListener("change", () => remember(!on.checked));
    shown.hidden = false;
    shown.addEventListener("click", help);
  }

  // Files dropped anywhere on the form are as good as chosen; what is too large is told before it travels.
  const drop = document.getElementById("drop");
  if (drop) {
    const files = document.getElementById("files");
    const says = document.getElementById("drop-says");
    const size = () => [...files.files].reduce((sum, file) => sum + file.size, 0);
    const fits = () => size() <= Number(drop.dataset.limit);
    const told = () => {
      const count = files.files.length;
      const names = [...files.files].slice(0, 5).map((file) => file.name).join(", ");
      const mb = (size() / 1048576).toFixed(1);
      if (!count) says.textContent = "";
      else if (!fits()) says.textContent = `These files have ${mb} MiB together, more than is taken at once. Add them in several steps.`;
      else says.textContent = `${count} ${count === 1 ? "file" : "files"}, ${mb} MiB: ${names}${count > 5 ? " …" : ""}`;
    };
    files.addEventListener("change", told);
    for (const kind of ["dragenter", "dragover"]) {
      drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
    }
    drop.addEventListener("dragleave", (event) => { if (!drop.contains(event.relatedTarget)) drop.classList.remove("over"); });
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      if (!event.dataTransfer.files.length) return;
      files.files = event.dataTransfer.files;
      told();
      if (fits()) drop.requestSubmit();
    });
    drop.addEventListener("submit", (event) => {
      if (!fits()) { event.preventDefault(); told(); return; }
      says.textContent = "On their way …";
    });
  }

  if (trouble) {
    document.addEventListener("htmx:sendError", () => { trouble.hidden = false; });
    document.addEventListener("htmx:beforeRequest", () => { trouble.hidden = true; });
    // A server in front that cannot reach ours answers with a page of its own, which is none to show.
    document.addEventListener("htmx:beforeSwap", (event) => {
      if (/\sid="main"/.test(event.detail.xhr.responseText)) return;
      event.detail.shouldSwap = false;
      trouble.hidden = false;
    });
  }
})();

// Where editions do not fit side by side, the latest are seen first.
document.addEventListener("htmx:load", (event) => {
  for (const frame of event.target.parentElement.querySelectorAll("[data-from-the-end]")) {
    frame.scrollLeft = frame.scrollWidth;
  }
});
