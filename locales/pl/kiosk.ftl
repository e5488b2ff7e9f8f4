### Wszystko, co kiosk mówi sam. Krótkie zdania, proste słowa, "Pan/Pani".
### Treści (centra, usługi) są w folderze content.

## Początek i strona główna

language-name = Polski
# The languages of visitors, for whoever calls them.
language-called = { $tag ->
    [pl] polski
    [en] angielski
    [uk] ukraiński
   *[other] { $tag }
}
start-heading = Dzień dobry!
start-choose = Język wybiera się strzałkami. Potem proszę nacisnąć Enter.
start-trial = To próba. Przykłady są zmyślone.
start-speech = Język: strzałki i Enter. Głos: strzałka w prawo albo 0.
start-waits = Po { $minutes ->
    [one] minucie
   *[other] { $minutes } minutach
} bez klawisza zapytamy, czy Pan/Pani tu jest.
home-heading = Co Pan/Pani chce zrobić?
services = Pomoc i usługi
help-settings = Jak to działa i ustawienia

## Wspólne dla wszystkich stron

back = Wracam
help = Jak to działa
finish = Kończę
continue = Dalej
to-home = Mam inną sprawę
more = Mam jeszcze inną sprawę
next-person = Następna osoba
next-person-unsent = Następna osoba, bez wysyłania
begins-anew = Zaczynamy od nowa. Nic nie pamiętamy.
begins-in-earnest = Ćwiczenie się skończyło. Zaczynamy od nowa, już naprawdę.
place = { $place } z { $of }
place-text = tekst { $place } z { $of }
place-number = numer { $number }
at-start = To jest początek.
at-end = To jest koniec.
round-to-start = Od początku strony.
round-to-end = Koniec strony.
step = Krok { $step } z { $of }
part = Część { $part } z { $parts }
part-short = { $part }/{ $parts }
goes-on = ↓ dalej
too-small = Okno jest za małe. Proszę je powiększyć do 40 znaków na 11 wierszy.
contact = Pomoc przez telefon
contact-short = Pomoc
contact-numbers = { $number } · { $emergency }
contact-numbers-closed = { $number } (teraz zamknięte) · { $emergency }
line-hours = Czynne: { $hours }.
line-closed = Teraz zamknięte.
closed-today = Dziś zamknięte.
closed-holiday = Zamknięte. Dziś jest święto: { $name }.
open-holiday = Dziś jest święto: { $name }. Może być nieczynne. Proszę zadzwonić i zapytać.
open-over = Godziny, które znamy, już nie obowiązują. Proszę zadzwonić i zapytać.
open-until = Teraz czynne, do { $time }.
open-long = Teraz czynne.
opens = Znów czynne { $near ->
    [today] dziś
    [tomorrow] jutro
    [this-week] { opens-weekday }
   *[other] { opens-weekday }, { $date },
} od { $time }.
opens-weekday = { $weekday ->
    [1] w poniedziałek
    [2] we wtorek
    [3] w środę
    [4] w czwartek
    [5] w piątek
    [6] w sobotę
   *[7] w niedzielę
}
calls-in-vain = Teraz może nikt nie odebrać telefonu. Oto co jeszcze można zrobić.
line-days-unknown = Nie wiemy, w które dni.
phone-extension = { $number } wew. { $extension }
as-of-unknown = Nie wiemy, z kiedy są te dane.
as-of-year = Dane z { $year } roku.
as-of-month = Dane { $month ->
    [1] ze stycznia
    [2] z lutego
    [3] z marca
    [4] z kwietnia
    [5] z maja
    [6] z czerwca
    [7] z lipca
    [8] z sierpnia
    [9] z września
    [10] z października
    [11] z listopada
   *[12] z grudnia
} { $year }.
sample-terms = Te zasady to tylko przykład.
sample-mark = (przykład)
known-from = Skąd to wiemy
source = Źródło: { $names }.

## Co robią klawisze

hint-start = ↑↓ ruch, Enter: wybieram
hint-start-size = ↑↓ ruch, Enter: wybieram, F3: większe
hint-any-key = Dowolny klawisz: jestem
hint-list = ↑↓ ruch, Enter: wybieram, ←: wracam
listen-how = Strzałka w prawo: powtarzam. Dwa razy: czytam całą stronę.
hint-field = Proszę pisać. Enter: dalej, Esc: wracam
hint-field-empty = Można pisać. Enter: litery, Esc: wracam
hint-field-empty-digits = Można pisać. Enter: cyfry, Esc: wracam
hint-letters = ←↑↓→ ruch, Enter: piszę, Esc: wracam
hint-line = ←→ w tekście, ↓ litery, Esc: wracam
ask-number = Proszę wpisać numer albo znak i nacisnąć Enter.
ask-answer = Proszę wpisać odpowiedź i nacisnąć Enter. Wracam: <, Jak to działa: ?, Kończę: !
ask-answer-optional = Proszę wpisać odpowiedź i nacisnąć Enter. Sam Enter: pomijam. Wracam: <, Jak to działa: ?, Kończę: !
ask-answer-kept = Proszę wpisać odpowiedź i nacisnąć Enter. Sam Enter: zostaje to, co jest. Wracam: <, Jak to działa: ?, Kończę: !
ask-answer-kept-optional = Proszę wpisać odpowiedź i nacisnąć Enter. Sam Enter: zostaje to, co jest. Minus: pomijam. Wracam: <, Jak to działa: ?, Kończę: !
empty-line = Sam Enter: { $label }.
not-understood = Tego tu nie ma. Proszę wpisać jeden z numerów z listy.

