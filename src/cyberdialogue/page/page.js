"use strict";
(() => {
  // The filter: what has nobody in it who was chosen, is hidden; so is a heading below which nothing is left.
  const form = document.getElementById("filter");
  const shown = document.getElementById("shown");
  const records = [...document.querySelectorAll("[data-record]")];
  const parts = [...document.querySelectorAll("[data-who]")];
  const holders = [...document.querySelectorAll("[data-group], main > section:not(.glance)")];

  const apply = (select) => {
    const who = select.value;
    for (const part of parts) {
      part.hidden = who !== "" && !part.dataset.who.split(" ").includes(who);
    }
    for (const holder of holders) {
      holder.hidden = who !== "" && !holder.querySelector("[data-who]:not([hidden])");
    }
    document.body.classList.toggle("filtered", who !== "");
    if (who === "") {
      shown.textContent = "";
      return;
    }
    const count = records.filter((record) => !record.hidden).length;
    const name = select.selectedOptions[0].textContent.replace(/ \([\d,]+\)$/, "");
    shown.textContent = `${count.toLocaleString("en")} of ${records.length.toLocaleString("en")} records, with ${name}`;
  };

  if (form) {
    const select = form.querySelector("select");
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    select.addEventListener("change", () => apply(select));
    apply(select); // a browser may keep what was chosen when the page is loaded again
  }

  // Evidence opens on hover and on focus, one at a time, stays while it is pointed at, and closes on Escape.
  let open = null;
  let pinned = false;
  let leaving = 0;
  const close = () => {
    if (open) {
      open.open = false;
    }
    open = null;
    pinned = false;
  };
  const show = (proof) => {
    clearTimeout(leaving);
    if (open !== proof) {
      close();
      open = proof;
      proof.open = true;
    }
  };
  for (const proof of document.querySelectorAll("details.proof")) {
    const summary = proof.firstElementChild;
    proof.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(proof));
    proof.addEventListener("pointerleave", () => {
      if (open === proof && !pinned) {
        leaving = setTimeout(close, 250);
      }
    });
    summary.addEventListener("focus", () => summary.matches(":focus-visible") && show(proof));
    proof.addEventListener("focusout", (event) => {
      if (open === proof && !proof.contains(event.relatedTarget)) {
        close();
      }
    });
    summary.addEventListener("click", (event) => {
      event.preventDefault();
      if (open === proof && pinned) {
        close();
      } else {
        show(proof);
        pinned = true;
      }
    });
  }
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.addEventListener("pointerdown", (event) => open && !open.contains(event.target) && close());
})();
