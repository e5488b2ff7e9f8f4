"""Looks at a page in light and dark, wide and narrow, and has axe look at it."""

import importlib.util
from pathlib import Path

from opened import leads_on
from selenium.webdriver.common.by import By

# A window of 1280 px at 200 and 400 %: the page is laid out for so many (WCAG 2.2, 1.4.10).
ENLARGED = {640: "200 %", 320: "400 %"}
# What else axe may find when only the colours or the width have changed.
COLOURS = ["color-contrast", "link-in-text-block"]
SIZES = ["target-size", "scrollable-region-focusable"]

AXE = Path(importlib.util.find_spec("axe_playwright_python").origin).with_name("axe.min.js").read_text()
BREADTHS = "const it = document.documentElement; return [it.scrollWidth, it.clientWidth]"
# What is written in a plot has the colour of all letters, which axe sees elsewhere; behind a picture it cannot look.
SEEN = "{include: document, exclude: ['.plot text']}"
ASK = f"axe.run({SEEN}, arguments[0]).then(arguments[1])"


class Looker:
    def __init__(self, driver, desk):
        self.driver = driver
        self.desk = desk
        self.pages = 0
        self.found = []

    def has_found(self, where, options):
        told = self.driver.execute_async_script(ASK, options)
        assert told["passes"], f"{where}: axe has looked at nothing"
        # What axe cannot decide is looked at by a person, or written so that it can.
        for finding in told["violations"] + told["incomplete"]:
            for node in finding["nodes"]:
                self.found.append(f"{where}: {finding['id']} at {node['target']}: {node['failureSummary']}")

    def is_laid_out_for(self, width):
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def prefers(self, scheme):
        wanted = [{"name": "prefers-color-scheme", "value": scheme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": wanted})

    def looks(self, name):
        """Looks at the page that is open."""
        self.pages += 1
        where = f"{self.driver.find_element(By.TAG_NAME, 'html').get_attribute('lang')}, {name}"
        self.is_in_every_frame()
        self.has_found(where, {})
        self.prefers("dark")
        self.has_found(f"{where}, dark", {"runOnly": COLOURS})
        self.prefers("light")
        for width, enlarged in ENLARGED.items():
            self.is_laid_out_for(width)
            broad, seen = self.driver.execute_script(BREADTHS)
            if broad > seen:
                self.found.append(f"{where}, {enlarged}: {broad} px broad, of which {seen} are seen")
            self.has_found(f"{where}, {enlarged}", {"runOnly": SIZES})
        self.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

    def is_in_every_frame(self):
        """Axe looks into a frame if it is in there as well."""
        self.driver.execute_script(AXE)
        for frame in self.driver.find_elements(By.TAG_NAME, "iframe"):
            self.driver.switch_to.frame(frame)
            self.driver.execute_script(AXE)
            self.driver.switch_to.default_content()

    def opens(self, path, name):
        self.driver.get(self.desk + path)
        self.looks(name)

    def presses(self, button):
        found = self.driver.find_element(By.CSS_SELECTOR, button)
        leads_on(self.driver, found.click)

    def in_another_tab(self, deed):
        before = self.driver.current_window_handle
        self.driver.switch_to.new_window("tab")
        deed()
        self.driver.close()
        self.driver.switch_to.window(before)
