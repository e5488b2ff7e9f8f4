### Wszystko, co kiosk mówi sam. Krótkie zdania, proste słowa, "Pan/Pani".
### Co jest w treściach (centra, usługi), stoi w folderze content.

## Początek i strona główna

language-name = Polski
start-heading = Dzień dobry!
start-choose = Strzałki wybierają język. Enter potwierdza.
start-waits = Po { $minutes ->
    [one] minucie
   *[other] { $minutes } minutach
} bez naciśnięcia klawisza zapytamy, czy Pan/Pani tu jeszcze jest.
home-heading = Co Pan/Pani chce zrobić?
centres = Centra aktywności seniorów
services = Pomoc i usługi
help-settings = Pomoc i ustawienia

## Wspólne dla wszystkich stron

back = Wracam
help = Pomoc
finish = Kończę
continue = Dalej
to-home = Inna sprawa
place = { $place } z { $of }
step = Krok { $step } z { $of }
part = Część { $part } z { $parts }
too-small = Okno jest za małe. Proszę je powiększyć do 40 znaków na 11 wierszy.
contact = { $name } { $number }, { $hours }. { $as-of } Nagły wypadek: { $emergency }.
line = { $number }.
line-hours = { $number }, w godzinach { $hours }.
as-of-year = Stan: { $year } rok.
as-of-month = Stan: { $month ->
    [1] styczeń
    [2] luty
    [3] marzec
    [4] kwiecień
    [5] maj
    [6] czerwiec
    [7] lipiec
    [8] sierpień
    [9] wrzesień
    [10] październik
    [11] listopad
   *[12] grudzień
} { $year }.
sample = To tylko przykład.

## Co robią klawisze

hint-list = ↑↓ wybór, Enter: dalej, ←: wstecz
hint-field = Proszę pisać. Enter: dalej, Esc: wstecz
hint-letters = ←↑↓→ litera, Enter: wpisz, Esc: wstecz
ask-number = Proszę wpisać numer i nacisnąć Enter. Wstecz: < Pomoc: ? Koniec: !
ask-answer = Proszę wpisać odpowiedź i nacisnąć Enter. Wstecz: < Pomoc: ? Koniec: !
ask-answer-optional = Proszę wpisać odpowiedź i nacisnąć Enter. Sam Enter: pomijam. Wstecz: < Pomoc: ? Koniec: !
empty-line = Sam Enter: { $label }.
not-understood = Tego tu nie ma. Proszę wpisać jeden z numerów na liście.

## Centra

centres-here = Najbliżej, w tej dzielnicy
centres-districts = Wybieram dzielnicę
centres-all = Wszystkie, od A do Z
districts-heading = Która dzielnica?
district-empty = Na naszej liście nie ma centrum w tej dzielnicy. Może być w dzielnicy obok.
call-first = Te dane mogą być już nieaktualne. Przed wyjściem proszę zadzwonić.
address = { $of ->
    [1] Adres
   *[other] Adres { $place } z { $of }
}
phone = Telefon
email = Adres e-mail
district = Dzielnica
operator = Prowadzi
data = Dane

## Usługi i pytania, czy to dla tej osoby

service-ask = Chcę o to poprosić
service-ask-first = Najpierw kilka krótkich pytań: czy to pomoc dla Pana/Pani.
eligible-step = Pytanie { $step } z najwyżej { $most }
eligible-not-kept = Tej odpowiedzi nie zapisujemy.
eligible-yes = Tak, to pomoc dla Pana/Pani
eligible-no = Tej pomocy tu nie będzie, ale jest inna
eligible-call = Najlepiej zadzwonić
request-begin = Wypełniam zgłoszenie
unavailable-heading = Teraz kiosk nie przyjmie zgłoszenia
unavailable = To nie wina Pana/Pani. Proszę zadzwonić. Przez telefon da się załatwić to samo.

## Zgłoszenie

skip = Pomijam to pytanie
skipped = bez odpowiedzi
chosen = wybrane
not-chosen = nie wybrane
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
picker-alphabet = polskie
problem-empty = Tu jeszcze nic nie ma. Proszę coś wpisać.
problem-no-letter = Tu są same cyfry albo znaki. Proszę wpisać słowa.
problem-no-digit = Brakuje numeru. Proszę wpisać na przykład: 12/4.
problem-phone-letters = W numerze są litery. Proszę wpisać same cyfry, na przykład: 12 616 54 27.
problem-phone-short = W numerze brakuje cyfr. Numer ma { $digits } cyfr, na przykład: 12 616 54 27.
problem-phone-long = W numerze jest za dużo cyfr. Numer ma { $digits } cyfr, na przykład: 12 616 54 27.
problem-nothing-chosen = Nic jeszcze nie wybrano. Proszę stanąć na odpowiedzi i nacisnąć Enter.
problem-no-consent = Bez zgody nie wolno nam wysłać zgłoszenia. Jeśli się Pan/Pani zgadza, proszę wybrać zgodę poniżej.
problem-not-stored = Nie udało się wysłać. Odpowiedzi zostały. Proszę wysłać jeszcze raz albo zadzwonić.
problem-unknown = Nie wiemy na pewno, czy zgłoszenie dotarło. Proszę wysłać jeszcze raz albo zadzwonić.
answers-heading = Proszę sprawdzić odpowiedzi
answers-not-sent = Zgłoszenie nie jest jeszcze wysłane.
change = { $answer } (zmieniam)
privacy-full = Czytam całą informację o danych
privacy-heading = Co się dzieje z danymi
consent = Zgadzam się, żeby urząd użył tych danych do załatwienia sprawy
agreed = jest zgoda
not-agreed = jeszcze bez zgody
send = Wysyłam zgłoszenie
receipt-heading = Zgłoszenie jest wysłane
receipt-reference = Numer zgłoszenia: { $reference }.
receipt-write-down = Warto zapisać ten numer. Przyda się przy telefonie.

## Zakończenie i czas

leaving-heading = Zgłoszenie nie jest wysłane
leaving = Gdy Pan/Pani teraz skończy, usuniemy wszystkie odpowiedzi.
leaving-stay = Wracam do zgłoszenia
leaving-go = Kończę bez wysyłania
warning-heading = Czy Pan/Pani jeszcze tu jest?
warning-any-key = Jeśli tak, proszę nacisnąć dowolny klawisz.
warning-forget = Po { $seconds ->
    [one] { $seconds } sekundzie
   *[other] { $seconds } sekundach
} usuniemy odpowiedzi i wrócimy na początek.
warning-here = Tak, jestem

## Pomoc

help-arrows = Strzałki w górę i w dół przesuwają podświetlenie.
help-enter = Enter wybiera to, co jest podświetlone. Na tekście prowadzi dalej.
help-back = Strzałka w lewo albo Esc prowadzi z powrotem.
help-letters = Bez klawiatury z literami też się da pisać. Pod polem do pisania jest: Piszę strzałkami.
help-finish = Na końcu każdej strony jest: Kończę. Wtedy od razu usuwamy to, co wpisano.
help-time = Nie ma pośpiechu. Dopiero po { $minutes ->
    [one] minucie
   *[other] { $minutes } minutach
} bez klawisza zapytamy, czy Pan/Pani tu jest.
