"""Signs in with a password and chooses another one, by keys alone, and tells what axe finds on these pages.

The address comes in on standard input. The arguments are the name of a user, their password and the next one.
"""

import sys

from looker import Looker
from opened import browser, leads_on, link
from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys

NAME, PASSWORD, NEXT = sys.argv[1:]


def types(driver, *fields):
    """Types into one field after the other, and sends the form."""
    for words in fields:
        ActionChains(driver).send_keys(Keys.TAB, words).perform()
    leads_on(driver, lambda: ActionChains(driver).send_keys(Keys.ENTER).perform())


def signs_in(looker, password):
    looker.driver.get(looker.desk + "/")
    # The way to the content is first.
    types(looker.driver, "", NAME, password)


with browser(True) as driver:
    looker = Looker(driver, link().rstrip("/"))
    looker.opens("/", "sign in")
    signs_in(looker, "another")
    looker.looks("wrong password")
    signs_in(looker, PASSWORD)
    assert "Zgłoszenia" in driver.title, driver.title
    looker.opens("/password", "password")
    driver.find_element("id", "password").send_keys(PASSWORD)
    types(driver, NEXT, "another one")
    looker.looks("they differ")
    driver.find_element("id", "password").send_keys(PASSWORD)
    types(driver, NEXT, NEXT)
    looker.looks("changed")
    looker.presses("form[action='/sign-out'] button")
    signs_in(looker, NEXT)
    assert "Zgłoszenia" in driver.title, driver.title
    print("\n".join([f"{looker.pages} pages", *looker.found]))
