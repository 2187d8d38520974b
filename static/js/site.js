// Small things over pages that work without them: copying and sharing the link, telling what is saved, losing nothing.
"use strict";
(function () {
  const words = (name) => document.documentElement.dataset[name] || "";

  function copyButtons() {
    for (const button of document.querySelectorAll("[data-copy]")) {
      if (!navigator.clipboard) continue;
      button.hidden = false;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
        const before = button.textContent;
        button.textContent = button.dataset.done;
        document.getElementById(button.dataset.said).textContent = button.dataset.done;
        setTimeout(() => { button.textContent = before; }, 2500);
      });
    }
    for (const button of document.querySelectorAll("[data-share]")) {
      if (!navigator.share) continue;
      button.hidden = false;
      button.addEventListener("click", () => {
        const url = document.getElementById(button.dataset.share).textContent.trim();
        navigator.share({ title: button.dataset.title, url }).catch(() => {});
      });
    }
  }

  // A question is waiting from its first change until the server has what it says now.
  const waiting = new Map();
  const sent = new WeakMap();
  const tries = new WeakMap();

  document.addEventListener("input", (event) => {
    const question = event.target.closest(".question[data-hx-post]");
    if (!question) return;
    waiting.set(question, {});
    // What was changed here is no longer as the form showed it, even when it is changed back.
    note(question, "*");
  });
  function note(question, value) {
    const form = question.closest("form");
    const values = form.elements.shown.value.split("|");
    values[[...form.querySelectorAll(".question[data-hx-post]")].indexOf(question)] = value;
    form.elements.shown.value = values.join("|");
  }
  document.addEventListener("htmx:beforeRequest", (event) => sent.set(event.detail.elt, waiting.get(event.detail.elt)));
  document.addEventListener("htmx:afterRequest", (event) => {
    const question = event.detail.elt;
    if (!event.detail.successful || !question.matches(".question")) return;
    tries.delete(question);
    if (sent.get(question) === waiting.get(question)) {
      waiting.delete(question);
      // Saved as it stands: sent again with the whole form, it must not take the place of what another tab saves now.
      const field = question.querySelector("input:checked, input[type=text]");
      if (event.detail.xhr.status < 300 && field) note(question, field.value.trim().replace(",", "."));
    }
    for (const field of question.querySelectorAll("input[type=text]")) {
      const wrong = event.detail.xhr.status === 422;
      field.setAttribute("aria-invalid", wrong);
      question.classList.toggle("wrong", wrong);
    }
  });

  // The form sends everything itself; a link, a reload or a closed tab would lose what still waits.
  document.addEventListener("submit", () => waiting.clear());
  addEventListener("pagehide", () => {
    for (const question of waiting.keys()) {
      const field = question.querySelector("input:checked, input[type=text]");
      const answer = { audit: field.form.elements.audit.value, [field.name]: field.value };
      navigator.sendBeacon(question.dataset.hxPost, new URLSearchParams(answer));
    }
  });

  function say(text, question) {
    for (const place of [document.querySelector("#progress .said"), question.querySelector(".saved")]) {
      place.textContent = text;
      place.classList.add("bad");
    }
  }

  // An answer that did not reach the server is sent again by itself, and the person is told meanwhile.
  function again(event) {
    const question = event.detail.elt;
    if (!question.matches(".question")) return failed(words("failed"));
    const count = (tries.get(question) || 0) + 1;
    tries.set(question, count);
    say(words("unsaved"), question);
    setTimeout(() => { if (tries.get(question) === count) htmx.trigger(question, "change"); }, 1000 * Math.min(count, 10));
  }

  // A press on a card, or on a filter, is not sent again by itself: the person sees that it failed, and may press again.
  function failed(text) {
    const said = document.getElementById("said");
    if (said) said.replaceChildren(Object.assign(document.createElement("p"), { textContent: text, className: "error" }));
  }

  document.addEventListener("htmx:sendError", again);
  document.addEventListener("htmx:timeout", again);
  document.addEventListener("htmx:responseError", (event) => {
    const { elt, xhr } = event.detail;
    if (xhr.status >= 500 || xhr.status === 429) again(event);
    else if (elt.matches(".question")) say(words("refused"), elt);
    else failed(words("refused"));
  });

  // When the cards are made anew, what was unfolded stays so, and what was pressed keeps the focus and its place.
  let before = null;
  let pressedLast = "";
  let swapped = -Infinity;
  let pointed = false;
  document.addEventListener("pointerdown", () => { pointed = true; }, true);
  document.addEventListener("keydown", () => { pointed = false; }, true);
  // A double press is one press: where a button was, another now stands that would take the second one.
  document.addEventListener("submit", (event) => {
    if (!pointed || performance.now() - swapped > 700 || !event.target.matches("[data-hx-target='#cards']")) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, shouldSwap, requestConfig } = event.detail;
    if (target.id !== "cards" || !shouldSwap) return;
    const filtered = requestConfig.verb === "get";
    const kept = [...document.querySelectorAll("details[id]")].filter((one) => !(filtered && target.contains(one)));
    const trigger = requestConfig.triggeringEvent;
    const pressed = (!filtered && trigger && trigger.submitter) || document.activeElement;
    if (!filtered && pressed.id !== "undo") pressedLast = pressed.id;
    before = {
      folds: new Map(kept.map((one) => [one.id, one.open])),
      id: pressed.id, top: pressed.getBoundingClientRect().top, scroll: scrollY,
    };
  });
  document.addEventListener("htmx:afterSwap", () => {
    closers();
    swapped = performance.now();
    if (!before) return;
    for (const one of document.querySelectorAll("details[id]")) one.open = before.folds.get(one.id) ?? one.open;
    // What went away with its card leaves its place to the word of what was changed, and to the button that undoes it.
    const stays = document.getElementById(before.id);
    (stays || document.getElementById("said")).focus({ preventScroll: true });
    scrollTo(0, stays ? scrollY + stays.getBoundingClientRect().top - before.top : before.scroll);
    before = null;
  });
  function closers() {
    for (const button of document.querySelectorAll("[data-close]")) {
      button.hidden = false;
      button.onclick = () => {
        document.getElementById(button.dataset.close).replaceChildren();
        (document.getElementById(pressedLast) || document.getElementById("main")).focus({ preventScroll: true });
      };
    }
  }

  // Paper has no folds, but for the cards set aside and the forms; afterwards the page is as it was.
  let unfolded = [];
  addEventListener("beforeprint", () => {
    const folded = document.querySelectorAll(".report details:not([open]), .cards-region details:not([open])");
    const printed = [...folded].filter((one) => !one.matches(".is-dismissed details, .onwards details, .due"));
    for (const one of printed) one.open = true;
    unfolded.push(...printed);
  });
  addEventListener("afterprint", () => {
    for (const one of unfolded) one.open = false;
    unfolded = [];
    delete document.documentElement.dataset.paper;
  });
  function printButtons() {
    for (const button of document.querySelectorAll("[data-print]")) {
      button.hidden = false;
      button.addEventListener("click", () => {
        // print.css knows what a summary leaves out.
        document.documentElement.dataset.paper = button.dataset.print;
        window.print();
      });
    }
  }

  // htmx notes the address of the page, which is the person's link: nothing of it stays in the browser.
  function forget() {
    try {
      sessionStorage.removeItem("htmx-current-path-for-history");
    } catch { /* a browser that keeps nothing has nothing to forget */ }
  }
  document.addEventListener("htmx:pushedIntoHistory", forget);

  document.addEventListener("DOMContentLoaded", () => {
    forget();
    copyButtons();
    printButtons();
    closers();
    const summary = document.querySelector("[data-focus]");
    if (summary) summary.focus();
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let one = target && target.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
  });
})();
