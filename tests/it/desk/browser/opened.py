"""A browser of Debian without a screen, as somebody in an office has it."""

import os
import sys

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

# Debian's Chromium has the other languages in a package of its own. In English the month of a date is typed first.
os.environ["LANGUAGE"] = "en"
# The longest a page may take, on a machine that does other things too, and how often it is looked for, in seconds.
PATIENCE, EVERY = 60, 0.02


def browser(has_scripts: bool, *switches: str) -> webdriver.Chrome:
    """Opens a browser that asks for nothing and keeps nothing."""
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    # Without root it keeps its walls; as root it has none and would not start.
    if os.geteuid() == 0:
        options.add_argument("--no-sandbox")
    for switch in ("--headless=new", "--disable-dev-shm-usage", "--window-size=1280,900", *switches):
        options.add_argument(switch)
    if not has_scripts:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))


def link() -> str:
    """Returns the next link that the desk prints; it comes in on standard input."""
    return sys.stdin.readline().strip()


def leads_on(driver: webdriver.Chrome, deed) -> None:
    """Does what leads to another page, and goes on when that is there."""

    def root(of):
        return of.find_element(By.TAG_NAME, "html")

    before = root(driver)
    deed()
    # Between two pages there is none to ask.
    wait = WebDriverWait(driver, PATIENCE, EVERY, ignored_exceptions=[WebDriverException])
    wait.until(lambda it: root(it) != before)
