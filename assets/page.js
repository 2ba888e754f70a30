// Keys and small comforts; every page works without them.

// Where editions do not fit side by side, the latest are seen first.
document.addEventListener("htmx:load", (event) => {
  for (const frame of event.target.parentElement.querySelectorAll("[data-from-the-end]")) {
    frame.scrollLeft = frame.scrollWidth;
  }
});
