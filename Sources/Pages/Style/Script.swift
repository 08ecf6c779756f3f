/// What shows figures at a pointer or a key; the page says everything without it.
enum Script {
    /// What the page's policy lets run: SHA-256 of ``text``.
    static let digest = "sha256-qP/PtUX7Ma/+KfiUvuWQGn0bo8haW909iJcet5g5r1w="

    /// Each chart's strips hold their words as tooltips. They move to a line under the chart that is read out, where they
    /// follow the pointer and the arrow keys; and before printing, everything that is folded opens.
    ///
    /// There is no `<` and no `&` in it, so that it stands in XML as it is.
    static let text: StaticString = """
        "use strict";
        for (const plot of document.querySelectorAll("svg.plot")) {
          const strips = [...plot.querySelectorAll(".strips path")];
          if (strips.length === 0) continue;
          const box = plot.parentNode, name = plot.querySelector("title").textContent;
          const words = strips.map(strip => { const title = strip.querySelector("title"); title.remove(); return title.textContent; });
          const read = document.createElement("output");
          read.className = "read";
          read.textContent = "";
          box.after(read);
          const cross = document.createElementNS("http://www.w3.org/2000/svg", "line");
          cross.setAttribute("class", "cross");
          cross.setAttribute("y2", "100%");
          let now = -1;
          const show = place => {
            if (place === now) return;
            if (now !== -1) strips[now].classList.remove("on");
            now = place;
            cross.remove();
            read.textContent = place === -1 ? "" : words[place];
            if (place === -1) return;
            strips[place].classList.add("on");
            if (!strips[place].dataset.at) return;
            const x = strips[place].dataset.at / 10 + "%";
            cross.setAttribute("x1", x);
            cross.setAttribute("x2", x);
            plot.append(cross);
          };
          box.tabIndex = 0;
          box.setAttribute("role", "group");
          box.setAttribute("aria-label", name + ": arrow keys read its figures");
          plot.addEventListener("pointermove", event => { const place = strips.indexOf(event.target); if (place !== -1) show(place); });
          box.addEventListener("pointerleave", () => show(-1));
          box.addEventListener("blur", () => show(-1));
          box.addEventListener("keydown", event => {
            const to = { ArrowRight: now + 1, ArrowDown: now + 1, ArrowLeft: now === -1 ? 0 : now - 1, ArrowUp: now === -1 ? 0 : now - 1, Home: 0, End: strips.length - 1 }[event.key];
            if (event.key === "Escape") show(-1);
            if (to === undefined) return;
            event.preventDefault();
            show(Math.max(0, Math.min(strips.length - 1, to)));
          });
        }
        const folded = [];
        addEventListener("beforeprint", () => {
          for (const details of document.querySelectorAll("details:not([open])")) { details.open = true; folded.push(details); }
        });
        addEventListener("afterprint", () => { for (const details of folded.splice(0)) details.open = false; });
        """
}
