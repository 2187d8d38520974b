// Small things over pages that work without them: copying and sharing the link, telling what is saved, keeping one's place.
"use strict";
(function () {
  const words = (name) => document.documentElement.dataset[name] || "";

  function copyButtons(root) {
    for (const button of root.querySelectorAll("[data-copy]")) {
      if (!navigator.clipboard) continue;
      button.hidden = false;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
        const before = button.textContent;
        button.textContent = button.dataset.done;
        document.getElementById("keep-said").textContent = button.dataset.done;
        setTimeout(() => { button.textContent = before; }, 2500);
      });
    }
    for (const button of root.querySelectorAll("[data-share]")) {
      if (!navigator.share) continue;
      button.hidden = false;
      button.addEventListener("click", () => {
        const url = document.getElementById(button.dataset.share).textContent.trim();
        navigator.share({ title: button.dataset.title, url }).catch(() => {});
      });
    }
  }

  function say(text) {
    const said = document.querySelector("#progress .said");
    if (!said) return;
    said.textContent = text;
    said.classList.add("bad");
  }

  // An answer that did not reach the server is sent again by itself, and the person is told meanwhile.
  const tries = new WeakMap();
  function again(event) {
    const element = event.detail.elt;
    if (!element.matches(".question")) return;
    const count = (tries.get(element) || 0) + 1;
    tries.set(element, count);
    say(words("unsaved"));
    const saved = document.getElementById(element.querySelector(".saved").id);
    saved.textContent = "";
    if (count <= 5) setTimeout(() => htmx.trigger(element, "change"), 1000 * count);
  }

  document.addEventListener("htmx:sendError", again);
  document.addEventListener("htmx:timeout", again);
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status >= 500 || event.detail.xhr.status === 429) again(event);
    else say(words("refused"));
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) tries.delete(event.detail.elt);
  });

  // A region that was swapped under the focused control gives the focus back to it.
  document.addEventListener("htmx:afterSettle", (event) => {
    const form = event.target.querySelector ? event.target.querySelector("[data-refocus]") : null;
    const name = event.detail.requestConfig && event.detail.requestConfig.triggeringEvent
      ? event.detail.requestConfig.triggeringEvent.target.id : "";
    const control = name && form ? document.getElementById(name) : null;
    if (control) control.focus({ preventScroll: true });
  });

  document.addEventListener("DOMContentLoaded", () => {
    copyButtons(document);
    const summary = document.querySelector("[data-focus]");
    if (summary) summary.focus();
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("details")) target.closest("details").open = true;
  });
})();
