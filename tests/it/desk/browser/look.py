"""Opens every page of the desk in every language, light and dark, wide and narrow, and tells what axe finds.

The links come in on standard input. Arguments are the ids of requests: one that is changed here, then one for each state.
"""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from looker import Looker
from opened import browser, leads_on, link
from selenium.webdriver.common.by import By

TAGS = ("pl", "en", "uk")
# Another name for the same desk, as a page elsewhere may have made one.
STRANGE = "strange.example"


def lists(looker):
    looker.opens("/", "to do")
    looker.opens("/?state=all", "all")
    looker.opens("/?state=called", "one state")
    looker.opens("/?state=all&search=nobody", "nobody found")
    looker.opens("/?state=all&service=none", "nothing there")
    looker.opens("/nothing", "not found")
    looker.opens("/figures?from=2024-01&to=2024-12", "figures")
    looker.opens("/figures?by=person", "other figures")
    looker.opens("/corrections", "corrections")


def is_warned(looker):
    """Somebody has done nothing for almost two hours, and the frame on the page says so when it is loaded anew."""
    driver = looker.driver
    with closing(sqlite3.connect("book")) as book, book:
        book.execute("UPDATE session SET used_at = used_at - 6900")
    driver.switch_to.frame(driver.find_element(By.TAG_NAME, "iframe"))
    leads_on(driver, lambda: driver.execute_script("location.reload()"))
    driver.find_element(By.CSS_SELECTOR, "[role=alert]")
    driver.switch_to.default_content()
    looker.looks("warned")


def fails(looker, card):
    """Somebody has moved the book away while a note was written."""
    looker.driver.get(card)
    looker.driver.find_element(By.ID, "note").send_keys("prosi po 15")
    Path("book").rename("elsewhere")
    looker.presses("[value=note]")
    looker.looks("failed")
    Path("elsewhere").rename("book")
    assert "prosi po 15" in looker.driver.find_element(By.ID, "lost").text


def cards(looker, request, others):
    for other in others:
        looker.opens(f"/request/{other}", f"card {other}")
    card = f"{looker.desk}/request/{request}"
    looker.opens(f"/request/{request}", "card")
    looker.presses("[value=called]")
    looker.looks("kept")
    looker.driver.find_element(By.TAG_NAME, "summary").click()
    looker.looks("who has seen it")
    is_warned(looker)
    looker.presses("[value=note]")
    looker.looks("no note")

    def changes():
        looker.driver.get(card)
        looker.presses("[value=no-answer]")

    looker.driver.get(card)
    looker.in_another_tab(changes)
    looker.presses("[value=called]")
    looker.looks("stale")
    fails(looker, card)


def strangers(looker, request):
    """What somebody sees who is not or no longer signed in. Returns the next link."""
    driver = looker.driver
    driver.get(f"{looker.desk}/request/{request}")
    driver.delete_all_cookies()
    looker.in_another_tab(lambda: driver.get(link()))
    looker.presses("[value=called]")
    looker.looks("refused")
    looker.presses("form[action='/sign-out'] button")
    looker.looks("signed out")
    looker.opens("/enter?key=0", "used link")
    driver.get(looker.desk.replace("127.0.0.1", STRANGE))
    looker.looks("another name")
    return link()


with browser(True, f"--host-resolver-rules=MAP {STRANGE} 127.0.0.1") as driver:
    entry = link()
    looker = Looker(driver, entry[: entry.index("/enter")])
    request, *others = sys.argv[1:]
    for tag in TAGS:
        driver.get(entry)
        driver.find_element(By.CSS_SELECTOR, f"option[value={tag}]").click()
        looker.presses("form[action='/language'] button")
        lists(looker)
        cards(looker, request, others)
        entry = strangers(looker, request)
    print("\n".join([f"{looker.pages} pages", *looker.found]))