## Centra

centres-here = W tej dzielnicy
centres-districts = Wybieram dzielnicę
centres-all = Wszystkie centra, od A do Z
districts-heading = Która dzielnica?
district-empty = Na naszej liście nie ma centrum w tej dzielnicy. Można wybrać inną dzielnicę.
may-have-changed = Coś mogło się tu zmienić.
call-first = Coś mogło się tu zmienić. Najpierw proszę zadzwonić.
call-first-chosen = Coś mogło się tu zmienić. Proszę wybrać numer i najpierw zadzwonić.
call-later = Coś mogło się tu zmienić. Warto zadzwonić, gdy będzie czynne.
address = { $of ->
    [1] Adres
   *[other] Adres { $place } z { $of }
}
place-days = Zajęcia są tu co tydzień { $days }.
phone = Telefon
email = Adres e-mail
operator = Kto prowadzi

## Numery i szukanie

numbers-heading = Numery stron
number-typed = Numer: { $number }… Proszę pisać dalej.
number-short = Numery mają trzy cyfry. Na razie: { $number }.
number-unknown = Nie ma tu strony { $number }. Proszę wpisać inny numer.
number-no-answer = Przed każdą odpowiedzią stoi cyfra. Można też wybrać strzałkami i Enterem.
number-no-answer-again = Teraz proszę nacisnąć cyfrę odpowiedzi.
emergency-heading = Numer alarmowy: { $number }
emergency = Z tego ekranu nie można zadzwonić. W niebezpieczeństwie proszę zadzwonić z telefonu.
search = Szukam
search-heading = Czego Pan/Pani szuka?
search-words = Szukane słowa
search-example = Na przykład: { $words }. Można też wpisać numer.
search-example-words = Na przykład: { $words }.
# The first of these words that find something are named there.
search-examples = kran, samotność, angielski, szycie, internet, obiad
search-count = { $count ->
    [0] Nic nie znaleźliśmy
   *[other] Znaleziono: { $count }
}
search-status = Znaleziono: { $count }. Enter: dalej
search-status-none = Jeszcze nic nie znaleźliśmy.
search-try = Warto wpisać inne słowo albo tylko jego początek. Można też zadzwonić i zapytać.
search-again = Szukam czegoś innego
# Słowa, które w szukaniu nic nie znaczą. Jeśli jest jeszcze inne słowo, pomijamy je.
search-passed-over = a ale albo bardzo chcę czy dla do gdzie i jak jest już mam mi mnie moja moje mój na nie o od po potrzebuję proszę się są ta ten to tu w z za że
found-service = usługa
found-activity = zajęcia
found-article = informacja
found-centre = centrum
found-district = dzielnica
found-page = strona

## Zajęcia

