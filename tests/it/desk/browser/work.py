"""Does the work of a clerk at the desk by keys alone, in a browser without scripts.

The links come in on standard input. Arguments are the reference of a request, whose card is printed to `card.pdf`, and
the program that forgets it at the end.
"""

import base64
import datetime
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from opened import browser, leads_on, link
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

# More stops than any page has.
STOPS_MAX = 80
# How often a clerk looks again whether a request has come; each time is a page that is loaded.
LOOKS_MAX = 300
REFERENCE, OFFICE = sys.argv[1:]
NOTE = "Notatka, jeśli jest potrzebna. Zapisuje ją każdy przycisk poniżej."


class Clerk:
    def __init__(self, driver):
        self.driver = driver

    def presses(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()

    def sees(self, words):
        shown = self.driver.find_element(By.TAG_NAME, "main").text
        assert words in shown, f"{words!r} is not in {shown!r}"

    def has_title(self, title):
        assert self.driver.title == title, self.driver.title

    def is_told(self, role, words):
        """What was done or not is said at the top, and has the focus, so that it is read first."""
        focused = self.driver.switch_to.active_element
        assert focused.get_attribute("role") == role, focused.get_attribute("outerHTML")
        assert words in focused.text, focused.text

    def goes_to(self, name):
        """Goes from stop to stop until the one of this name. Each can be seen to have the focus."""
        passed = []
        for _stop in range(STOPS_MAX):
            self.presses(Keys.TAB)
            focused = self.driver.switch_to.active_element
            # After the last stop the browser itself has the focus once, and then the first.
            if focused.tag_name == "body":
                continue
            passed.append(focused.accessible_name)
            focused = self.within(focused)
            width = float(focused.value_of_css_property("outline-width").removesuffix("px"))
            is_seen = focused.value_of_css_property("outline-style") != "none" and width >= 2
            self.driver.switch_to.default_content()
            assert is_seen, f"nobody sees that {passed[-1]!r} has the focus"
            if passed[-1] == name:
                return
        raise AssertionError(f"no way to {name!r}: {passed}")

    def within(self, focused):
        """What has the focus in a frame that has it."""
        if focused.tag_name != "iframe":
            return focused
        self.driver.switch_to.frame(focused)
        return self.driver.switch_to.active_element

    def does(self, *names):
        """Presses Enter at the last of these stops."""
        for name in names:
            self.goes_to(name)
        leads_on(self.driver, lambda: self.presses(Keys.ENTER))

    def waits_for(self, words):
        """Opens the list again until these words are on it."""
        for _look in range(LOOKS_MAX):
            if words in self.driver.find_element(By.TAG_NAME, "main").text:
                return
            self.does("Do załatwienia")
        self.sees(words)


def finds_and_calls(clerk):
    clerk.waits_for(REFERENCE)
    clerk.goes_to("Numer zgłoszenia, nazwisko albo telefon")
    clerk.presses("halina")
    leads_on(clerk.driver, lambda: clerk.presses(Keys.ENTER))
    clerk.has_title("Znalezione – Biurko")
    clerk.does(REFERENCE)
    clerk.has_title(f"Zgłoszenie {REFERENCE} – Biurko")
    clerk.sees("605 918 274")
    clerk.goes_to(NOTE)
    clerk.presses("poczta głosowa")
    clerk.does("Nikt nie odebrał")
    clerk.is_told("status", "Zapisano. Stan: nikt nie odebrał, raz.")
    clerk.has_title(f"Zapisano. Stan: nikt nie odebrał, raz. – Zgłoszenie {REFERENCE} – Biurko")
    clerk.sees("poczta głosowa")
    clerk.does("Rozmowa się odbyła")
    clerk.is_told("status", "Zapisano. Stan: po rozmowie.")


def arranges(clerk):
    clerk.goes_to("Na jaki dzień (jeśli jest umówiony)")
    day = datetime.date.today() + datetime.timedelta(days=9)
    clerk.presses(day.strftime("%m%d%Y"))
    # Enter within the day tells nothing yet of the call, and the day stays.
    leads_on(clerk.driver, lambda: clerk.presses(Keys.ENTER))
    clerk.is_told("alert", "Proszę wybrać jeden z przycisków.")
    clerk.does("Sprawa jest umówiona")
    clerk.is_told("status", f"Zapisano. Stan: umówione na {day.day} ")
    clerk.sees(f"Stan: umówione na {day.day} ")


def two_windows(clerk):
    """While a clerk writes a note in one window, the same clerk tells something in another."""
    driver = clerk.driver
    address, first = driver.current_url, driver.current_window_handle
    clerk.goes_to(NOTE)
    clerk.presses("prosi po 15")
    driver.switch_to.new_window("window")
    driver.get(address)
    clerk.does("Rozmowa się odbyła")
    driver.close()
    driver.switch_to.window(first)
    clerk.does("Zapisz samą notatkę")
    clerk.is_told("alert", "Ta strona była sprzed ostatniej zmiany")
    clerk.is_told("alert", "ewa: Rozmowa się odbyła")
    clerk.has_title(f"Nie zapisano – Zgłoszenie {REFERENCE} – Biurko")
    clerk.does("Zapisz samą notatkę")
    clerk.is_told("status", "Zapisano notatkę.")
    clerk.sees("prosi po 15")


def ends(clerk):
    printed = clerk.driver.print_page()
    Path("card.pdf").write_bytes(base64.b64decode(printed))
    clerk.does("Sprawa jest zakończona")
    clerk.is_told("alert", "Proszę wybrać, jak sprawa się zakończyła.")
    clerk.goes_to("Jak sprawa się zakończyła")
    clerk.presses(Keys.ARROW_DOWN)
    clerk.does("Sprawa jest zakończona")
    clerk.is_told("status", "Zapisano. Stan: zakończone: załatwione.")
    clerk.does("Do załatwienia")
    clerk.sees("Nic tu nie ma.")


def is_forgotten(clerk, card):
    """While the desk goes on, what the person has written is removed, as if ninety days had gone by."""
    with closing(sqlite3.connect("book")) as book, book:
        book.execute("UPDATE request SET since = since - 91 * 86400")
    forget = [OFFICE, "book", "forget", "--book", "book", "--older", "90d"]
    told = subprocess.run(forget, capture_output=True, check=True, text=True).stdout
    assert told.startswith("1 forgotten"), told
    clerk.goes_to("Numer zgłoszenia, nazwisko albo telefon")
    clerk.presses("halina")
    leads_on(clerk.driver, lambda: clerk.presses(Keys.ENTER))
    clerk.sees("Nie ma takiego zgłoszenia.")
    clerk.driver.get(card)
    clerk.has_title("Nie ma takiej strony – Biurko")
    clerk.sees("Dane zgłoszenia mogły zostać usunięte")
    clerk.does("Wyloguj")
    clerk.has_title("Proszę się zalogować – Biurko")


with browser(has_scripts=False) as driver:
    entry = link()
    driver.get("data:text/html,<body>off<script>document.body.textContent = 'on'</script>")
    assert driver.find_element(By.TAG_NAME, "body").text == "off"
    clerk = Clerk(driver)
    driver.get(entry)
    finds_and_calls(clerk)
    arranges(clerk)
    two_windows(clerk)
    card = driver.current_url
    ends(clerk)
    is_forgotten(clerk, card)
    driver.get(entry)
    clerk.has_title("Ten link był już użyty albo jest stary – Biurko")
