# Co mówi się osobie, która prowadzi treść kiosku, po polsku. Zob. `src/told.rs`.

## Ramka wokół błędu

level-error = błąd
level-help = rada
level-note = uwaga
cell = komórka { $name }
cell-in-sheet = arkusz „{ $sheet }”, { $cell }
cell-in-column = { $cell }, kolumna „{ $heading }”
cell-empty = komórka jest pusta
cell-has = w komórce jest: { $text }
too-many-faults = błędów jest więcej niż { $count }
check-again = popraw te, a potem sprawdź jeszcze raz

## Słowa, których się szuka, gdy ktoś je wpisze w tym języku

monday-words = poniedziałek poniedziałki poniedziałku pon pn
tuesday-words = wtorek wtorki wtorku wt
wednesday-words = środa środy środę środe środach śr
thursday-words = czwartek czwartki czwartku czw cz
friday-words = piątek piątki piątku pt
saturday-words = sobota soboty sobotę sob sb so
sunday-words = niedziela niedziele niedzielę niedz nd ndz
small-words = w we o od do oraz godz godzina godzinie godziny g h każdy każda każdą każde co i
# Słowo między pierwszym a ostatnim dniem: „od poniedziałku do piątku”.
until-words = do
every-second-words = co drugi, co drugą, co druga, co drugie, co dwa tygodnie, co 2 tygodnie, co drugi tydzień, co 2. tydzień, raz na dwa tygodnie, raz na 2 tygodnie
closed-words = zamknięt, nieczynn

## Rady, które dotyczą wielu miejsc

add = dopisz `{ $what }`
correct-one = popraw jedną z tych dat
draw = napisz to innymi literami albo dorysuj ten znak: CONTRIBUTING.md mówi, jak
leave-at-most = zostaw najwyżej { $most }
one-line = napisz jeden wiersz; osobny akapit to osobny tekst
remove-it = usuń to
remove-one = usuń jedno z dwóch
shorten = skróć to
split = podziel to na dwie części
write = wpisz `{ $what }`
write-as = wpisz to tak: "{ $example }"

## Rady o słowach i oznaczeniach

add-first = jeszcze nic takiego nie ma; najpierw dopisz to w { $home }
add-first-none = jeszcze nic takiego nie ma; najpierw coś dopisz
write-existing = wpisz coś, co już jest, albo najpierw to dopisz
write-near = może chodziło o `{ $near }`; można wpisać { $all }
write-one-of = wpisz jedno z: { $all }
write-named = wpisz `{ $id }`, to oznaczenie (id) dla: { $name }

## Pliki

empty-file = plik jest pusty
file-absent = nie ma tego pliku
file-too-large = plik ma więcej niż { $most } bajtów
file-unreadable = nie można odczytać pliku ({ $error })
folder-absent = nie ma tego folderu
folder-unreadable = nie można odczytać folderu ({ $error })
is-a-device = to jest urządzenie albo potok, a nie plik
is-a-folder = to jest folder, a nie plik
let-read-file = pozwól użytkownikowi kiosku to czytać; to musi być plik
let-read-folder = pozwól użytkownikowi kiosku to czytać; to musi być folder
name-file = nazwij go `{ $near }`
not-utf8 = to nie jest tekst zapisany w UTF-8
put-back = przywróć to, co w nim było, a jeśli plik jest niepotrzebny, usuń go
put-file = połóż tam plik albo popraw jego nazwę tam, gdzie jest wpisana
put-folder = połóż tam folder albo popraw jego nazwę w `[paths]`; gdy nie ma tam `content` i `locales`, kiosk bierze te z programu
put-settings-back = przywróć to, co w nim było; jeśli wszystkie ustawienia mają być takie jak w programie, wpisz wiersz, który zaczyna się od #
put-text-file = połóż w to miejsce plik tekstowy albo usuń to, co tam jest
remove-content-file = usuń go; usługi to `services/*.toml`, artykuły to `articles/*.toml`
remove-locale-file = usuń go; słowa w danym języku to `<język>/*.ftl`
remove-table-file = zabierz go stąd; arkuszy i kalendarzy się tu nie czyta, tylko `*.toml`
right-file = sprawdź, czy to właściwy plik, i zmniejsz go
right-folder = sprawdź, czy to właściwy folder, i podaj go w `[paths]`
save-utf8 = zapisz plik w edytorze jako UTF-8
too-many-files = w folderze jest więcej niż { $most } plików
unknown-file = kiosk nie zna takiego pliku
write-file = napisz go albo skopiuj ten, który jest dołączony do programu

## Jak pisze się TOML. `$words` to słowa programu, który go czyta

toml = tego nie da się odczytać (TOML: { $words })
toml-backslash = po znaku \ stoi coś, czego tam być nie może (TOML: { $words })
toml-boolean = to nie jest ani true, ani false, ani tekst w cudzysłowie (TOML: { $words })
toml-comma = tu brakuje przecinka (TOML: { $words })
toml-date = takiej daty nie ma albo jest inaczej zapisana (TOML: { $words })
toml-extra = tu jest o jeden znak za dużo (TOML: { $words })
toml-follows = w tym wierszu jest coś jeszcze (TOML: { $words })
toml-key = takiej nazwy pola nie może być (TOML: { $words })
toml-no-value = po nazwie pola nie ma wartości (TOML: { $words })
toml-number = to nie jest liczba ani data (TOML: { $words })
toml-quote = tekst nie jest w cudzysłowie (TOML: { $words })
toml-string = tekst nie jest dobrze zapisany (TOML: { $words })
toml-time = godzina nie jest w cudzysłowie (TOML: { $words })
toml-twice = to pole jest tu drugi raz (TOML: { $words })
toml-unclosed = nawias nie jest zamknięty (TOML: { $words })
toml-unseen = jest tu znak, którego nie widać (TOML: { $words })
add-comma = postaw przed tym przecinek
add-expected = dopisz tu brakujący nawias
own-line = przenieś to, co następuje, do osobnego wiersza
put-in-quotes = ujmij to w proste cudzysłowy: "…"
remove-unseen = usuń w tym miejscu znak, którego nie widać
straight-quotes = zakończ tekst w tym samym wierszu prostym cudzysłowem; cudzysłów w środku tekstu pisze się \"
times-in-quotes = godziny pisz w cudzysłowie: "10:00–11:30", "2026-12-05 10:00–11:30"
twice-in-toml = to już jest wyżej: usuń jedno z dwóch, a jeśli ma być kilka, zacznij każde od `[[…]]`
write-backslash = znak \ w tekście pisze się \\
write-boolean = wpisz true (tak) albo false (nie), albo tekst w cudzysłowie
write-calendar-day = dzień pisze się tak: 2026-02-28, a sam miesiąc albo rok w cudzysłowie: "2026-02"
write-key = w nazwie pola mogą być tylko litery od a do z, cyfry, `-` i `_`
write-key-value = napisz `pole = wartość` w jednym wierszu
write-number-or-text = datę pisz tak: 2026-01-12, liczbę całkowitą samymi cyframi, a wszystko inne w cudzysłowie
write-toml = każde pole pisz raz, jako `pole = wartość`, pod `[nazwą]` albo `[[nazwą listy]]`; teksty i daty bez dnia w cudzysłowie

## Pomyłki na klawiaturze