activities = Zajęcia i spotkania
activities-step = Zajęcia
today-and-tomorrow = Dziś i jutro
activities-kinds = Wybieram rodzaj zajęć
activities-weekdays = Wybieram dzień tygodnia
activities-districts = Wybieram dzielnicę
activities-here = Zajęcia w tej dzielnicy
activities-of-centre = Zajęcia w tym centrum
activities-other = Szukam innych zajęć
on-weekday = { $weekday ->
    [1] W poniedziałki
    [2] We wtorki
    [3] W środy
    [4] W czwartki
    [5] W piątki
    [6] W soboty
   *[7] W niedziele
}
meeting = { $when }: { $title }
meeting-weekly = Co tydzień, { $days }.
meeting-every = Co { $weeks ->
    [2] dwa tygodnie
    [3] trzy tygodnie
    [4] cztery tygodnie
    [few] { $weeks } tygodnie
   *[other] { $weeks } tygodni
}, { $days }.
meeting-monthly = Co miesiąc, { $days }.
meeting-day = { $weekday ->
    [1] w poniedziałki
    [2] we wtorki
    [3] w środy
    [4] w czwartki
    [5] w piątki
    [6] w soboty
   *[7] w niedziele
}
meeting-day-of-month = w { $weekday ->
    [3] { $which ->
        [first] pierwszą
        [second] drugą
        [third] trzecią
        [fourth] czwartą
       *[last] ostatnią
    }
    [6] { $which ->
        [first] pierwszą
        [second] drugą
        [third] trzecią
        [fourth] czwartą
       *[last] ostatnią
    }
    [7] { $which ->
        [first] pierwszą
        [second] drugą
        [third] trzecią
        [fourth] czwartą
       *[last] ostatnią
    }
   *[other] { $which ->
        [first] pierwszy
        [second] drugi
        [third] trzeci
        [fourth] czwarty
       *[last] ostatni
    }
} { $weekday ->
    [1] poniedziałek
    [2] wtorek
    [3] środę
    [4] czwartek
    [5] piątek
    [6] sobotę
   *[7] niedzielę
}
meeting-day-hours = { $day } { $hours }
list-and = { $first } i { $last }
meeting-left-out = Nie ma zajęć: { $days }.
meeting-break = { $name }: nie ma zajęć od { $first } do { $last }.
meeting-added = To dodatkowy termin.
meeting-changed = Tym razem o innej godzinie niż zwykle.
meeting-also = Także: { $days }.
meeting-other-hours = O innej godzinie: { $days }.
meeting-once = Te zajęcia są tylko w wybrane dni.
meeting-over = Te zajęcia już się skończyły.
meeting-next = Następne zajęcia
meeting-unknown = Tego nie wiemy. Proszę zadzwonić do centrum.
meetings-none = Na razie nie znamy tu żadnych terminów. Warto poszukać innych zajęć.
meetings-without-times = Zajęcia, o których nie wiemy, kiedy są
meetings-times-unknown = Nie wiemy, kiedy są te zajęcia. Proszę zadzwonić do centrum.
meetings-times-unknown-next = Dalej są zajęcia, o których nie wiemy, kiedy są.
meetings-later = Oto najbliższe zajęcia, które znamy.
day-nothing = { $day }: nie znamy żadnych zajęć.
meetings-samples = Przykłady
meetings-some-samples = Są tu przykłady
meetings-from = Terminy od numeru { $from } na liście
meetings-further = Dalsze terminy
today-holiday = Dziś jest święto: { $name }. Zwykłych zajęć nie ma.
tomorrow-holiday = Jutro jest święto: { $name }. Zwykłych zajęć nie ma.
when = Kiedy
where = Gdzie
kind = Rodzaj zajęć
cost = Ile to kosztuje
beginners = Dla początkujących
beginners-yes = Tak, osoby początkujące są mile widziane.
beginners-no = Raczej dla osób, które już coś umieją.
sign-up = Zapisy
sign-up-yes = Trzeba się wcześniej zapisać.
sign-up-no = Nie są potrzebne.
not-known = Tego nie wiemy. Proszę zapytać.
notice = Ważne
notice-others = { $names } i inne
notice-until = Do { $day }.
notice-last-day = Dziś ostatni dzień.
# Słowa, którymi komunikat mówi, że ostatniego dnia jeszcze nikt nie zna. Małymi literami.
notice-open-end = do odwołania, do czasu
day-hours = { $day }, { $hours }
meeting-on = { $when }, już trwa
hours = { $from }–{ $to }
open-always = całą dobę
place-hours = { $hours }.
opening-hours = Godziny otwarcia
open-now = Czynne teraz
open-now-unknown = Kiosk nie wie teraz, która jest godzina. Te miejsca i telefony są czynne całą dobę.
open-now-none = Nie wiemy, co jest teraz czynne. Można zadzwonić i zapytać.
open-by-appointment = po umówieniu się
closed-on-holidays = w święta zamknięte
open-on-holidays = także w święta
open-in-season = od { $first } do { $last }: { $hours }
open-from-day = od { $first }: { $hours }
open-until-day = do { $last }: { $hours }
open-also = także { $hours }
open-day = { $day ->
    [1] w poniedziałki
    [2] we wtorki
    [3] w środy
    [4] w czwartki
    [5] w piątki
    [6] w soboty
   *[7] w niedziele
} { $hours }
open-days = od { $first ->
    [1] poniedziałku
    [2] wtorku
    [3] środy
    [4] czwartku
    [5] piątku
    [6] soboty
   *[7] niedzieli
} do { $last ->
    [1] poniedziałku
    [2] wtorku
    [3] środy
    [4] czwartku
    [5] piątku
    [6] soboty
   *[7] niedzieli
} { $hours }

## Informacje

information = Informacje

## Usługi i pytania, czy to dla tej osoby

