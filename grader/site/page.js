// The widgets follow JupyterLab's theme. Here it follows the reader's system; paper is light.
const dark = matchMedia("screen and (prefers-color-scheme: dark)");
const choose = () => (document.body.dataset.jpThemeLight = !dark.matches);
dark.addEventListener("change", choose);
choose();

// Boxes that are wider than the screen can be scrolled with keys, too.
addEventListener("load", () => {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const box of document.querySelectorAll(".wide")) observer.observe(box);
});
