### Wszystko, co kiosk mówi sam. Krótkie zdania, proste słowa, "Pan/Pani".
### Co jest w treściach (centra, usługi), stoi w folderze content.

## Początek i strona główna

language-name = Polski
start-heading = Dzień dobry!
start-choose = Język wybiera się strzałkami. Potem proszę nacisnąć Enter.
start-waits = Po { $minutes ->
    [one] minucie
   *[other] { $minutes } minutach
} bez naciśnięcia klawisza zapytamy, czy Pan/Pani tu jeszcze jest.
home-heading = Co Pan/Pani chce zrobić?
centres = Centra Aktywności Seniorów (CAS)
services = Pomoc i usługi
help-settings = Pomoc i ustawienia

## Wspólne dla wszystkich stron

back = Wracam
help = Pomoc
finish = Kończę
continue = Dalej
to-home = Mam inną sprawę
place = { $place } z { $of }
step = Krok { $step } z { $of }
part = Część { $part } z { $parts }
too-small = Okno jest za małe. Proszę je powiększyć do 40 znaków na 11 wierszy.
contact = { $name } { $number }, { $hours }. { $as-of } Numer alarmowy: { $emergency }.
line = { $number }.
line-hours = { $number }, w godzinach { $hours }.
as-of-year = Dane z { $year } roku.
as-of-month = Dane z { $month ->
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
} { $year }.
sample = To tylko przykład, a nie prawdziwa informacja.

## Co robią klawisze

hint-start = ↑↓ ruch, Enter: wybieram
hint-any-key = Dowolny klawisz: jestem
hint-list = ↑↓ ruch, Enter: wybieram, ←: wracam
hint-field = Proszę pisać. Enter: dalej, Esc: wracam
hint-letters = ←↑↓→ litera, Enter: wpisuję, Esc: wracam
ask-number = Proszę wpisać numer i nacisnąć Enter. Wracam: <, Pomoc: ?, Kończę: !
ask-answer = Proszę wpisać odpowiedź i nacisnąć Enter. Wracam: <, Pomoc: ?, Kończę: !
ask-answer-optional = Proszę wpisać odpowiedź i nacisnąć Enter. Sam Enter: pomijam. Wracam: <, Pomoc: ?, Kończę: !
empty-line = Sam Enter: { $label }.
not-understood = Tego tu nie ma. Proszę wpisać jeden z numerów na liście.

## Centra

centres-here = W tej dzielnicy
centres-districts = Wybieram dzielnicę
centres-all = Wszystkie centra, od A do Z
districts-heading = Która dzielnica?
district-empty = Na naszej liście nie ma centrum w tej dzielnicy. Warto sprawdzić dzielnice obok.
call-first = To mogło się już zmienić. Najpierw proszę zadzwonić.
address = { $of ->
    [1] Adres
   *[other] Adres { $place } z { $of }
}
phone = Telefon
email = Adres e-mail
operator = Kto prowadzi
data = Skąd to wiemy

## Usługi i pytania, czy to dla tej osoby

official-name = Nazwa
service-ask = Chcę poprosić o tę pomoc
service-ask-first = Najpierw zadamy kilka krótkich pytań.
eligible-step = Pytanie { $step } z najwyżej { $most }
eligible-not-kept = Tej odpowiedzi nie zapisujemy.
eligible-yes = Tak, to pomoc dla Pana/Pani
eligible-no = Tu potrzebna jest inna pomoc
eligible-call = Najlepiej zadzwonić
request-begin = Wypełniam zgłoszenie
unavailable-heading = Teraz kiosk nie przyjmie zgłoszenia
unavailable = To nie jest Pana/Pani wina. Proszę zadzwonić. To samo można załatwić przez telefon.

## Zgłoszenie

