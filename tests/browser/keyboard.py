"""A person who has only a keyboard, and must always see where they are."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

MOST_TABS = 200
FOCUSED = """() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const bar = document.querySelector(".progress-place");
  const edge = bar && !bar.contains(element) ? bar.getBoundingClientRect() : { top: 0, bottom: 0 };
  const under = edge.top <= 1 && edge.bottom > 0 && box.top < edge.bottom - 1;
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, innerHeight) / 2);
  return {
    name: element.outerHTML.slice(0, 160),
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    inside: box.bottom > 0 && box.top < innerHeight && box.width > 0,
    covered: under || !(element.contains(top) || (top && top.contains(element))),
    tall: box.height > innerHeight,
  };
}"""


@dataclass
class Keyboard:
    """Presses keys on a page; wherever the focus lands by Tab it must be seen."""

    page: Page

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)

    def tab_to(self, selector: str, back: bool = False) -> None:
        """Press Tab until the focus is on what is sought."""
        passed = []
        for _ in range(MOST_TABS):
            self.press("Shift+Tab" if back else "Tab")
            if self.page.evaluate("document.activeElement === document.body"):
                continue
            passed.append(self.seen()["name"])
            if self.page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"Tab never comes to {selector}, but to:\n" + "\n".join(passed))

    def seen(self) -> dict[str, Any]:
        """Return what is known of the focused element, which must be seen whole or nearly."""
        found: dict[str, Any] = self.page.evaluate(FOCUSED)
        assert found["inside"], f"the focus is out of sight: {found}"
        assert not found["covered"], f"the focus is covered: {found}"
        assert found["outline"] >= 2, f"the focus does not show: {found}"
        return found
