// The widgets know JupyterLab's themes. Here the reader's system decides, and paper is light.
const dark = matchMedia("screen and (prefers-color-scheme: dark)");
const choose = () => (document.body.dataset.jpThemeLight = !dark.matches);
dark.addEventListener("change", choose);
choose();

// What is wider than the screen can be scrolled with keys too.
addEventListener("load", () => {
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const wide of document.querySelectorAll(".wide")) watch.observe(wide);
});