skip = Pomijam to pytanie
skipped = bez odpowiedzi
chosen = wybrano
not-chosen = nie wybrano
volunteer-no = Nie, robię to bez pomocy
volunteer-yes = Tak, pomaga mi wolontariusz
empty-field = nic nie wpisano
deleted = usunięto
space = odstęp
picker-open = Piszę strzałkami
picker-row = Litery
picker-letters = A Ą B C Ć D E Ę F G H I J K L Ł M N Ń O Ó P Q R S Ś T U V W X Y Z Ź Ż
picker-signs = 1 2 3 4 5 6 7 8 9 0 - / . , + ’ ( )
picker-space = odstęp
picker-delete = usuń
picker-done = gotowe
picker-alphabet = polskie litery
problem-empty = Tu jeszcze nic nie wpisano. Proszę wpisać odpowiedź.
problem-no-letter = Nie ma tu żadnej litery. Proszę napisać to słowami.
problem-no-digit = Brakuje numeru domu. Proszę wpisać numer, na przykład: 12/4.
problem-phone-letters = W numerze są litery. Proszę wpisać same cyfry, na przykład: 12 616 54 27.
problem-phone-short = W numerze brakuje cyfr. Polski numer ma { $digits ->
    [one] { $digits } cyfrę
    [few] { $digits } cyfry
   *[other] { $digits } cyfr
}, na przykład: 12 616 54 27.
problem-phone-long = W numerze jest za dużo cyfr. Polski numer ma { $digits ->
    [one] { $digits } cyfrę
    [few] { $digits } cyfry
   *[other] { $digits } cyfr
}, na przykład: 12 616 54 27.
problem-nothing-chosen = Nic jeszcze nie wybrano. Proszę przejść do odpowiedzi i nacisnąć Enter.
problem-no-consent = Bez zgody nie wolno nam wysłać zgłoszenia. Jeśli się Pan/Pani zgadza, proszę wybrać poniżej: Zgadzam się.
problem-not-stored = Nie udało się wysłać zgłoszenia. Odpowiedzi nie przepadły. Proszę wysłać jeszcze raz albo zadzwonić.
problem-unknown = Nie wiemy na pewno, czy zgłoszenie dotarło. Proszę wysłać jeszcze raz albo zadzwonić.
answers-heading = Proszę sprawdzić odpowiedzi
answers-not-sent = Zgłoszenie nie jest jeszcze wysłane.
answers-doubtful = Nie wiemy na pewno, czy zgłoszenie dotarło
change = { $answer } – poprawiam
privacy-full = Czytam więcej o swoich danych
privacy-heading = Co się stanie z Pana/Pani danymi
consent = Zgadzam się, żeby urząd użył tych danych do załatwienia sprawy
agreed = zgoda: tak
not-agreed = zgoda: jeszcze nie
send = Wysyłam zgłoszenie
receipt-heading = Zgłoszenie jest wysłane
receipt-reference = Numer zgłoszenia: { $reference }.
receipt-write-down = Warto zapisać ten numer. Przyda się, gdy Pan/Pani zadzwoni.

## Zakończenie i czas

leaving-heading = Zgłoszenie nie jest wysłane
leaving = Jeśli Pan/Pani teraz skończy, usuniemy wszystkie odpowiedzi.
leaving-stay = Wracam do zgłoszenia
leaving-go = Kończę bez wysyłania
warning-heading = Czy Pan/Pani jeszcze tu jest?
warning-any-key = Jeśli tak, proszę nacisnąć dowolny klawisz.
warning-forget = Za { $seconds ->
    [one] { $seconds } sekundę
    [few] { $seconds } sekundy
   *[other] { $seconds } sekund
} usuniemy to, co wpisano, i wrócimy na początek.
warning-here = Tak, jestem

## Pomoc

help-arrows = Strzałki w górę i w dół przesuwają podświetlenie.
help-enter = Enter wybiera to, co jest podświetlone. Przy zwykłym tekście przechodzi dalej.
help-back = Strzałka w lewo albo Esc wraca do poprzedniej strony.
help-letters = Można pisać bez klawiatury z literami. Pod polem do pisania jest: Piszę strzałkami.
help-finish = Na końcu strony jest: Kończę. Po wybraniu tego usuwamy z ekranu wszystko, co wpisano.
help-time = Nie ma pośpiechu. Dopiero po { $minutes ->
    [one] minucie
   *[other] { $minutes } minutach
} bez naciśnięcia klawisza zapytamy, czy Pan/Pani tu jest.