official-name = Nazwa
service-ask = Chcę poprosić o tę pomoc
service-ask-first = Najpierw kilka krótkich pytań.
eligible-step = Pytanie { $step } z najwyżej { $most }
eligible-not-kept = Pytamy o osobę, która potrzebuje pomocy. Bez zgody nic nie zapisujemy.
eligible-yes = Tak, to pomoc dla Pana/Pani
eligible-no = Nie, to nie jest pomoc dla Pana/Pani
eligible-call = Proszę zadzwonić i zapytać
eligible-ask = Zapytamy teraz o kilka rzeczy. Nie ma pośpiechu.
eligible-ring = Proszę zadzwonić.
request-begin = Wypełniam zgłoszenie
service-more = Więcej o tej pomocy
service-for-me = Sprawdzam, czy to dla mnie
trial-heading = To zgłoszenie jest na próbę
trial-step = na próbę
trial = Może nikt się nie odezwie. W prawdziwej sprawie proszę zadzwonić: { $number }.
trial-go = Wypełniam na próbę
unavailable-heading = Teraz nie można stąd wysłać zgłoszenia
unavailable = To nie jest Pana/Pani wina. Proszę zadzwonić. To samo można załatwić przez telefon.

## Zgłoszenie

subject-service = Czego dotyczy
subject-centre = Centrum
subject-activity = Zajęcia
office = Kto się tym zajmie
unfinished = Niewysłane zgłoszenie
unfinished-doubtful = Poprzednie zgłoszenie
unfinished-one = Najpierw warto je wysłać albo usunąć.
unfinished-new = Usuwam je i zaczynam nowe
for-whom-heading = Dla kogo jest ta sprawa?
for-whom = Jeśli dla innej osoby, usuniemy stąd poprzednie odpowiedzi. Wysłane zgłoszenia nie przepadną.
for-same = Dla tej samej osoby co przedtem
for-another = Dla innej osoby
known-heading = Czy to się nadal zgadza?
known = Te odpowiedzi już mamy. Nie trzeba pisać ich jeszcze raz.
known-keep = Tak, zgadza się
known-change = Nie, poprawiam
skip = Pomijam to pytanie
skipped = bez odpowiedzi
chosen = wybrano
not-chosen = nie wybrano
helper-nobody = Ja, dla siebie
helper-volunteer = Ja, pomaga mi wolontariusz
helper-family = Ja, za kogoś z rodziny
helper-other = Ja, za kogoś innego
helping = Pomagam innej osobie
helping-heading = Kto pomaga?
helping-how = Pytania są do osoby, której sprawa dotyczy. Zanim coś wpiszemy, kiosk zapyta ją o zgodę. Nazwisk tych, którzy pomagają, nie zapisuje.
helping-volunteer = Ktoś z wolontariatu
helping-staff = Ktoś, kto tu pracuje
helping-family = Ktoś z rodziny
helping-other = Ktoś inny
helping-ends = Już nie pomagam
agreement-heading = Proszę przeczytać na głos
agreement = „Pomogę to wypełnić i zobaczę, co wpiszemy. Potem kiosk to zapomni. W zgłoszeniu będzie tylko to, że ktoś pomagał. Czy tak może być?”
agreement-yes = Tak, ta osoba się zgadza
agreement-no = Nie, wracamy
empty-field = nic nie wpisano
counted = Liczba znaków: { $count }
deleted = usunięto
space = odstęp
picker-open = Piszę strzałkami
picker-how = Bez klawiatury: Enter, potem wybiera się strzałkami.
picker-letters = A Ą B C Ć D E Ę F G H I J K L Ł M N Ń O Ó P Q R S Ś T U V W X Y Z Ź Ż -
# Najczęstsze litery najpierw: policzone w treściach po polsku, w listopadzie 2026.
picker-letters-frequent = A O E I N Z T P R S M W Y D C K L J U B Ć Ł G Ę Ż Ą Ś Ó H F Ń Ź V Q X -
picker-signs = - . , ’ ( )
picker-space = odstęp
picker-delete = usuń
picker-done = gotowe
picker-digits = cyfry
picker-own = litery
picker-other = inne litery
problem-unreadable = Nie udało się odczytać wszystkich liter. Proszę wpisać to jeszcze raz, najlepiej bez ogonków i kresek: L zamiast Ł.
problem-empty = Tu jeszcze nic nie wpisano. Proszę wpisać odpowiedź.
problem-too-long = Jest tu miejsce na { $limit ->
    [one] { $limit } znak
    [few] { $limit } znaki
   *[other] { $limit } znaków
}. Proszę skrócić o { $over ->
    [one] { $over } znak
    [few] { $over } znaki
   *[other] { $over } znaków
}.
problem-full = To się już nie zmieściło. Jest tu miejsce na { $limit ->
    [one] { $limit } znak
    [few] { $limit } znaki
   *[other] { $limit } znaków
}. Proszę napisać krócej.
problem-no-letter = Nie ma tu żadnej litery. Proszę napisać to słowami.
problem-name-digits = W imieniu albo nazwisku są cyfry. Proszę wpisać same litery.
problem-no-digit = Brakuje numeru domu. Proszę wpisać numer, na przykład: 12/4.
problem-phone-letters = W numerze są nie tylko cyfry. Proszę wpisać same cyfry, na przykład: { $example }.
problem-phone-short = W numerze brakuje cyfr. Numer w tym kraju ma { $digits ->
    [one] { $digits } cyfrę
    [few] { $digits } cyfry
   *[other] { $digits } cyfr
}, na przykład: { $example }.
problem-phone-long = W numerze jest za dużo cyfr. Numer w tym kraju ma { $digits ->
    [one] { $digits } cyfrę
    [few] { $digits } cyfry
   *[other] { $digits } cyfr
}, na przykład: { $example }.
problem-phone-long-or-abroad = W numerze jest za dużo cyfr. Numer w tym kraju ma { $digits ->
    [one] { $digits } cyfrę
    [few] { $digits } cyfry
   *[other] { $digits } cyfr
}. Numer z innego kraju zaczyna się od +, na przykład: { $example }.
problem-phone-abroad = Ten numer z innego kraju ma za mało albo za dużo cyfr. Tak się go pisze: { $example }.
problem-nothing-chosen = Nic jeszcze nie wybrano. Proszę wybrać co najmniej jedną odpowiedź.
problem-not-stored = Nie udało się wysłać zgłoszenia. Odpowiedzi nie przepadły. Proszę wysłać jeszcze raz albo zadzwonić.
answers-heading = Proszę sprawdzić odpowiedzi
answers-not-sent = Zgłoszenie nie jest jeszcze wysłane.
answers-right = Zgadza się, dalej
answers-doubtful = Nie wiemy na pewno, czy zgłoszenie dotarło.
saving-heading = Zapisujemy zgłoszenie
saving = Proszę chwilę poczekać. Nie trzeba nic naciskać.
doubtful-heading = Nie wiemy, czy zgłoszenie dotarło
doubtful = To nie jest Pana/Pani wina. Odpowiedzi nie przepadły.
doubtful-still = Nadal nie wiemy, czy zgłoszenie dotarło. Najlepiej zadzwonić.
doubtful-pending = Zapis jeszcze trwa. Można poczekać albo zadzwonić.
doubtful-call = Można też zadzwonić i zapytać, czy dotarło. Pomoże ten numer.
doubtful-once = Można wysłać jeszcze raz. Nie będzie przez to dwóch zgłoszeń.
doubtful-again = Wysyłam jeszcze raz
change = Zmieniam: { $answer }
hear = Słucham: { $answer }
hear-aloud = Inni też mogą to usłyszeć.
hear-below = Żeby go usłyszeć: „{ $control }”, zaraz po „{ answers-right }”.
heard-heading = Czy ten numer się zgadza?
situation = Wcześniejsze odpowiedzi
whose-heading = O kim były poprzednie odpowiedzi?
whose-why = Przedtem pytaliśmy, dla kogo jest ta pomoc.
whose-person = O osobie, która potrzebuje pomocy
whose-another = O kimś innym. Proszę je usunąć
situation-heading = Czy powiedzieć to też w zgłoszeniu?
situation-why = Bez zgody nic nie przekażemy.
situation-pass-on = Tak, powiem to też w zgłoszeniu
situation-keep = Nie, tego nie przekazuję
situation-passed-on = przekazuję
situation-not-passed-on = nie przekazuję
privacy-full = Czytam więcej o swoich danych
privacy-heading = Co się stanie z Pana/Pani danymi
consent-heading = Zgoda i wysłanie
consent = Do wysłania potrzebna jest zgoda na użycie tych danych w tej sprawie.
consent-send = Zgadzam się, wysyłam
consent-refuse = Nie zgadzam się, wracam
consent-helped = Proszę przeczytać to na głos. Zgadza się ta osoba, dla której jest zgłoszenie.
consent-send-helped = Ta osoba się zgadza, wysyłam
consent-refuse-helped = Nie zgadza się, wracam
receipt-heading = Zgłoszenie jest wysłane
receipt-number = Numer zgłoszenia
receipt-write-down = Proszę najpierw zapisać numer zgłoszenia: { $reference }. To nie jest telefon.
receipt-phone = Ktoś zadzwoni pod numer
receipt-nobody-called = Jeśli nikt nie zadzwoni: w każdym kiosku strona { $number }.
receipt-entry = Moje zgłoszenie { $reference }
password = Hasło
password-means = Co znaczy
password-meaning = { $adjective } { $noun }
password-for = Hasło mówi osoba, która przyjdzie. Proszę go nikomu nie mówić, także przez telefon.