curly-quote = ten cudzysłów nie jest prosty: { $character }
write-straight-quote = wpisz tu prosty cudzysłów: "
hidden-character = jest tu znak, którego nie widać (U+{ $code })
line-ends = wiersze tego pliku kończą się znakiem, którego nie da się odczytać (samo CR)
save-line-ends = zapisz plik w edytorze z końcami wierszy systemu Windows (CRLF) albo Linux (LF)
stray-line-end = jest tu pół końca wiersza, którego nie widać (samo CR)
begin-line-anew = ustaw kursor przed tym miejscem, usuń znak, który tu jest, i naciśnij Enter
list-without-end = lista, która się tu zaczyna, nie ma końca
end-list = postaw ] tam, gdzie lista się kończy
odd-space = to nie jest zwykła spacja, choć tak wygląda (U+{ $code })
write-space = usuń ją i naciśnij klawisz spacji
text-goes-on = tu tekst się kończy, a dalej jest coś jeszcze
write-inner-quotes = cudzysłów w środku tekstu pisz jako „ i ” albo z ukośnikiem: \"
text-without-end = tekst, który się tu zaczyna, nie ma końca
end-text = postaw prosty cudzysłów " tam, gdzie tekst się kończy, w tym samym wierszu
end-long-text = postaw """ tam, gdzie tekst się kończy

## Pola i ich wartości

cannot-be = nie znam słowa `{ $word }` w polu `{ $key }`
cannot-be-because = w polu `{ $key }` nie może być `{ $text }`: { $reason }
checked-ahead = `checked` to { $checked }, a ten dzień dopiero będzie
correct-checked = wpisz dzień, w którym to sprawdzono
empty = pole `{ $key }` jest puste
empty-list = w polu `{ $key }` jest pusta lista
fits-no-stop = w języku `{ $language }` `{ $label }: { $detail }` ma { $length ->
    [one] { $length } znak
    [few] { $length } znaki
   *[other] { $length } znaków
 }, a na małym ekranie mieści się najwyżej { $most }
missing = brakuje pola `{ $key }`
missing-in = w polu `{ $key }` nie ma tekstu w języku `{ $language }`, a musi go mieć każdy tekst
no-language = `{ $tag }` nie jest językiem
not-a-date = w polu `{ $key }` nie ma daty
not-a-day = w polu `{ $key }` nie ma dnia, który jest w kalendarzu
not-drawn = w polu `{ $key }` jest znak, dla którego nie ma dużej litery: { $character } (U+{ $code })
out-of-range = w polu `{ $key }` ma być liczba od { $start } do { $end }, a jest { $found }
outer-space = tekst w polu `{ $key }` zaczyna się albo kończy spacją
remove-allowed = usuń to; można wpisać { $all }
remove-marks = usuń część znaków nad literą i pod nią
remove-space = usuń tę spację
shorten-one = skróć jedno z dwóch
too-long = tekst w polu `{ $key }` ma { $length ->
    [one] { $length } znak
    [few] { $length } znaki
   *[other] { $length } znaków
 }, a może mieć najwyżej { $most }
too-many-marks = w polu `{ $key }` jedna litera ma za dużo znaków nad sobą i pod sobą
unknown-key = nie znam tu pola `{ $key }`
unseen-character = w polu `{ $key }` jest znak, którego nie da się pokazać ani powiedzieć: U+{ $code }
word-twice = w polu `{ $key }` to słowo jest dwa razy
write-at-least = wpisz przynajmniej jedno `{ $example }`
write-at-least-one-of = wpisz przynajmniej jedno z: { $all }
write-date = dzień pisze się tak: 2026-03-06; jeśli znasz tylko miesiąc albo rok, to w cudzysłowie: "2026-03", "2018"; bez daty: "undated"
write-day = wpisz to tak: 2026-12-24
write-number = wpisz liczbę całkowitą od { $start } do { $end }
write-text = wpisz tekst, a jeśli to pole nie jest konieczne, usuń je
write-true-or-false = wpisz `{ $key } = true` (tak) albo `{ $key } = false` (nie)
wrong-type = w polu `{ $key }` ma być { $expected }, a jest { $found }
type-boolean = true albo false
type-date = data albo godzina
type-float = liczba z kropką
type-integer = liczba całkowita
type-list = lista
type-list-of-texts = lista tekstów
type-table = grupa pól
type-text = tekst
type-texts = tekst dla każdego języka

## Oznaczenia i numery

change-id = daj jednemu z dwóch inne oznaczenie; drugie jest w { $first }
change-id-of-centre = daj centrum inne oznaczenie albo usuń jego `recipients`
id-characters = w oznaczeniu `{ $id }` są znaki, których tam być nie może
id-twice = oznaczenie `{ $id }` jest użyte dwa razy
centre-like-office = biuro też ma oznaczenie `{ $id }`, więc nie wiadomo, dla kogo z nich jest zgłoszenie
no-such = { $what ->
    [district] nie ma dzielnicy
    [office] nie ma biura
    [group] nie ma grupy
    [service] nie ma usługi
    [centre] nie ma centrum
    [kind] nie ma rodzaju zajęć
    [activity] nie ma zajęć
    [term] nie ma okresu
    [break] nie ma przerwy
   *[other] nie ma
 } `{ $id }`
number-twice = numer { $number } jest użyty dwa razy
write-free-number = wpisz wolny numer od 100 do 999; ten jest już w { $first }
write-id = wpisz małe litery od a do z i cyfry, a między nimi pojedyncze łączniki

## Godziny

every-second-week = to są zajęcia co drugi tydzień, a tu wpisuje się te, które są w każdym tygodniu
no-day-of-year = takiego dnia nie ma w żadnym roku
no-such-day = nie ma dnia `{ $part }`
no-such-time = nie ma godziny `{ $part }`
no-such-weekday = nie znam dnia tygodnia `{ $part }`
no-such-which = `{ $part }` to nie `first`, `second`, `third`, `fourth` ani `last`
unreadable-time = nie wiadomo, co znaczy `{ $part }`
wrong-order-of-times = `{ $part }` nie kończy się później, niż się zaczyna
write-rule = wpisz co drugi tydzień jako {"{"} at = "Tue 10:00–11:30", every = 2, starting = 2026-12-01 {"}"}, a dzień miesiąca jako monthly = "first Mon 10:00–11:30"

## kiosk.toml

add-headphones = dopisz `headphones = "…"`, plik, w którym jest wtedy `1`, albo wpisz `start = "key"`
add-log-path = dopisz `path = "…"` albo wpisz `to = "journal"`
add-recipients = dopisz `recipients = ["age1…"]` albo wpisz `sealing = "none"`
clear-folder = zabierz to, co tam jest, albo wpisz inny folder; brakujący powstanie, gdy kiosk się uruchomi
folders-within = w `[paths]` jeden z folderów `spool` i `state` jest w drugim: { $path }
headphones-unknown = mowa ma się zaczynać po włożeniu słuchawek, ale nie podano, skąd to wiadomo
keep-three-keys = zostaw obecny klucz, następny i jeden na wypadek utraty
key-of-nobody = to jest klucz publiczny, który nie jest niczyj: to, co nim zapieczętowane, mógłby otworzyć każdy
key-twice = w polu `recipients` ten klucz jest dwa razy
language-twice = w polu `languages` język `{ $tag }` jest dwa razy
log-or-remove = wpisz `to = "file"` albo usuń `path`
log-without-path = dziennik ma iść do pliku, ale nie ma `path`
make-new-key = zrób nową parę kluczy programem `age-keygen` i wpisz klucz publiczny, `age1…`
no-language-tag = `{ $tag }` nie jest skrótem języka
no-languages = w polu `languages` musi być przynajmniej jeden język
no-panel = `{ $words }` to nie są wymiary ekranu
no-permissions = `{ $octal }` to nie są prawa dostępu do pliku
no-public-key = to nie jest klucz publiczny programu age albo jedna litera jest błędna
no-receipts-key = to nie jest klucz publiczny programu minisign albo jakiejś litery brakuje lub jest błędna
name-other-folder = wpisz foldery obok siebie: to, co powstaje w jednym, przeszkadza drugiemu
no-state-home = nie wiadomo, czyj to folder: nie ma ani `XDG_STATE_HOME`, ani `HOME`
no-zone = nie ma strefy czasowej `{ $name }`
not-a-folder = `{ $key }` w `[paths]` nie jest folderem: { $path }
path-of-shell = w ścieżce `{ $path }` jest `~` albo zmienna, a tutaj nikt ich nie zastąpi
path-without-log = `path` wpisuje się tylko wtedy, gdy dziennik idzie do pliku
seal-or-remove = wpisz `sealing = "age"` albo usuń `recipients`
sealed-for-nobody = zgłoszenia mają być zapieczętowane, ale nie podano, kto może je otworzyć
sealed-for-some = zgłoszenia mają być zapieczętowane, ale nie podano, kto może otworzyć te dla { $offices }
secret-key = to jest klucz tajny; nigdy nie może być w kiosku
spool-is-state = `spool` i `state` to ten sam folder
too-many-keys = w polu `recipients` jest więcej niż { $most } kluczy
unsealed-recipients = `recipients` wpisuje się tylko wtedy, gdy zgłoszenia są pieczętowane
write-language-tag = wpisz dwie albo trzy małe litery: "pl"
write-name-such-as = wpisz nazwę taką jak `{ $name }`
write-panel = wpisz szerokość i wysokość w milimetrach, każdą od 50 do 5000: "527x296"
write-permissions = wpisz je ósemkowo, najwyżej "{ $most }": "0640"
write-public-key = wpisz go tak, jak go wypisuje `age-keygen`: "age1…"
write-receipts-key = wpisz drugi wiersz pliku `minisign.pub`: 56 znaków, "RW…"
write-where-it-stands = wpisz dla urzędu, gdzie stoi ten kiosk
write-whole-path = wpisz całą ścieżkę, na przykład "/var/lib/cas-kiosk/{ $key }"; tylko `spool` i `state` mogą zaczynać się zmienną `XDG_STATE_HOME`, a po niej nazwą

## Miasto

add-holiday-date = dopisz `on = "12-24"` albo `easter = 1`, to znaczy ile dni po Niedzieli Wielkanocnej
add-privacy = dopisz `[privacy]` z polami `version`, `short` i `full`
add-response = dopisz `[response]` z polem `text`
practice-name = formularz nie przyjąłby pola `name` jako imienia i nazwiska
practice-phone = formularz nie przyjąłby pola `phone` jako numeru telefonu
country-letters = w polu `country` mają być dwie wielkie litery
country-code = w polu `country_code` mają być cyfry
dialled-prefix = `trunk_prefix_dialled` wymaga pola `trunk_prefix`
holiday-with-two-dates = święto ma jedną datę, a to ma i `on`, i `easter`
holiday-without-date = święto nie ma daty
home-too-long = na stronie głównej liczba pozycji to { $count }
hours-too-long = te godziny nie zmieszczą się w ostatnim wierszu strony
no-extension-word = słowo `{ $word }` nie może stać przed numerem wewnętrznym
no-privacy = nie ma informacji o danych osobowych, na którą trzeba się zgodzić, a w { $file } jest formularz
no-response = nie napisano, jak szybko ktoś odpowie, a w { $file } jest formularz
stale-before-old = informacja byłaby przeterminowana, zanim stałaby się stara
too-many-digits = `country_code` i `digits` to razem więcej niż { $most } cyfr
too-many-groups = grup usług jest { $count }
trunk-prefix = w polu `trunk_prefix` ma być cyfra
write-practice-name = wpisz zmyślone imię i nazwisko, same litery: "Ala Kot"
write-practice-phone = wpisz zmyślony numer, z tyloma cyframi, ile mają numery w tym kraju: "12 000 00 00"
write-country = wpisz kod kraju (ISO 3166-1): "PL"
write-country-code = wpisz same cyfry, bez plusa: "48"
write-digits = wpisz, ile cyfr jest po numerze kraju
write-extension-word = wpisz tylko małe litery, bez kropki: "wew"
write-fresh-days = wpisz przynajmniej { $days }, tyle co w `fresh_days`
write-one-time = wpisz jedne godziny, bez dni: "7:30–15:30"
write-trunk-prefix = wpisz cyfrę, "0", albo usuń to pole

## Centra, zajęcia, ogłoszenia, artykuły

add-meetings = dopisz `weekly = "Tue 10:00–11:30"` albo `also_on = ["2026-12-05 10:00–11:30"]`; jeśli nikt nie wie kiedy, `times = "not-known"`
add-every = dopisz `every = 2`, jeśli to co drugi tydzień; pierwszy dzień zajęć to `from`
add-starting = dopisz `starting = 2026-12-01`, dzień pierwszego spotkania
needs = do `{ $key }` potrzebne jest `{ $other }`
no-meeting-left-until = do { $until } nie zostało żadne spotkanie
other-weekday = { $starting } to inny dzień tygodnia niż `{ $day }` w `at`
sample-period = przykład zmieniałby terminy prawdziwych zajęć
term-and-day = okres ma swoje dni, a tu jest jeszcze `{ $key }`
times-known-and-not = napisano, że terminy nie są znane, a tu jest `{ $key }`
write-each-alone = wpisz każdy osobno: ["first Mon 10:00–11:30", "third Mon 10:00–11:30"]
write-first-meeting = wpisz dzień pierwszego spotkania, na przykład { $next }, albo popraw `at`
write-known-days = wpisz dni, które są znane, albo usuń cały wpis
add-touches = dopisz `centres = ["…"]`, `services = ["…"]` albo `activities = ["…"]`, albo `everywhere = true`
always-alone = `always` musi być samo, a tu są jeszcze inne godziny
correct-term = popraw `from`, `until`, `not_on` albo `breaks`, a jeśli zajęcia już się skończyły, usuń je
ends-before-it-begins = kończy się { $until }, zanim się zaczyna ({ $from })
merge-articles = połącz dwa z nich
never-meets = te zajęcia nigdy się nie odbywają
no-mailbox = `{ $email }` nie jest adresem e-mail
no-meeting-left = między { $from } a { $until } nie zostało żadne spotkanie
no-phone-number = `{ $number }` nie jest numerem telefonu
no-such-place = centrum `{ $centre }` nie ma miejsca numer { $place }
remove-place = usuń `place` albo dopisz to miejsce w centrum
too-many-articles = artykułów jest więcej niż { $most }
touches-nothing = ogłoszenie niczego nie dotyczy
write-always = wpisz `hours = "always"` albo same godziny
never-open = między { $from } a { $until } nie ma żadnego z tych dni
correct-days = popraw `at` albo `from` i `until`
always-on-holidays = `always` obejmuje też święta
remove-holidays = usuń `holidays`
hours-overlap = wcześniejszy wpis ma te same godziny w tym samym dniu
write-apart = wpisz godziny, które na siebie nie zachodzą; przerwa to czas między dwoma wpisami jednego dnia
write-hours-each = wpisz każde godziny osobno: hours = ["Mon–Fri 8:00–12:00", "Mon–Fri 13:00–15:00"]
write-mailbox = wpisz każdy adres osobno: ["cas@example.org"]
write-phone-number = wpisz go tak, jak się go czyta: 12 425 36 38 wew. 153
write-place = wpisz liczbę od 1 do { $count } albo dopisz to miejsce w centrum

## Usługi

add-check = usuń to albo dopisz `[[eligibility.question]]`
add-last-rule = dopisz ostatnią regułę bez `when`, na przykład `outcome = "call"`
add-number = dopisz `number`, trzy cyfry, które są wolne
add-options = dopisz `option = [{"{"} id = "…", label = {"{"} … {"}"} {"}"}, …]`
add-phone-question = dopisz `[[question]]` z polem `kind = "phone"` i bez `when`
add-reference-question = dopisz `[[question]]` z polem `kind = "reference"`, bez `optional`, `when` i `answered_by`
answered-by-nothing = w polu `answered_by` ma być pytanie sprawdzane przed formularzem, a nie ma takich pytań
call-instead-without-phone = formularz pyta, kto odbierze telefon, a numer telefonu można pominąć
cards-taken = na tych kartach jest już inna usługa
correct-rules = popraw reguły, w których ono jest, albo usuń pytanie
fewer-options = opuść najrzadszą albo połącz niektóre
group-full = w grupie `{ $group }` jest więcej niż { $most } usług
group-not-for = wpisz `group` zamiast `for`; ta druga jest w { $first }
leave-questions = zostaw najwyżej { $most }; resztę zostaw urzędowi
move-question = przenieś je pod pytanie, od którego zależy: takie, na które każdy wybiera jedną odpowiedź
move-rule = przesuń ją wyżej, dodaj warunki regule przed nią albo ją usuń
name-question = usuń pytanie albo wpisz je w `when` którejś reguły
need-phone = usuń `optional` z pytania z polem `kind = "phone"` albo usuń pytanie z polem `kind = "call-instead"`
no-call-without-number = `no_call` w `site.toml` wskazuje tę usługę, a nie ma ona numeru, który można podać na potwierdzeniu
no-options = pytanie rodzaju `{ $kind }` nie ma odpowiedzi do wyboru
no-phone-question = formularz nie każdego pyta o numer telefonu, więc do niektórych nie można oddzwonić
no-question-above = nad tym pytaniem nie ma pytania, które można wpisać w `when`
no-reference-question = `no_call` w `site.toml` wskazuje tę usługę, a jej formularz nie każdego pyta o numer wcześniejszego zgłoszenia
no-rule-applies = żadna reguła nie pasuje do odpowiedzi {"{"} { $answers } {"}"}
on-cards = { $what ->
    [service] usługa
   *[other] to
 } `{ $id }` nie ma własnej strony: ma `for` i jest na kartach
only-for-requests = `{ $key }` jest dla zgłoszeń, a nie ma `[[question]]`
only-in-group = `{ $key }` jest tylko dla usługi w grupie, a ta ma `for`
other-group = przenieś tę do innej grupy
question-never-asked = pytanie `{ $id }` nigdy nie zostanie zadane: żadna reguła, w której jest, nie może zadziałać
question-not-needed = żadna reguła nie potrzebuje pytania `{ $id }`
remove-options = usuń je albo wpisz rodzaj `choice` lub `choices`
remove-or-add-question = usuń `{ $key }` albo dopisz pytanie
remove-or-group = usuń `{ $key }` albo wpisz `group` zamiast `for`
rule-never-applies = ta reguła nigdy nie zadziała: przy każdych odpowiedziach wcześniejsza jest pierwsza
too-many-questions = przed odpowiedzią liczba pytań to { $count }
write-in-group = wpisz taką, która jest w grupie
wrong-number-of-options = odpowiedzi do wyboru może być od { $least } do { $most }, a jest { $count }

## Słowa haseł

add-password-words = dopisz więcej albo skopiuj plik dołączony do programu
add-passwords = dodaj `passwords.toml` albo skopiuj plik dołączony do programu
no-password-word = `{ $word }` nie nadaje się na słowo hasła
no-passwords = usługa ma `visit_password`, a nie ma słów do haseł
no-word-in-language = nie ma tego słowa w języku `{ $language }`, w którym mówi się hasło
no-words-in-language = żadne słowo nie jest w języku `{ $language }`, w którym mówi się hasło
password-word-twice = `{ $word }` jest tu dwa razy
too-few-password-words = liczba słów: { $count }. Przy mniej niż { $least } ktoś mógłby odgadnąć hasło
write-password-word = wpisz jedno słowo, od { $least } do { $most } liter, bez spacji, łączników i cyfr
write-words-language = wpisz język słów, które mówi się przy drzwiach

## Słowa kiosku

add-locale = dopisz `{ $language }/*.ftl` albo usuń `{ $language }` z pola `languages`
add-message = dopisz `{ $id } = …` z: { $variables }
close-brackets = zamknij każdy nawias albo zrób z tego kilka tekstów
correct-braces = popraw nazwę między nawiasami klamrowymi
fluent = tego nie da się odczytać (Fluent: { $error })
message-missing = brakuje tekstu `{ $id }`
message-says-nothing = tekst `{ $id }` jest pusty
message-twice = tekst `{ $id }` jest dwa razy
message-unknown = w pierwszym języku nie ma tekstu `{ $id }`
message-unsayable = tekstu `{ $id }` nie da się złożyć ({ $error })
no-locale = nie ma słów w tym języku, a jest on w `kiosk.toml`
no-variable = brak zmiennych
remove-or-rename = usuń jedno z dwóch albo nadaj mu inną nazwę
too-many-brackets = w jednym tekście jest więcej niż { $most } nawiasów `{"{"}` i `(`
write-after-equals = napisz słowa po znaku równości
write-message = napisz `nazwa = słowa`, a zmienne tak: {"{ \u0024name }"}; ciąg dalszy w następnym wierszu jest wcięty
write-variables = wpisz te zmienne, które są w innych językach
wrong-variables = w tekście `{ $id }` jest: { $has }, a ma być: { $needed }

## Reguły dla głosu

add-hours = dopisz wiersz `… = ` z 24 godzinami
no-hours-otherwise = nie ma godzin dla wszystkich pozostałych miejsc
rule-in-braces = w `{ $id }` jest coś w nawiasach klamrowych
rule-twice = `{ $written }` jest dwa razy
voice-in-message = `{ $id }`: { $wrong }
voice-letters = są tu nie tylko litery
voice-more-said = mówi się więcej, niż jest napisane: jakieś `*` albo `#` niczego nie zastępuje
voice-names = liczba nazw to { $count }
voice-no-word = nie ma w tym słowa
voice-place = jakieś miejsce nie ma liczby albo ma obok siebie więcej niż jedno słowo
voice-rates = to nie jest pięć rosnących szybkości
voice-sides = to nie jest para: co jest napisane i co się mówi
voice-unsayable = żaden głos tego nie powie: { $sign } (U+{ $code })
voice-variable = zmienna nie jest osobnym słowem
write-as-many-wildcards = przed znakiem równości wpisz tyle samo `*` i `#`, co po nim
write-minutes = wpisz 59 minut po pełnej godzinie, z przecinkami
write-days = wpisz 31 dni miesiąca, z przecinkami
write-hours = wpisz 24 godziny od północy, z przecinkami
write-letters = wpisz litery, znak równości i litery, które się za nie mówi
write-months = wpisz nazwy dwunastu miesięcy, z przecinkami
write-numbers-from-one = wpisz liczby od jednego, najwyżej do { $most }, z przecinkami
write-rates = wpisz pięć liczb od -100 do 100, zaczynając od najwolniejszej: `-40 -20 0 15 30`
write-sides = wpisz, co jest napisane, znak równości ze spacją z obu stron i to, co się mówi
write-sign-name = wpisz nazwę znaku słowami
write-spoken-in-words = napisz to słowami
write-spoken-place = wpisz `#`, a dla roku `####`, dla liczby rzymskiej `^`, i słowa obok
write-variables-apart = wpisz każdą zmienną raz, ze spacją przed nią i po niej
write-words-themselves = wpisz same słowa

## Co nie może trafić do mieszkańców

contact-left-out = przykłady są pomijane, a na każdej stronie muszą być `[contact]` i `[emergency]`
ctrl-c = kto naciśnie Ctrl-C, wyłączy program
no-ctrl-c = wpisz `leave = "never"` pod `[kiosk]`
examples = wpisy, które są tylko przykładami: { $count }
replace-examples = wpisz prawdę i usuń `sample` albo wpisz `samples = "leave-out"` pod `[content]` w kiosk.toml; `cas-kiosk check --advice` wymienia każdy
seal-requests = wpisz `sealing = "age"` i `recipients` pod `[spool]` albo, dopóki nie ma kluczy, `sealing = "required"`; docs/office.md mówi, jak
spool-in-memory = zgłoszenia mogą być tylko w pamięci, więc po zaniku prądu przepadną
still-as-delivered = brakuje numeru albo miejsca, albo są jeszcze z przykładu
keys-missing = nie ma kluczy, żeby zapieczętować zgłoszenia dla { $offices }, więc tego, co by tam trafiło, nie ma w kiosku
unsealed-requests = zgłoszenia są zapisywane bez pieczęci, więc przeczyta je każdy, kto ma dysk
write-number-and-place = wpisz numer tego kiosku, od 1 do 99, inny niż w każdym innym kiosku, i miejsce, w którym stoi
write-keys = wpisz `recipients` pod `[[office]]` w pliku `site.toml` albo pod `[spool]`; docs/office.md mówi, jak
write-true-numbers = wpisz prawdziwe numery w `site.toml` albo usuń `samples`
no-memory = usuń `in_memory` pod `[spool]`

## Co warto wiedzieć

advice-closed = z tekstu wynika, że coś jest zamknięte, a nie ma `closed = true`; dopisz to, wtedy kiosk pominie spotkania
advice-left-out = pominięte, bo to tylko przykład
left-out = pominięte, bo to tylko przykłady: { $count }
advice-old = sprawdzono { $checked }, ponad { $days } dni temu; zapytaj jeszcze raz
advice-old-soon = sprawdzono { $checked }, od { $from } będzie to ponad { $days } dni temu; zapytaj jeszcze raz
advice-over = skończyło się { $until } i nikt już tego nie widzi; usuń to albo popraw rok
advice-sample = tylko przykład
advice-stray = kiosk tego nie czyta: zostawił to inny program albo to kopia
advice-undated = źródło nie ma daty; zapytaj jeszcze raz
advice-untranslated = nie ma tłumaczenia na: { $languages }

## Arkusze i kalendarze od pracowników

import-and = { $first }; { $next }
import-as-of = Stan na { $checked }.
import-as-of-saved = Stan na { $checked }: tego dnia zapisano plik.
import-at = { $day ->
    [Mon] poniedziałek
    [Tue] wtorek
    [Wed] środa
    [Thu] czwartek
    [Fri] piątek
    [Sat] sobota
   *[Sun] niedziela
} { $hours }
import-busy = Trwa inne wczytywanie plików, więc to nic nie zrobiło. Proszę spróbować za chwilę.
import-cell-changed = Wiersz { $row }, „{ $title }”, kolumna „{ $heading }”: „{ $new }” (było: „{ $old }”).
import-cell-empty = ta komórka jest pusta. Proszę ją wypełnić.
import-centre-changed = { $name }: { $new } (było: { $old }).
import-centre-gone = Nie ma już w wykazie: { $name }. Kiosk nadal to pokazuje. Jeśli to centrum zamknięto, proszę je usunąć z centres.toml.
import-centre-new = Nowe centrum: { $name }.
import-changed = Zmiana: { $title }: { $now } (było: { $before }).
import-closure = Zamknięte { $days }: { $centre }: { $text }.
import-confirmed = Potwierdzono { $checked }: { $titles }.
import-confirmed-ahead = { $given } dopiero będzie. Proszę wpisać dzień, w którym ktoś to potwierdził.
import-conflict = { $name }: w wykazie jest „{ $new }”, a kiosk pokazuje „{ $old }”. Tak zostaje. Jeśli to źle, proszę poprawić centres.toml.
import-elsewhere = arkusz nie może tego powiedzieć. Proszę przywrócić tę komórkę, a zmianę wpisać w { $path }.
import-empty = Plik jest pusty. Proszę sprawdzić, czy został zapisany.
import-ends-before = „{ $given }” jest przed pierwszym dniem. Proszę poprawić jeden z tych dni.
import-event-no-beginning = nie można odczytać dnia albo godziny. Proszę poprawić początek tego wydarzenia.
import-event-no-title = to wydarzenie nie ma nazwy. Proszę wpisać, co to jest.
import-event-order = kończy się, zanim się zacznie. Proszę poprawić godziny.
import-event-rule = powtarza się w sposób, którego kiosk nie zna. Proszę wpisać te dni osobno.
import-event-too-often = powtarza się zbyt często. Proszę poprawić powtarzanie.
import-event-zone = strefa czasowa „{ $zone }” jest nieznana. Proszę wybrać strefę Warszawy.
import-every = { $at }, co { $weeks ->
    [few] { $weeks } tygodnie
   *[many] { $weeks } tygodni
} od { $starting }
import-far-cell = Coś jest w komórce { $cell }, daleko od tabeli. Proszę wyczyścić tę komórkę i zapisać plik jeszcze raz.
import-faults = Z tym plikiem treść kiosku miałaby błędy, więc nic z niego nie wzięto. Proszę pokazać to administratorowi.
import-formula = to jest formuła, a nie nazwa. Proszę wpisać samą nazwę.
import-from = od { $day }
import-gone = „{ $title }”
import-guessed-closure = Domysł: „{ $title }” to zamknięcie całego centrum. Jeśli nie, proszę to inaczej nazwać.
import-guessed-end = Domysł: „{ $title }” trwa { $minutes } minut, bo nie podano końca.
import-guessed-kinds = Rodzaje zajęć według domysłu. Jeśli któryś jest zły, proszę dopisać kolumnę „Rodzaj”:
import-guessed-kinds-in-cells = Rodzaje zajęć według domysłu. Jeśli któryś jest zły, proszę wybrać dobry w kolumnie „{ $heading }”:
import-guessed-kinds-in-titles = Rodzaje zajęć według domysłu. Jeśli któryś jest zły, proszę dopisać rodzaj do nazwy zajęć:
import-guessed-notice = Domysł: „{ $title }” nie ma godzin, więc będzie komunikatem na te dni.
import-in-cell = wiersz { $row }, kolumna „{ $heading }”: { $what }
import-in-event = „{ $title }”: { $what }
import-in-row = wiersz { $row }: { $what }
import-incomplete-table = Brakuje kolumn. Na plan: { $plan }. Na zamknięcia: { $closures }. Tabela zaczyna się od: „{ $has }”.
import-kind = „{ $title }” – { $kind }
import-left-out = Pominięte, wiersz { $row }: „{ $rest }”.
import-locked = Plik ma hasło. Proszę zapisać go bez hasła.
import-long-cell = W komórce { $cell } jest za dużo tekstu. Proszę go skrócić.
import-many = Centra, które by się zmieniły: { $changed } z { $count }. Jeśli tak ma być, administrator wczyta plik przez `cas-office import --all`.
import-mapping-unread = Nie można odczytać pliku `import.toml` w treści: { $why }
import-markup = to są znaki strony internetowej, na przykład <b>. Proszę wpisać same słowa.
import-monthly = { $which ->
    [first] pierwszy raz
    [second] drugi raz
    [third] trzeci raz
    [fourth] czwarty raz
   *[last] ostatni raz
} w miesiącu: { $at }
import-neither = „{ $given }” to ani tak, ani nie. Proszę wybrać z listy.
import-new = Nowe: { $title }: { $when }.
import-no-centre = Nie wiadomo, którego centrum to dotyczy. Proszę dopisać kolumnę „Centrum” albo zacząć nazwę pliku od „CAS 38”.
import-no-centre-in-row = brakuje centrum. Proszę wpisać jego nazwę.
import-no-confirmation = wiersz zmieniono, a nie ma dnia. Proszę wpisać dzień, w którym ktoś to potwierdził. Z tego wiersza nic nie zmieniono.
import-no-date = „{ $given }” to nie jest dzień. Proszę wpisać na przykład 24.12.2026.
import-no-date-of-file = Nie wiadomo, z którego to dnia. Proszę wpisać nad tabelą albo w nazwie pliku na przykład „stan na 24.11.2026”.
import-no-day = „{ $given }” to nie jest dzień. Proszę wpisać dzień tygodnia albo na przykład 24.12.2026.
import-no-file = Nie można odczytać pliku: { $error }
import-no-first-day = „{ $given }” nie mówi, od kiedy. Proszę wpisać pierwszy dzień, na przykład „co drugi tydzień, od 4.12.2026”, w ten sam dzień tygodnia.
import-no-folder = Treść jest w samym programie i nie można jej zmienić. Proszę podać --config z plikiem, w którym jest `content`.
import-no-hours = „{ $given }” to nie są godziny. Proszę wpisać na przykład 10:00–11:30.
import-no-kind = nie wiadomo, jakiego rodzaju to zajęcia. Proszę dopisać kolumnę „Rodzaj”.
import-no-kind-in-cell = nie wiadomo, jakiego rodzaju to zajęcia. Proszę wybrać rodzaj w kolumnie „{ $heading }”.
import-no-kind-in-title = nie wiadomo, jakiego rodzaju to zajęcia. Proszę dopisać rodzaj do ich nazwy.
import-no-mapping = W treści nie ma pliku `import.toml`, który mówi, jak czytać arkusze. Proszę skopiować ten, który jest z programem.
import-no-open-hours = „{ $given }” to nie są godziny otwarcia. Proszę wpisać na przykład „pon.–pt. 8:00–15:00; sob. 9:00–12:00”.
import-no-record = w kiosku nie ma wpisu „{ $given }”. Proszę wyeksportować arkusze jeszcze raz albo wyczyścić tę komórkę, jeśli wiersz jest nowy.
import-no-such-centre = „{ $given }” to nie jest centrum. Proszę wpisać jego nazwę albo numer, na przykład CAS 38.
import-no-such-kind = kiosk nie zna rodzaju „{ $given }”. Proszę wybrać rodzaj z listy.
import-no-time = „{ $given }” to nie jest godzina. Proszę wpisać na przykład 10:00.
import-no-time-at-all = brakuje godziny. Proszę wpisać na przykład 10:00.
import-no-title = brakuje nazwy zajęć. Proszę ją wpisać.
import-not-on = nie { $days }
import-nothing = Nie ma tu nic, co kiosk mógłby pokazać.
import-notice = Komunikat { $days }: { $centre }: { $text }.
import-old-workbook = To plik ze starego Excela. Proszę zapisać go jako .xlsx.
import-older = Ten plik jest z { $checked }, a to, co pokazuje kiosk, jest nowsze, z { $old }.
import-once = { $day } { $hours }
import-overtaken = { $count ->
    [one] Jednego wpisu nikt w tym arkuszu nie zmienił, a kiosk ma już nowszy. Tak zostaje.
    [few] { $count } wpisów nikt w tym arkuszu nie zmienił, a kiosk ma już nowsze. Tak zostaje.
   *[many] { $count } wpisów nikt w tym arkuszu nie zmienił, a kiosk ma już nowsze. Tak zostaje.
}
import-over-midnight = trwa po północy. Proszę skończyć to tego samego dnia.
import-part-centre = centrum: { $centre }
import-part-cost = koszt: { $cost }
import-part-cost-unknown = bez słowa o koszcie
import-part-kind = rodzaj: { $kind }
import-part-no-sign-up = bez zapisów
import-part-note = { $note }
import-part-note-unknown = bez uwagi
import-part-sign-up = zapisy
import-part-sign-up-unknown = bez słowa o zapisach
import-part-unknown = nie podano
import-persons = Nazwisk kiosk nie pokazuje, więc tych kolumn nie wzięto: { $columns }.
import-place-stays = { $name }: nie ma wiersza z adresem { $address }. Kiosk nadal go pokazuje. Jeśli to miejsce zamknięto, proszę je usunąć z centres.toml.
import-row-older = wiersz jest z { $day }, a kiosk pokazuje nowszy stan, z { $shown }. Nic nie zmieniono. Jeśli wiersz jest dobry, proszę wpisać dzień potwierdzenia.
import-scientific = „{ $given }” straciło ostatnie cyfry, może też w innych wierszach. Proszę zmienić format kolumny na tekst i wpisać numery jeszcze raz.
import-still-shown = „{ $title }” nie ma wiersza, a kiosk nadal to pokazuje. Jeśli tego już nie ma, proszę to usunąć z { $path }.
import-time-changed = Wiersz { $row }, „{ $title }”: { $new } (było: { $old }).
import-time-gone = „{ $title }”, już nie: { $old }.
import-time-new = Wiersz { $row }, „{ $title }”, nowe: { $new }.
import-too-large = Plik jest za duży. Proszę zostawić w nim tylko tabelę.
import-too-long = to jest za długie. Proszę wpisać najwyżej { $most } znaków.
import-translations-gone = „{ $title }”, kolumna „{ $heading }”: nie ma już tłumaczeń starego tekstu ({ $translations }). Kiosk pokaże wszystkim nowy tekst.
import-twice = Wiersz { $row }: numer { $number } ({ $name }) jest drugi raz, z tym samym adresem. Liczy się pierwszy wiersz. Proszę usunąć jeden z nich.
import-two-times = „{ $given }” to dwie godziny. Proszę wpisać { $from }, a { $until } w kolumnie „{ $to }”.
import-unchanged = Wszystko jest tak, jak było.
import-unknown-table = Tych nagłówków program nie zna. Proszę użyć wzoru albo nagłówków: Dzień, Od, Do, Zajęcia. Tabela zaczyna się od: „{ $has }”.
import-unread-beside = Nie można odczytać { $path }: { $why }
import-unreadable = To nie jest arkusz ani kalendarz albo plik jest uszkodzony. Proszę zapisać go jeszcze raz jako .xlsx, .ods, .csv albo .ics.
import-until = do { $day }
import-unused-columns = Te kolumny nie są używane: { $columns }.
import-unwritten = Nie można zapisać { $path }: { $why }
import-web-page = To jest strona internetowa, może strona logowania. Proszę pobrać plik jeszcze raz.
import-would-write = Byłoby zapisane: { $path }.
import-written = Zapisano: { $path }.
import-wrong-order = „{ $given }” nie kończy się później, niż się zaczyna. Proszę poprawić godziny.
report-also = Dla „{ $name }” kiosk pokazuje też zajęcia z innych plików: { $sources }. Jeśli któryś z nich jest już nieaktualny, proszę go usunąć.
report-card = Tak kiosk pokaże kartę „{ $name }”:
report-changes = Co się zmienia:
report-closures = Najpierw to! Zamknięcia nie udało się odczytać, a kiosk może wysłać ludzi pod zamknięte drzwi:
report-conflicts = Tu ktoś musi zdecydować:
report-gone = Czego już nie ma:
report-guesses = Domysły i to, czego nie wzięto:
report-known = { $count ->
    [one] Jeden wpis jest potwierdzony i kiosk już to wie.
    [few] { $count } wpisy są potwierdzone i kiosk już to wie.
   *[many] { $count } wpisów jest potwierdzonych i kiosk już to wie.
}
report-meetings = Tak kiosk pokaże najbliższe zajęcia w „{ $name }”:
report-mend = Do poprawienia:
report-newer = Nowy jest tylko dzień, z którego to jest. Reszta jest tak, jak była.
report-read = Odczytano { $day } o { $time }.
report-refused = Dlaczego:
report-start = Tak będzie wyglądał pierwszy ekran kiosku { $day }:
report-to-mend = { $count ->
    [one] Jedna rzecz jest do poprawienia.
    [few] { $count } rzeczy są do poprawienia.
   *[many] { $count } rzeczy jest do poprawienia.
} Resztę kiosk pokaże.
report-unread = Z tego pliku nic nie trafiło do kiosku. Kiosk pokazuje to, co przedtem.
report-unconfirmed = Najpierw to! Kiosk nie pokazuje jeszcze zmiany zamknięcia, bo brakuje jej potwierdzenia:
report-well = Wszystko w porządku.
report-would-change = Co by się zmieniło:
tray-empty = Folder { $path } jest nagle pusty. Czy zasób jest podłączony? Niczego nie zabrano. Jeśli wszystko ma zniknąć, proszę położyć tam dowolny plik.
tray-folder = Nie można odczytać folderu { $path }: { $why }
tray-gone = { $name }: pliku już nie ma, więc kiosk już go nie pokazuje.
tray-needed = { $name }: nie można zabrać z kiosku tego, co z niego zrobiono, bo inna treść tego potrzebuje:
tray-other = Ta treść powstaje z folderu { $other }, a nie z { $path }. Jeśli folder jest teraz gdzie indziej, proszę usunąć .tray.json.
tray-read = { $name }: { $what }
tray-report = { $name } – wynik.txt
tray-rival = Plik „{ $rival }” daje w kiosku to samo i liczy się tamten, bo jest pierwszy. Proszę zabrać jeden z nich albo zmienić nazwę tego.
tray-too-many = W folderze { $path } jest więcej plików niż { $most }. Proszę zabrać te, których nie trzeba.
tray-undone = To, co ten plik przyniósł { $at }, cofnięto. Kiosk pokazuje to, co przedtem. Plik będzie odczytany, gdy ktoś go zmieni.
tray-unnamed = Plików, których nazwy nie można odczytać: { $count }. Proszę zmienić ich nazwy.
tray-waits = { $name }: nowy albo zmieniony. Będzie odczytany w następnym przebiegu, jeśli nikt go już nie zapisuje.
undo-done = Cofnięto to, co wczytano { $at }.
undo-edited = { $path } ktoś zmienił po tamtym wczytaniu, więc niczego nie cofnięto. Proszę poprawić ten plik ręcznie.
undo-faults = Po cofnięciu treść miałaby te błędy, więc niczego nie cofnięto:
undo-nothing = Nie ma czego cofnąć.
undo-removed = Usunięto: { $path }.
undo-restored = Jest jak przedtem: { $path }.

## What is exported

export-options = `--centre` i `--kind` są tylko dla ics, `--web` dla openactive, `--corrections` dla sheets. Proszę pominąć to, co jest dla innego formatu.
export-no-postal = Ten format wymaga kraju i regionu w każdym adresie. Proszę dopisać w site.toml: [postal], country = "…" i region = "…".
export-no-such = Nie ma centrum ani rodzaju zajęć „{ $id }”. Proszę wpisać id, na przykład cas-38.
export-samples = { $count ->
    [one] Pominięto jedne zajęcia, bo to tylko przykład.
   *[other] Pominięto zajęcia, które są tylko przykładem: { $count }.
}
export-stale = { $count ->
    [one] Pominięto godziny jednych zajęć, bo są zbyt dawne.
   *[other] Pominięto godziny zajęć, bo są zbyt dawne: { $count }.
}
export-untimed = { $count ->
    [one] Pominięto jedne zajęcia, bo nie wiadomo, kiedy są.
   *[other] Pominięto zajęcia, o których nie wiadomo, kiedy są: { $count }.
}

## Arkusze, które się eksportuje

export-no-heading = Plik `import.toml` w treści nie ma nazwy dla kolumny `{ $column }`. Proszę ją dopisać pod [columns], tak jak w tym, który jest z programem.
export-unmade = Nie można zrobić skoroszytu { $file }: { $why }
export-found-wrong = Na { $card } coś się nie zgadza: { $what }
export-sensitive-cards = Pominięto to, co powiedziano o stronach, których inni nie powinni widzieć.
export-unknown-card = Tego nie ma już w treści. { $told }
sheet-closure-example = centrum nieczynne
sheet-confirm = Do potwierdzenia
sheet-confirm-file = do potwierdzenia
sheet-confirm-help = Najpierw to, czemu najkrócej można ufać. Co się zmieniło, poprawia się w planie centrum albo w wykazie.
sheet-confirmed-help = W kolumnie „{ $confirmed }” proszę wpisać dzień, w którym ktoś to potwierdził.
sheet-contact-centre = Nazwa, adres i telefon: { $what }
sheet-every = co { $weeks } tyg., od { $starting }
sheet-every-second = co drugi tydzień, od { $starting }
sheet-lists = Listy
sheet-monthly = { $day }, { $which ->
    [first] pierwszy raz
    [second] drugi raz
    [third] trzeci raz
    [fourth] czwarty raz
   *[last] ostatni raz
} w miesiącu
sheet-notices = Zamknięcia i komunikaty
sheet-notices-file = komunikaty
sheet-notices-help = Wiersz to jedno zamknięcie albo jeden komunikat. Proszę poprawić, co się zmieniło, a nowe dopisać na dole.
sheet-plan = Plan
sheet-plan-file = plan
sheet-plan-help = { $name }. Wiersz to jeden termin zajęć. Proszę poprawić, co się zmieniło, a nowe zajęcia dopisać na dole.
sheet-register = Centra
sheet-register-file = centra
sheet-register-help = Wiersz to jeden adres centrum. Proszę poprawić, co się zmieniło.
sheet-title-example = { $example }: { $title }
sheet-told-phone = telefon
sheet-told-hours = dni lub godziny
sheet-told-address = adres
sheet-told-gone = tego już nie ma
sheet-told-other = coś innego
sheet-undated = nie wiadomo

## Co policzyły kioski

counts-unread = Pliku { $file } nie da się użyć: { $why }
counts-why-missing = nie ma go. Proszę sprawdzić, gdzie jest
counts-why-rights = program nie ma prawa go czytać. Proszę mu je dać
counts-why-large = jest większy niż te, które zapisują kioski. Proszę pobrać go z kiosku jeszcze raz
counts-why-no-file = to nie jest plik albo dysk zawodzi. Proszę sprawdzić, co tam jest
counts-why-damaged = jest uszkodzony albo nie zapisał go kiosk. Proszę pobrać go z kiosku jeszcze raz
counts-why-other = to plik innego rodzaju ({ $kind }). Proszę podać właściwy
counts-why-newer = jest w wersji { $version }, której ten program nie zna. Proszę zainstalować nowszy program
counts-twice = { $file } to kiosk { $kiosk } i { $month }, tak jak inny plik. Proszę podać każdy raz.
counts-ids = W treści są błędy, dlatego usługi są podane identyfikatorami: { $faults }
counts-month = Miesiąc
counts-what = Co
counts-service = Usługa
counts-reason = Powód
counts-number = Liczba (zaokrąglona do 5; <10: mniej niż 10)
counts-requested = Wysłane zgłoszenia
counts-refused = Nie dla tej osoby
counts-unavailable = Nie można było przyjąć zgłoszenia
counts-found-nothing = Wyszukiwania bez wyniku
counts-total = Suma podanych liczb
counts-rule = reguła { $number }

## Co doktor znalazł na maszynie i co zrobić

doctor-mark-ok = dobrze
doctor-mark-mend = DO NAPRAWY
doctor-mark-unknown = nie wiadomo
doctor-mark-root = tylko root
doctor-mark-not-here = -
doctor-mark-ask = pytanie
doctor-sum = Do naprawy: { $mend }. Co widzi tylko root: { $root }.
doctor-not-here = Tu tego nie ma.
doctor-do = Zrób: { $what }
doctor-absent = Nie ma tu: { $what }.
doctor-denied = Tylko root może zajrzeć do { $what }.
doctor-as-root = Uruchom to jeszcze raz jako root.
doctor-unread = Nie odpowiada { $what }: { $why }.
doctor-look-yourself = Sprawdź samodzielnie.

doctor-unit-well = { $name } startuje razem z maszyną i działa na { $stand }.
doctor-unit-disabled = { $name } nie startuje razem z maszyną.
doctor-unit-enable = Zrób: systemctl enable --now { $name }
doctor-unit-ends = { $name } nie startuje ponownie, gdy się skończy.
doctor-unit-restart-always = Wpisz Restart=always pod [Service].
doctor-unit-still = { $name } startuje razem z maszyną, ale żaden kiosk teraz nie działa.
doctor-unit-look = Sprawdź dlaczego: systemctl status { $name }

doctor-config-well = { $path } jest bez błędu.
doctor-config-faults = { $count ->
    [one] Jeden błąd: { $first }.
   *[other] Błędy: { $count }, pierwszy: { $first }.
}
doctor-config-check = Wszystkie: cas-kiosk check
doctor-config-first = Najpierw usuń błędy: cas-kiosk check
doctor-config-private = { $count ->
    [one] Jednej rzeczy nie wolno pokazać publicznie.
   *[other] Rzeczy, których nie wolno pokazać publicznie: { $count }.
}
doctor-config-check-deploy = Wszystkie: cas-kiosk check --deploy
doctor-content-well = Kiosk pokazuje własne pliki, od { $since }.
doctor-content-embedded = Kiosk pokazuje treść z programu.
doctor-content-faults = { $count ->
    [one] Kiosk pokazuje inną treść, niż powinien, z powodu błędu: { $first }.
   *[other] Kiosk pokazuje inną treść, niż powinien. Błędy: { $count }, pierwszy: { $first }.
}
doctor-content-unknown = Żaden kiosk nie zapisał, co pokazuje.
doctor-content-start = Uruchom go i sprawdź ponownie. Czy [paths] state to folder, w którym może pisać?
doctor-content-unread = Nie można odczytać treści.
doctor-content-silent = Gdy kiosk się uruchamiał, dysk z jego plikami nie odpowiadał, więc pokazuje inną treść.
doctor-content-no-config = Dopóki w { $path } jest błąd, nie wiadomo, co kiosk ma pokazywać. Uruchomiony w tym stanie mówi tylko, do kogo zadzwonić.
doctor-content-disk = Sprawdź dysk: dmesg. Dopóki nie odpowiada, kiosk pokazuje to, co zachował, albo treść z programu.
doctor-age-well = Najnowsze fakty sprawdzono { $newest }.
doctor-age-old = Najnowsze fakty sprawdzono { $newest }, ponad { $days } dni temu.
doctor-age-unknown = Żaden fakt nie mówi, kiedy go sprawdzono.
doctor-age-confirm = Poproś pracowników o potwierdzenie; co jest dawne: cas-kiosk check --advice
doctor-versions = cas-kiosk { $program }, Linux { $kernel }, systemd { $systemd }, { $system }
doctor-versions-kernel = Duże litery na konsoli wymagają Linuksa 6.2 lub nowszego.

doctor-letters-height = Wielka litera ma około { $mm } mm; aby ją przeczytać z { $distance } mm, trzeba { $least } mm.
doctor-letters-larger = Ustaw większą czcionkę: folder deploy/ w repozytorium mówi jak.
doctor-letters-no-panel = Nie wiadomo, jak duży jest panel, a on sam tego nie podaje.
doctor-letters-panel-mm = Zmierz go i wpisz pod [screen] w kiosk.toml: panel_mm = "527x296"
doctor-letters-unmeasured = Ekran nie podaje liczby pikseli.
doctor-letters-elsewhere = Stąd nie widać liter w terminalu kiosku.
doctor-letters-display = Sprawdź tam: cas-kiosk display
doctor-driver-well = { $driver }; podłączone: { $connected }
doctor-driver-none = Ekran nie ma bufora ramki, więc konsola ma tylko małe litery.
doctor-driver-no-drm = Nie ma sterownika ekranu, więc cage nic nie pokazuje.
doctor-driver-install = Zainstaluj sterownik i oprogramowanie układowe karty graficznej.
doctor-display-none = Nie podłączono ekranu.
doctor-display-connect = Podłącz i włącz ekran; spróbuj innego kabla.
doctor-font-well = { $width }x{ $height } pikseli.
doctor-font-small = { $width }x{ $height } pikseli: z miejsca, gdzie się stoi, nie da się tego przeczytać.
doctor-font-set = Ustaw czcionkę kiosku jak w deploy/console; sprawdź, czy inna usługa nie wstawia swojej.

doctor-keymap-well = Układ { $layout }, z { $place }.
doctor-keymap-loaded = Układ { $layout }, z { $place }. Klawisze mają wszystkie litery języka { $language }.
doctor-keymap-us = Układ jest amerykański i nie ma wszystkich liter języka { $language }.
doctor-keymap-set = Wpisz XKBLAYOUT="pl" w /etc/default/keyboard, z pakietem console-setup. Strzałkami można napisać wszystko.
doctor-keymap-set-cage = Wpisz XKB_DEFAULT_LAYOUT=pl do Environment= jednostki. Strzałkami można napisać wszystko.
doctor-keymap-not-loaded = Wczytane klawisze nie mają { $missing }, choć w { $place } jest { $layout }.
doctor-keymap-load = Wpisz CHARMAP="UTF-8" w /etc/default/console-setup, wykonaj setupcon --save-only i uruchom maszynę od nowa.
doctor-console-keys-well = Żaden klawisz nie zmienia konsoli, nie zatrzymuje ekranu i nie restartuje maszyny.
doctor-console-keys-open = { $count ->
    [one] Klawisze nadal robią coś, czego nie wolno gościom: { $example }.
   *[other] Klawisze nadal robią to, czego nie wolno gościom, na przykład { $example }; razem: { $count }.
}
doctor-console-keys-lock = Niech jednostka uruchamia lock-keys przed kioskiem: deploy/console.
doctor-cage-well = cage nie pozwala klawiszom zmienić konsoli.
doctor-cage-open = cage ma opcję -s, więc Ctrl-Alt-F2 prowadzi na inną konsolę.
doctor-cage-shut = Usuń -s z ExecStart= jednostki.
doctor-sysrq-off = Alt i SysRq nic nie robią.
doctor-sysrq-on = Alt i SysRq działają (kernel.sysrq = { $value }).
doctor-sysrq-switch-off = Wpisz kernel.sysrq = 0 do pliku w /etc/sysctl.d, który z nazwy jest ostatni; potem sysctl --system
doctor-ctrl-alt-del-off = Ctrl, Alt i Delete nic nie robią.
doctor-ctrl-alt-del-on = Ctrl, Alt i Delete mogą zrestartować maszynę.
doctor-power-keys-off = Klawisze zasilania i uśpienia oraz pokrywa nic nie robią.
doctor-power-keys-on = { $count ->
    [one] Jeden klawisz zasilania lub uśpienia nadal działa.
   *[other] Klawisze zasilania lub uśpienia, które nadal działają: { $count }.
}
doctor-logind-write = Wpisz pod [Login] w /etc/systemd/logind.conf.d/cas-kiosk.conf: { $what }

doctor-consoles-shut = Na innej konsoli nikt nie może się zalogować.
doctor-consoles-open = Na innych konsolach można się zalogować.
doctor-getty-none = Tam, gdzie stoi kiosk, nie ma logowania.
doctor-getty = { $units } pozwala zalogować się na konsoli.
doctor-boot-password = GRUB pyta o hasło przed każdą zmianą, a startuje bez hasła.
doctor-boot-open = GRUB pozwala każdemu zmienić to, jak maszyna startuje.
doctor-boot-set-password = Ustaw superusers i password_pbkdf2 w /etc/grub.d/40_custom (grub-mkpasswd-pbkdf2), potem update-grub.
doctor-boot-waits = GRUB pyta o hasło przy każdym starcie.
doctor-boot-unrestrict = Dopisz --unrestricted do CLASS w /etc/grub.d/10_linux, potem update-grub.
doctor-boot-no-editor = systemd-boot nie pozwala nikomu zmienić tego, jak maszyna startuje.
doctor-boot-editor = systemd-boot pozwala każdemu zmienić to, jak maszyna startuje.
doctor-boot-write-no-editor = Wpisz „editor no” do loader.conf.
doctor-boot-unknown = Nie znaleziono konfiguracji GRUB ani systemd-boot.

doctor-spool-well = Plik dał się zapisać i usunąć: { $path } ({ $system }, miejsca jest { $mb } MB).
doctor-spool-missing = Nie ma { $path }, więc nie można zapisać żadnego zgłoszenia.
doctor-spool-make = Uruchom jednostkę, która zrobi go z właściwym właścicielem, albo zamontuj jego dysk.
doctor-disk-hangs = Dysk { $path } nie odpowiedział w { $seconds } s.
doctor-spool-disk = Sprawdź dysk: dmesg. Informacje są nadal pokazywane; zgłoszenia nie są przyjmowane.
doctor-spool-fault = Nie można zapisać zgłoszenia: { $fault }.
doctor-spool-mend = Dopóki to nie działa, goście czytają o tym i widzą numer, pod który można zadzwonić.
doctor-place-well = Leży w systemie plików { $mount }, na który systemd nie czeka.
doctor-place-below = Leży na dysku zamontowanym w { $mount }. Jeśli ten dysk się zawiesi, systemd czeka na niego przed każdym uruchomieniem, a ekran jest czarny.
doctor-place-move = Zamontuj go gdzie indziej, na przykład w /srv/cas-kiosk: opis jest w deploy/.
doctor-user-none = Jednostka nie nazywa istniejącego użytkownika, więc nie wiadomo, kto zapisuje zgłoszenia.
doctor-user-make = Załóż użytkownika i wpisz User= do jednostki: deploy/ mówi jak.
doctor-rights-well = { $name } może pisać, a foldery są zamknięte dla innych poza ich grupą.
doctor-rights-none = { $name } nie może pisać w { $path }.
doctor-rights-all = Każdy na tej maszynie może zajrzeć do { $path }.
doctor-waiting = { $count ->
    [0] Nie czeka żadne zgłoszenie.
    [one] Czeka jedno zgłoszenie, od { $hours } h.
   *[other] Czekające zgłoszenia: { $count }, najstarsze od { $hours } h.
}
doctor-waiting-take = Czy biuro je odbiera? docs/office.md
doctor-sealed = { $count ->
    [one] Próbny plik zapieczętowano jednym kluczem. Gdy klucz zginie, nikt nie przeczyta zgłoszeń.
   *[other] Próbny plik zapieczętowano. Klucze: { $count }.
}
doctor-sealed-each = { $count ->
    [one] Próbny plik zapieczętowano. Biura i centra: { $receivers }. Któreś ma tylko jeden klucz: gdy zginie, nikt nie przeczyta zgłoszeń.
   *[other] Próbny plik zapieczętowano. Biura i centra: { $receivers }. Klucze w każdym: co najmniej { $count }.
}
doctor-seal-failed = Nie udało się zapieczętować próbnego pliku.
doctor-seal-keys = Sprawdź recipients pod [spool] w kiosk.toml.
doctor-unsealed = Zgłoszenia nie są zapieczętowane: kto zabierze maszynę, może je przeczytać.
doctor-seal = Zrób klucze i wpisz sealing = "age" oraz recipients pod [spool]: docs/office.md

doctor-clock-well = Jest { $now }.
doctor-clock-early = Zegar pokazuje { $now }, ale nie może być przed { $earliest }: program lub treść są nowsze.
doctor-clock-set = Ustaw go: timedatectl set-time. Jeśli myli się po każdym starcie, wymień baterię.
doctor-sync-well = Zegar ustawia inny zegar.
doctor-sync-none = Nic nie ustawia zegara.
doctor-sync-install = Zainstaluj systemd-timesyncd albo chrony. Bez sieci sprawdzaj zegar co miesiąc.

doctor-watchdog-well = systemd uruchamia kiosk ponownie, gdy ten nie odpowiada przez { $time }.
doctor-watchdog-none = Kiosk, który się zawiesi, nie startuje ponownie.
doctor-watchdog-set = Weź jednostkę z deploy/: Type=notify i WatchdogSec=20s.
doctor-hardware-well = Maszyna startuje ponownie, gdy systemd nie odpowiada przez { $time }.
doctor-hardware-missing = Maszyna nie pokazuje strażnika (watchdog).
doctor-hardware-load = Załaduj jego moduł, na przykład iTCO_wdt, albo gdy go nie ma, softdog: /etc/modules-load.d
doctor-hardware-unused = Maszyna ma strażnika (watchdog) i nikt go nie używa.
doctor-hardware-set = Wpisz RuntimeWatchdogSec=30s pod [Manager] w /etc/systemd/system.conf.d/cas-kiosk.conf
doctor-score = Ocena narażenia jednostki: { $score }; powinna być najwyżej { $most }.
doctor-score-lower = Weź jednostkę z deploy/ albo sprawdź: systemd-analyze security
doctor-landlock-well = Poziom { $level }: kiosk sam ogranicza, do czego ma dostęp.
doctor-landlock-off = Jądro ma Landlock, ale wyłączony, więc kiosk nie może ograniczyć swojego dostępu.
doctor-landlock-switch-on = Dopisz landlock do lsm= w linii poleceń jądra.
doctor-landlock-missing = Jądro nie ma Landlock, więc kiosk nie może ograniczyć swojego dostępu.
doctor-landlock-kernel = Weź jądro dystrybucji, 5.13 lub nowsze.
doctor-landlock-unknown = Jądro nie mówi nic o Landlock.

doctor-voice-well = Speech Dispatcher odpowiada w { $path }.
doctor-voice-silent = W { $path } nie odpowiada żaden Speech Dispatcher.
doctor-voice-start = Sprawdź: systemctl status speech-dispatcherd; docs/voice.md
doctor-voice-none = Nie ma głosu, więc kto nie widzi, nie skorzysta z kiosku.
doctor-voice-install = Ustaw go jak w docs/voice.md.
doctor-headphones-well = Mówi o nich plik: { $path }
doctor-headphones-silent = { $path } nie mówi, kiedy się je podłącza.
doctor-headphones-elsewhere = Niech coś zapisuje ten plik gdzie indziej: docs/voice.md
doctor-headphones-no-folder = Nie ma folderu pliku { $path }.
doctor-headphones-make = Zrób go przed startem kiosku, na przykład przez RuntimeDirectory=.

doctor-ask-firmware = Czy oprogramowanie układowe (BIOS, UEFI) pyta o hasło przed każdą zmianą?
doctor-ask-usb = Czy maszyna startuje tylko z własnego dysku, a nie z pendrive’a ani z sieci?
doctor-ask-case = Czy obudowa jest zamknięta i nikt nie sięgnie do gniazd i przycisków?
doctor-ask-power = Czy maszyna startuje sama, gdy wraca prąd?

setup-number = Numer tego kiosku, od 1 do 99
setup-place = Gdzie stoi, dla urzędu
setup-district = Dzielnica, w której stoi
setup-languages = Jego języki, pierwszy jako pierwszy
setup-way = Jak powiększać litery: auto, native, scaled albo blocks
setup-panel = Zmierzony rozmiar ekranu w milimetrach, na przykład 527x296; - jeśli nikt nie mierzył
setup-distance = Odległość, z której czyta się ekran, w milimetrach
setup-recipients = Klucze publiczne urzędu, który dostaje zgłoszenia, age1…; - jeśli jeszcze żadne: wtedy kiosk nie przyjmuje zgłoszeń
setup-no-zero = 0 to numer kiosku, który jeszcze nie ma swojego: proszę wpisać od 1 do 99, inny niż w każdym innym kiosku
setup-unreadable = Tych liter nie da się przeczytać: to nie jest UTF-8. Proszę wpisać jeszcze raz.
setup-written = Zapisano { $path }.
setup-start-again = Teraz uruchom komputer na nowo: systemctl reboot. To naprawia to, co znaleziono przy literach, czcionce i jednostce. Potem: cas-kiosk doctor
setup-unfinished = odpowiedzi skończyły się przed ostatnim pytaniem, więc nic nie zapisano.

# [fleet] in kiosk.toml

no-store = to nie jest adres magazynu
write-store = wpisz https://host/bucket albo file:///folder dla folderu lub pendrive’a
no-fleet-name = `{ $name }` nie jest nazwą kiosku
write-fleet-name = użyj małych liter od a do z, cyfr i pojedynczych łączników, na przykład cas-07
no-ring = `{ $name }` nie jest nazwą pierścienia
no-ring-for-signers = są klucze osób publikujących treści, a nie ma pierścienia, z którego są brane
write-ring = wpisz ring = "stable" albo inną nazwę z małych liter od a do z, cyfr i pojedynczych łączników
no-signers = treściom pierścienia ufa się tylko wtedy, gdy podpisał je znany tu klucz
write-signers = wpisz signers = ["RW…", "RW…"]: drugie wiersze plików `minisign.pub` osób, które publikują

# [printer] in kiosk.toml

no-queue = `{ $name }` nie jest nazwą kolejki CUPS
write-queue = wpisz nazwę, którą wypisuje `lpstat -e`: bez spacji, / i #
no-whole-path = `{ $path }` nie mówi, gdzie to jest od początku dysku
begin-with-slash = wpisz całą ścieżkę, na przykład /dev/usb/lp0: zaczyna się od /
only-for-way = `{ $key }` jest tylko dla drukarki, która ma `way = "{ $way }"`
way-or-remove = wpisz `way = "{ $way }"` albo usuń `{ $key }`
no-such-paper = arkusze są dla drukarki w CUPS, a rolki dla drukarki paragonowej
write-paper = wpisz `paper = "{ $usual }"` albo `paper = "{ $other }"`

## Zgłoszenie na kartce i przy biurku

sheet-unknown-when = kiosk nie wiedział, kiedy
sheet-from-when = od { $at }
sheet-years = { $count } l. (wpisano: { $typed })
sheet-born = rok urodzenia { $year } (wpisano: { $typed })
sheet-phone = { $e164 } (wpisano: { $typed })
sheet-phone-extension = { $e164 } wew. { $extension } (wpisano: { $typed })
sheet-no-answer = (bez odpowiedzi)

## Biurko

desk-title = Zgłoszenia
desk-caption = Najstarsze zgłoszenia są na górze
desk-states = Zgłoszenia według stanu
desk-name = Biurko
desk-skip = Do treści
desk-nav = Strony
desk-open-requests = Do załatwienia
desk-all-requests = Wszystkie
desk-search = Szukaj
desk-search-help = Numer zgłoszenia, nazwisko albo telefon
desk-found = Znalezione
desk-signed-in = Pracuje: { $user }
desk-sign-out = Wyloguj
desk-language = Język
desk-language-change = Zmień język
desk-reference = Numer
desk-age = Czeka
desk-service = Usługa
desk-place = Miejsce
desk-language-short = Język
desk-call-at = Kiedy dzwonić
desk-state = Stan
desk-late = ponad dobę
desk-minutes = { $count } min
desk-hours = { $count } godz.
desk-days = { $count ->
    [one] { $count } dzień
   *[other] { $count } dni
  }
desk-to-come = data z przyszłości
desk-none = Nie ma takiego zgłoszenia.
desk-none-so = Nic tu nie ma.
desk-next = Następne
desk-first = Do pierwszych
desk-table = Jako tabela (CSV)
desk-due = przypomnieć { $day }
desk-due-today = Przypomnienia na dziś: { $count }
desk-own-name = Polski
desk-state-new = nowe
desk-state-called = po rozmowie
desk-state-no-answer = nikt nie odebrał
desk-state-no-answer-times = nikt nie odebrał, { $count ->
    [one] raz
    [2] dwa razy
   *[other] { $count } razy
  }
desk-state-arranged = umówione
desk-state-arranged-on = umówione na { $day }
desk-state-closed = zakończone: { $how }
desk-state-closed-any = zakończone
desk-state-not-ours = inny urząd
desk-how-done = załatwione
desk-how-refused = osoba już nie chce
desk-how-withdrawn = zgłoszenie wycofane
desk-how-unreachable = nie ma kontaktu
desk-how-not-for-them = nie dla tej osoby
desk-how-other = w inny sposób
desk-request = Zgłoszenie { $reference }
desk-who = Kto
desk-no-name = bez nazwiska
desk-phone = Telefon
desk-no-phone = bez numeru
desk-call-instead = Telefon odbierze
desk-speaks = Język rozmowy
desk-what = Sprawa
desk-about = Dotyczy
desk-sent = Wysłane
desk-from = Skąd
desk-kiosk = kiosk { $number }, { $place }
desk-helped-by = Wypełnione z pomocą
desk-helped-volunteer = wolontariusza
desk-helped-staff = pracownika miejsca
desk-helped-family = rodziny
desk-helped-other = innej osoby
desk-password = Hasło wizyty
desk-password-help = Mówi je osoba, która przychodzi do drzwi. Nie przez telefon.
desk-answers = Co napisano
desk-situation = Co powiedziano przed formularzem
desk-notice = Zgoda (wersja: { $notice })
desk-what-now = Co się stało?
desk-do-called = Rozmowa się odbyła
desk-do-no-answer = Nikt nie odebrał
desk-do-arranged = Sprawa jest umówiona
desk-arranged-day = Na jaki dzień (jeśli jest umówiony)
desk-do-closed = Sprawa jest zakończona
desk-how = Jak sprawa się zakończyła
desk-do-not-ours = To sprawa innego urzędu
desk-which-office = Który urząd zajmie się sprawą (notatki zostają tutaj)
desk-office = Urząd
desk-do-opened = Otwieram ponownie
desk-do-remind = Przypomnij mi
desk-remind-day = W którym dniu przypomnieć
desk-do-remind-no-more = Nie przypominaj
desk-do-note = Zapisz samą notatkę
desk-note = Notatka
desk-notes = Notatki
desk-history = Co się działo
desk-seen-by = Kto oglądał
desk-reminders = Kto wrócił w tej sprawie do kiosku
desk-earlier = Zgłoszenie, którego to dotyczy
desk-earlier-none = Nie ma zgłoszenia o numerze { $reference }.
desk-forgotten = dane usunięte
desk-kept = Zapisano. Stan: { $state }.
desk-not-kept = Nie zapisano
desk-typed-day = Wpisany dzień: { $day }.
desk-note-waits = Notatka. Po zalogowaniu będzie na karcie i trzeba ją jeszcze zapisać.
desk-note-unsaved = Notatka jeszcze nie jest zapisana. Proszę wybrać przycisk.
desk-due-list = Przypomnienia na dziś
desk-requests-so = Zgłoszenia: { $state }
desk-stale-own = Ta strona była sprzed ostatniej zmiany, którą już zapisano. Teraz nic nie zapisano. Poniżej jest obecny stan.
desk-to-field = Do pola, które trzeba poprawić
desk-gone = Zgłoszenie { $reference } z { $day }: dane usunięto, bo zakończono je dawno temu. Stan: { $state }.
desk-day = { $day } { $month ->
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
   *[other] grudnia
} { $year }
desk-kept-note = Zapisano notatkę.
desk-kept-remind = Zapisano. Przypomnimy { $day }.
desk-kept-remind-no-more = Zapisano. Nie przypomnimy.
desk-next-request = Następne: { $reference }
desk-handed = { $office }: jest tam od { $at }. W tej sprawie proszę dzwonić tam.
desk-handed-waiting = { $office }: za chwilę tam trafi. Do tego czasu można je tu otworzyć ponownie.
desk-handed-stuck = { $office }: czeka na przekazanie od { $at }. Proszę o tym powiedzieć osobie, która opiekuje się programem.
desk-handed-not-yet = jeszcze nieprzekazane
desk-late-there = czeka za długo
desk-note-too = Notatka, jeśli jest potrzebna. Zapisuje ją każdy przycisk poniżej.
desk-choose = – proszę wybrać –
desk-stray-day = Wpisano dzień albo wybrano coś, co nie należy do tego przycisku. Proszę wybrać przycisk obok albo to usunąć. Nic nie zmieniono.
desk-odd-day = Czy to na pewno { $day }? To dzień, który dawno minął, albo jest za ponad dwa lata. Przypomnieć można najwcześniej dziś. Nic nie zmieniono.
desk-no-how = Proszę wybrać, jak sprawa się zakończyła. Nic nie zmieniono.
desk-no-deed = Proszę wybrać jeden z przycisków. Nic nie zmieniono.
desk-reminds = wraca do dawnego zgłoszenia
desk-has-reminders = ponownie przy kiosku
desk-scroll = Tabelę można przesuwać w bok.
desk-stale = Ktoś inny zmienił to zgłoszenie po tym, jak zostało tu otwarte. Nic nie zapisano. Poniżej jest obecny stan.
desk-stale-note = Notatka jest nadal w polu.
desk-not-fitting = Przy obecnym stanie zgłoszenia nie da się już tego zrobić. Nic nie zmieniono.
desk-delivered = To zgłoszenie jest już w: { $office }. Proszę tam zadzwonić.
desk-no-day = Proszę wybrać cały dzień, na przykład { $example }. Nic nie zmieniono.
desk-no-note = Proszę najpierw napisać notatkę.
desk-note-too-long = Notatka ma więcej niż { $count } liter. Proszę ją skrócić. Nic nie zapisano.
desk-no-office = Proszę wybrać urząd. Nic nie zmieniono.
desk-not-found = Nie ma takiej strony
desk-not-found-help = Dane zgłoszenia mogły zostać usunięte, bo zakończono je dawno temu.
desk-to-list = Do listy
desk-sign-in-first = Proszę się zalogować
desk-sign-in-help = Proszę otworzyć link, który wypisał program biurka. Każdy link działa raz.
desk-link-used = Ten link był już użyty albo jest stary
desk-link-used-help = Program wypisał nowy. Proszę otworzyć tamten.
desk-refused = To nie przyszło ze strony tego biurka
desk-refused-help = Nic nie zmieniono. Proszę wrócić, odświeżyć stronę i zrobić to jeszcze raz.
desk-failed = To się nie udało
desk-failed-help = Nic nie zmieniono. Proszę powiedzieć osobie, która opiekuje się programem: { $why }
desk-too-large = Wysłano zbyt dużo naraz
desk-too-large-help = Nic nie zmieniono. Formularz może mieć najwyżej { $count } KiB. Proszę wrócić i wpisać lub wkleić mniej.
desk-too-slow-help = Nic nie zmieniono, bo nie wszystko dotarło. Proszę wrócić i wysłać to jeszcze raz.
desk-disabled = Teraz nie można tu wejść
desk-disabled-help = Dostęp pod tą nazwą jest wyłączony. Proszę zapytać osobę, która opiekuje się programem.
desk-ends = Kto nic nie robi, zostanie wylogowany o { $at }.
desk-too-much = Otwarto zbyt wiele stron naraz
desk-too-much-help = Proszę odczekać minutę i odświeżyć stronę.
desk-sign-in = Zaloguj
desk-user-name = Nazwa użytkownika
desk-user-password = Hasło
desk-password-forgotten = Hasło zapomniane? Nowe nada osoba, która opiekuje się programem.
desk-wrong-password = Nazwa i hasło nie pasują do siebie. Proszę spróbować jeszcze raz.
desk-try-later = Było zbyt wiele prób. Następna jest możliwa po { $at }.
desk-old-password = Dotychczasowe hasło
desk-chosen-password = Nowe hasło, co najmniej { $count } znaków
desk-password-again = Nowe hasło jeszcze raz
desk-change-password = Zmień hasło
desk-password-kept = Od teraz obowiązuje nowe hasło.
desk-password-short = Nowe hasło ma mniej niż { $count } znaków. Proszę je wydłużyć. Nic nie zmieniono.
desk-passwords-differ = Nowe hasła różnią się od siebie. Nic nie zmieniono.
desk-wrong-old-password = Dotychczasowe hasło jest inne. Nic nie zmieniono.
desk-time = Do kiedy trwa zalogowanie
desk-ends-soon = O { $at } nastąpi wylogowanie. Co nie będzie zapisane, przepadnie.
desk-stay = Zostaję
desk-time-is-over = Zalogowanie wygasło: minął czas albo dostęp wyłączono. Z tej strony nic nie zapisano. Proszę zalogować się jeszcze raz.
desk-lost-note = Notatki nie zapisano. Można ją stąd skopiować:
desk-figures = Liczby dla rady
desk-figures-nav = Liczby
desk-figures-from = Od miesiąca (na przykład 2026-01)
desk-figures-to = Do miesiąca
desk-figures-by = Podziel według
desk-figures-show = Pokaż
desk-figures-another = Takich liczb nie ma. Poniżej jest ostatnie dwanaście pełnych miesięcy i ten, który trwa.
desk-figures-another-help = Naraz można pokazać najwyżej { $count } miesięcy, do tego, który trwa.
desk-figures-plot = Zgłoszenia w miesiącach
desk-figures-plot-same = Te same liczby są w tabeli poniżej.
desk-figures-caption = { $by }: { $from } – { $to }, stan na { $today }
desk-figures-all = Wszystkie te miesiące
desk-figures-month = { $month }
desk-figures-running = { $month }, trwa
desk-figures-district = Dzielnica centrum
desk-figures-no-district = dzielnica nieznana
desk-figures-no-centre = nie dotyczy centrum
desk-figures-days = Ile dni czekano na rozmowę
desk-figures-median = połowa czekała najwyżej (mediana)
desk-figures-nine-of-ten = 9 na 10 czekało najwyżej (90. percentyl)
desk-figures-and-a-half = { $whole },5
desk-figures-few = „<{ $least }”: mniej niż { $least }, żeby nikogo nie dało się rozpoznać. Inne liczby są zaokrąglone do { $to }.
desk-figures-total = Razem
desk-figures-untold = „–”: nie podano, żeby z pozostałych liczb nie dało się wyliczyć żadnej mniejszej niż { $least }.
desk-figures-same = Razem w miesiącu jest tyle samo przy każdym podziale.
desk-figures-sums = „Wszystkie te miesiące” to suma tego, co podano w każdym z nich, więc może być za mała.
desk-figures-waiting = Dni liczą się od wysłania do pierwszej rozmowy, w górę do pół dnia. Kto jeszcze czeka, nie jest wliczony.
desk-figures-called = Dni są podane od { $least } osób po rozmowie. W sumach są ze wszystkich osób po rozmowie.
desk-figures-sensitive = Nie wliczono zgłoszeń do usług, których inni nie powinni widzieć.
desk-figures-no-content = Bez treści nie wiadomo, których usług inni nie powinni widzieć. Proszę nie przekazywać tych liczb dalej.
desk-corrections = Co się nie zgadza
desk-corrections-help = Tak powiedziały osoby przy kioskach. Może jednak wszystko jest dobrze: przed poprawką proszę zapytać.
desk-corrections-caption = Na górze jest to, co powiedziało najwięcej osób
desk-corrections-card = Strona
desk-corrections-told = Co i ile razy
desk-corrections-months = Kiedy
desk-corrections-next = Co zrobić
desk-corrections-none = Nikt nie powiedział, że coś się nie zgadza.
desk-corrections-ask = Proszę tam zapytać: { $centre }, { $phones }. Poprawkę i dzień proszę wpisać w arkuszu „{ $sheet }”.
desk-corrections-ask-otherwise = Proszę zapytać { $centre }, ale nie pod { $phones }, bo ten numer może być zły. Poprawkę i dzień proszę wpisać w arkuszu „{ $sheet }”.
desk-corrections-plan = { $centre } { $plan }
desk-corrections-editor = Nie ma tego w arkuszach. Proszę powiedzieć osobie, która prowadzi treść: { $card }.
desk-corrections-gone = Tego nie ma już w treści. Nic nie trzeba robić.
desk-corrections-after = Gdy coś jest poprawione, proszę poprosić osobę, która opiekuje się programem, żeby zabrała te pliki. Inaczej to tu zostanie.
desk-corrections-unread = Nie wszystko dało się odczytać. Proszę powiedzieć osobie, która opiekuje się programem.
desk-corrections-unread-more = i jeszcze { $count }
desk-corrections-cut = W folderze jest więcej, niż program czyta.
desk-corrections-more = i jeszcze { $count } innych stron
