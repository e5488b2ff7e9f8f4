"""Signs in with a password and chooses another one, by keys alone, and tells what axe finds on these pages. Then two clerks
work at one request, each in a browser of their own.

The address comes in on standard input. The arguments are the password of Ewa and her next one, that of Jan, and the id of a
request.
"""

import sys

from looker import Looker
from opened import browser, leads_on, link
from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys

PASSWORD, NEXT, OF_JAN, REQUEST = sys.argv[1:]
NOTE = "prosi po 15"


def types(driver, first, *fields):
    """Types into the field that has the focus and into those after it, and sends the form."""
    ActionChains(driver).send_keys(first).perform()
    for words in fields:
        ActionChains(driver).send_keys(Keys.TAB, words).perform()
    leads_on(driver, lambda: ActionChains(driver).send_keys(Keys.ENTER).perform())


def signs_in(looker, name, password):
    looker.driver.get(looker.desk + "/")
    types(looker.driver, name, password)


def chooses_a_password(looker):
    driver = looker.driver
    looker.opens("/password", "password")
    for again, seen in [("another one", "they differ"), (NEXT, "changed")]:
        driver.find_element("id", "password").send_keys(PASSWORD)
        types(driver, "", NEXT, again)
        looker.looks(seen)


def works_beside(looker, other):
    """While one clerk writes a note, the other calls."""
    card = f"{looker.desk}/request/{REQUEST}"
    looker.driver.get(card)
    looker.driver.find_element("id", "note").send_keys(NOTE)
    signs_in(other, "Jan", OF_JAN)
    other.driver.get(card)
    other.presses("[value=called]")
    looker.presses("[value=no-answer]")
    told = looker.driver.switch_to.active_element
    assert told.get_attribute("role") == "alert", told.get_attribute("outerHTML")
    assert "Ktoś inny zmienił to zgłoszenie" in told.text, told.text
    assert "Jan: Rozmowa się odbyła" in told.text, told.text
    assert looker.driver.find_element("id", "note").get_property("value") == NOTE
    looker.presses("[value=note]")
    other.driver.get(card)
    shown = other.driver.find_element("tag name", "main").text
    assert "Stan: po rozmowie" in shown and f"Ewa: {NOTE}" in shown, shown


with browser(True) as driver:
    looker = Looker(driver, link().rstrip("/"))
    looker.opens("/", "sign in")
    signs_in(looker, "Ewa", "another")
    looker.looks("wrong password")
    signs_in(looker, "Ewa", PASSWORD)
    assert "Do załatwienia" in driver.title, driver.title
    chooses_a_password(looker)
    looker.presses("form[action='/sign-out'] button")
    signs_in(looker, "Ewa", NEXT)
    assert "Do załatwienia" in driver.title, driver.title
    with browser(False) as beside:
        works_beside(looker, Looker(beside, looker.desk))
    print("\n".join([f"{looker.pages} pages", *looker.found]))