slip-print = Chcę to na kartce
slip-write-down = Chcę to sobie przepisać
slip-neutral = Przydatne telefony
slip-phone = Telefon
slip-write-down-step = do przepisania
slip-receipt-number = Numer zgłoszenia (to nie telefon)
slip-nobody-called = Jeśli nikt nie zadzwoni, proszę zadzwonić i podać numer zgłoszenia.
slip-nobody-called-page = Jeśli nikt nie zadzwoni, proszę zadzwonić i podać numer zgłoszenia. Albo w każdym kiosku: strona { $number }.
slip-nobody-called-copy = Jeśli nikt nie zadzwoni: strona { $number } w kiosku.
slip-more = Więcej: strona { $number } w każdym kiosku.
slip-more-numbers = Więcej numerów jest w każdym kiosku.
slip-password = Hasło (znaczy: { $meaning })
slip-printed-on = Wydrukowano { $day } { $year } r.
slip-code-card = Dla telefonu z aparatem: zapisuje nazwę i numer.
slip-code-event = Dla telefonu z aparatem: zapisuje to spotkanie.
slip-code-call = Dla telefonu z aparatem: dzwoni pod { $number }.
code-offer = Kod dla telefonu z aparatem
code-step = kod dla telefonu
code-call = Proszę skierować aparat telefonu na ten wzór. Telefon zapyta, czy zadzwonić pod { $number }.
code-call-name = Proszę skierować aparat telefonu na ten wzór. Telefon zapyta, czy zadzwonić pod { $number }: { $name }.
code-card = Proszę skierować aparat telefonu na ten wzór. Telefon zapyta, czy zapisać nazwę i numer.
code-event = Proszę skierować aparat telefonu na ten wzór. Telefon zapyta, czy zapisać to spotkanie.
printing-heading = Drukuję kartkę
printing = Proszę chwilę poczekać. Kartka zaraz wyjdzie z drukarki.
printed-heading = Kartka jest gotowa
printed = Proszę zabrać kartkę z drukarki.
printing-failed-heading = Kartka się nie wydrukowała
printing-no-paper = W drukarce nie ma papieru. To nie jest Pana/Pani wina. Można to zapisać.
printing-failed = Drukarka teraz nie działa. To nie jest Pana/Pani wina. Można to zapisać.
requests = Moje zgłoszenia

## Ćwiczenie

practice-want = Chcę poćwiczyć
practice = ĆWICZENIE
practice-step = ĆWICZENIE · { $step }
practice-heading = Tu można poćwiczyć
practice-what = Można spróbować wszystkiego, także zgłoszenia. Niczego nie wyślemy, nie wydrukujemy i nie zapamiętamy.
practice-until = Na każdej stronie będzie słowo: ĆWICZENIE. Ćwiczenie trwa, dopóki nie wybierze Pan/Pani: „{ finish }”.
practice-begin = Zaczynam ćwiczyć
practice-type = Do ćwiczenia można wpisać
practice-receipt = To było tylko ćwiczenie
practice-receipt-nobody = Nikt nic nie dostał i nikt nie zadzwoni. Prawdziwe zgłoszenie ma tu swój numer.

## Odpowiedzi do wyboru

answer-yes = Tak
answer-no = Nie
answer-unsure = Nie wiem
time-morning = Przed południem
time-around-noon = Około południa
time-afternoon = Po południu
time-evening = Wieczorem
time-any = O każdej porze
day-any = W dowolny dzień
age-years = { $years ->
    [one] { $years } rok
    [few] { $years } lata
   *[other] { $years } lat
}
age-born = rok urodzenia { $year }
# Słowa, które mogą stać obok wieku. Żadne nie może stać obok roku urodzenia: „rok”, „r.”.
age-words = mam już lat lata latek l wiek skończone ukończone skończyłem skończyłam ukończyłem ukończyłam
problem-age-no-digit = Nie ma tu jeszcze liczby. Proszę wpisać wiek albo rok urodzenia cyframi, na przykład: 72 albo 1954.
problem-age = Nie umiemy odczytać wieku. Proszę wpisać sam wiek, na przykład: 72, albo rok urodzenia czterema cyframi, na przykład: 1954.
problem-reference-digits = Numer zgłoszenia ma { $digits } cyfr. Tu wpisano: { $typed }. Proszę porównać z kartką.
problem-reference-mistyped = Któraś cyfra nie pasuje do innych. Proszę sprawdzić każdą cyfrę z kartki. To nie jest numer telefonu.

## Dni. Małą literą, bo stoją też w środku zdania; 1 to poniedziałek i styczeń.

weekday = { $weekday ->
    [1] poniedziałek
    [2] wtorek
    [3] środa
    [4] czwartek
    [5] piątek
    [6] sobota
   *[7] niedziela
}
day-month = { $day } { $month ->
    [1] stycznia
    [2] lutego
    [3] marca
    [4] kwietnia
    [5] maja
    [6] czerwca
    [7] lipca
    [8] sierpnia
    [9] września
    [10] października
    [11] listopada
   *[12] grudnia
}
day-unknown = Kiosk nie wie teraz, jaki jest dzień. Proszę wybrać dzień tygodnia.
day-unknown-ask = Kiosk nie wie teraz, jaki jest dzień. Proszę zadzwonić i zapytać, kiedy są następne zajęcia.
date-long = { weekday }, { day-month }
day-word = { $near ->
    [today] dziś
    [tomorrow] jutro
    [after-tomorrow] pojutrze
    [this-week] { $weekday ->
        [1] w ten poniedziałek
        [2] w ten wtorek
        [3] w tę środę
        [4] w ten czwartek
        [5] w ten piątek
        [6] w tę sobotę
       *[7] w tę niedzielę
    }
    [next-week] { $weekday ->
        [1] w przyszły poniedziałek
        [2] w przyszły wtorek
        [3] w przyszłą środę
        [4] w przyszły czwartek
        [5] w przyszły piątek
        [6] w przyszłą sobotę
       *[7] w przyszłą niedzielę
    }
   *[other] { date-long }
}
day-named = { day-word }, { opens-weekday }
day-date = { $near ->
    [today] { day-word }, { weekday } { day-month }
    [tomorrow] { day-word }, { weekday } { day-month }
    [after-tomorrow] { day-word }, { weekday } { day-month }
    [this-week] { day-word }, { day-month }
    [next-week] { day-word }, { day-month }
   *[other] { date-long }
}

## Zakończenie i czas

leaving-heading = Zgłoszenie nie jest wysłane
leaving-sure = Czy na pewno skończyć?
leaving-not-yet = Nie, wracam
leaving-written = Tak, mam już numer i kończę
leaving = Jeśli Pan/Pani teraz skończy, usuniemy wszystkie odpowiedzi.
leaving-pending = Zapis jeszcze trwa. Kto teraz skończy, nie zobaczy tu, czy się udał.
leaving-stay = Wracam do zgłoszenia
leaving-go = Kończę bez wysyłania
warning-heading = Czy Pan/Pani jeszcze tu jest?
warning-any-key = Jeśli tak, proszę nacisnąć dowolny klawisz.
warning-forget = Za { $seconds ->
    [one] { $seconds } sekundę
    [few] { $seconds } sekundy
   *[other] { $seconds } sekund
} usuniemy to, co wpisano, i wrócimy na początek.
warning-forget-minutes = Za { $minutes ->
    [one] { $minutes } minutę
    [few] { $minutes } minuty
   *[other] { $minutes } minut
} usuniemy to, co wpisano, i wrócimy na początek.
warning-left = { $seconds ->
    [one] Została { $seconds } sekunda.
    [few] Zostały { $seconds } sekundy.
   *[other] Zostało { $seconds } sekund.
}
warning-here = Tak, jestem
visit-over = Dziękujemy. Kiosk wszystko już zapomniał.
visit-over-paper = Dziękujemy. Proszę zabrać kartkę. Kiosk wszystko już zapomniał.
visit-over-paper-may-come = Dziękujemy. Kartka może jeszcze wyjść z drukarki. Jeśli wyjdzie, proszę ją zabrać. Kiosk wszystko już zapomniał.
parting = Tego zgłoszenia nie wysłano. Kiosk wszystko już zapomniał.
parting-doubtful = Nie wiemy na pewno, czy zgłoszenie dotarło. Kiosk wszystko już zapomniał.

## Gdy kiosk nie działa

closed-heading = Ten ekran teraz nie działa
closed = Ten ekran teraz nie działa. Proszę zadzwonić albo zapytać osobę, która tu pracuje.
hint-closed = ↑↓ czytam dalej

## Co mogą słyszeć inni

aloud-heading = Czy inni mogą słyszeć wpisane litery?
aloud-why = Ten głos słychać dookoła. Z klawiatury tylko liczy litery. Wybrane strzałkami wymawia.
aloud-count = Proszę tylko liczyć moje litery
aloud-name = Proszę wymawiać moje litery
aloud-phone = Wolę zadzwonić
overheard-heading = Czytać następną stronę na głos?
overheard = Jest o sprawach, o których inni nie muszą wiedzieć. Ten głos słychać dookoła.
overheard-yes = Tak, proszę czytać
overheard-no = Nie, wyłączam głos
by-phone-heading = To samo można załatwić przez telefon
by-phone = Nic nie trzeba pisać. Proszę zadzwonić.

## Pomoc

size-large = Litery: duże ({ $at } z { $of })
size-larger = Litery: większe ({ $at } z { $of })
size-largest = Litery: największe ({ $at } z { $of })
size-only = Większe litery się tu nie zmieszczą.
theme-white-on-black = Kolory: białe litery na czarnym tle
theme-black-on-white = Kolory: czarne litery na białym tle
theme-yellow-on-black = Kolory: żółte litery na czarnym tle
spacing-normal = Odstępy między wierszami: zwykłe
spacing-roomy = Odstępy między wierszami: większe
voice-heading = Ustawienia głosu
keys-heading = Klawisze i czas
speech-on = Głos: włączony
speech-off = Głos: wyłączony
speech-none = Kiosk nie może teraz czytać na głos.
speech-lost = Głos teraz nie działa. Wszystko inne działa dalej.
speech-again = Żeby włączyć głos, proszę jeszcze raz nacisnąć strzałkę w prawo.
speech-louder = Głośniej
speech-quieter = Ciszej
speech-faster = Szybciej
speech-slower = Wolniej
speech-volume = Głośność: { $at } z { $of }
speech-rate = Szybkość mówienia: { $at } z { $of }
aloud-named = Głos wymawia litery, które Pan/Pani pisze
aloud-counted = Głos tylko liczy litery, które Pan/Pani pisze
letters-frequent = Litery do wyboru: najczęstsze na początku
letters-alphabetical = Litery do wyboru: od A do Z
repeat-normal = Przytrzymany klawisz: powtarza się
repeat-slow = Przytrzymany klawisz: powtarza się co 2 sekundy
time-normal = Więcej czasu: nie
time-more = Więcej czasu: tak, dziesięć razy więcej
setting-change = Enter to zmienia.
help-size = Klawisz F3 zmienia wielkość liter.
help-theme = Klawisz F4 zmienia kolory.
help-arrows = Strzałki w górę i w dół przesuwają podświetlenie.
help-lines = Przed każdą możliwością stoi numer albo znak. Proszę go wpisać i nacisnąć Enter. Znaki: < wraca, ? wyjaśnia, ! kończy.
help-enter = Enter wybiera to, co jest podświetlone. Przy zwykłym tekście przechodzi dalej.
help-back = Strzałka w lewo albo Esc wraca do poprzedniej strony.
help-numbers = Przy wielu nazwach jest numer z trzech cyfr. Można go wpisać na prawie każdej stronie. Wybrana strona otworzy się od razu.
help-letters = Można pisać bez klawiatury z literami. Enter w pustym polu pokazuje litery. Wybiera się je strzałkami i Enterem.
help-finish = Na końcu strony jest: Kończę. Wtedy kiosk zapomina wszystko, co wpisano.
help-finish-key = Klawisz F10 kończy. Tak samo ukośnik na klawiaturze z cyframi.
sensitive-leave = Klawisz F10 albo ukośnik od razu kończy. Ta strona znika i kiosk ją zapomina.
sensitive-leave-lines = Znak ! od razu kończy. Ta strona znika i kiosk ją zapomina.
sensitive-leave-unsent = Klawisz F10 albo ukośnik od razu ukrywa tę stronę. Kiosk zapyta tylko, co z niewysłanym zgłoszeniem.
sensitive-leave-unsent-lines = Znak ! od razu ukrywa tę stronę. Kiosk zapyta tylko, co z niewysłanym zgłoszeniem.
help-time = Nie ma pośpiechu. Dopiero po { $minutes ->
    [one] minucie
   *[other] { $minutes } minutach
} bez naciśnięcia klawisza zapytamy, czy Pan/Pani tu jeszcze jest.
help-speech = Głos włącza i wyłącza klawisz F5. Włącza go też strzałka w prawo, naciśnięta dwa razy. F6 tylko go ucisza.
help-listen = Gdy głos jest włączony, strzałka w prawo powtarza. Naciśnięta drugi raz czyta stronę, bez źródeł. Każdy klawisz przerywa mówienie.
help-strikes = Gdy ręka drży i naciśnie ten sam klawisz dwa razy, liczy się to tylko raz.

## Coś się nie zgadza

correction-offer = Coś się tu nie zgadza
correction-heading = Co się nie zgadza?
correction-phone = Telefon
correction-hours = Dni lub godziny
correction-address = Adres
correction-gone = Tego już nie ma
correction-other = Coś innego
correction-what = Co się nie zgadza
correction-ask = Czy mamy to przekazać?
correction-why = Zobaczy to osoba, która prowadzi te strony. Nie zapisujemy, kto to powiedział.
correction-yes = Tak, proszę przekazać
correction-no = Nie, proszę nic nie przekazywać
corrected-heading = Dziękujemy
corrected = Przekażemy to. Nikt nie zadzwoni.
corrected-urgent = Jeśli to pilne, proszę zadzwonić:
