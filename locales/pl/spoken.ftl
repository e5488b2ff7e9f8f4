### Jak głos mówi to, co na ekranie jest skrótem, liczbą albo znakiem.
### Po lewej jest to, co napisane, po prawej to, co słychać. Prawej strony nikt nie czyta, więc może być długa.

## Skróty i znaki w tekście

# Gwiazdka to dowolne litery i cyfry, krata to dowolne cyfry, daszek to liczba rzymska. Kropka na końcu
# skrótu należy do niego tylko wtedy, gdy coś po niej jest: "im." na końcu zdania to nie skrót.
spoken-phrases =
    ĆWICZENIE = ćwiczenie
    ĆWICZENIE · = ćwiczenie,
    · = , albo
    Pan/Pani = Pan lub Pani
    ul. = ulica
    przy ul. = przy ulicy
    na ul. = na ulicy
    al. = aleja
    przy al. = przy alei
    w al. = w alei
    os. = osiedle
    na os. = na osiedlu
    # os. = # osób
    # os = # osób
    pl. = plac
    przy pl. = przy placu
    na pl. = na placu
    św. = świętego
    św. *y = świętej *y
    św. *i = świętej *i
    św. *iej = świętej *iej
    św. *em = świętym *em
    św. Mikołaj = święty Mikołaj
    św. Jan = święty Jan
    św. Józef = święty Józef
    św. Antoni = święty Antoni
    św. Florian = święty Florian
    św. Wojciech = święty Wojciech
    św. Piotr = święty Piotr
    św. Stanisław = święty Stanisław
    im. *a = imienia *a
    im. *. = imienia *
    im. *ego = imienia *ego
    im. *iej = imienia *iej
    im. *y = imienia *y
    im. *i = imienia *i
    im. *ów = imienia *ów
    im. *ich = imienia *ich
    im. *ych = imienia *ych
    im. św. = imienia świętego
    im. św. *i = imienia świętej *i
    im. św. *y = imienia świętej *y
    im. gen. = imienia generała
    im. ks. = imienia księdza
    im. prof. = imienia profesora
    im. dr = imienia doktora
    im. *emy = im. *emy
    im. *amy = im. *amy
    im. *imy = im. *imy
    im. *ymy = im. *ymy
    gen. = generała
    ks. = księdza
    ks. # = księga #
    kard. = kardynała
    bp. = biskupa
    abp. = arcybiskupa
    prof. = profesora
    dr = doktor
    dr. = doktor
    lek. = lekarz
    mgr = magister
    inż. = inżynier
    płk = pułkownika
    płk. = pułkownika
    mjr = majora
    bł. = błogosławionego
    nr = numer
    nr. = numer
    tel. = telefon
    tel = telefon
    wew. = , wewnętrzny
    wewn. = , wewnętrzny
    godz. # = godzina #:00
    o godz. # = o godzinie #:00
    od godz. # = od godziny #:00
    do godz. # = do godziny #:00
    po godz. # = po godzinie #:00
    godz. #–# = od #:00 do #:00
    godz. #-# = od #:00 do #:00
    w godz. #–# = od #:00 do #:00
    w godz. #-# = od #:00 do #:00
    w godzinach #–# = od #:00 do #:00
    w godzinach #-# = od #:00 do #:00
    godz. = godzina
    o godz. = o godzinie
    od godz. = od godziny
    do godz. = do godziny
    po godz. = po godzinie
    w godz. = w godzinach
    o godzinie # = o godzinie #:00
    od godziny # = od godziny #:00
    do godziny # = do godziny #:00
    po godzinie # = po godzinie #:00
    #.00–#.# = #:00-#:#
    #.00-#.# = #:00-#:#
    #.15–#.# = #:15-#:#
    #.15-#.# = #:15-#:#
    #.30–#.# = #:30-#:#
    #.30-#.# = #:30-#:#
    #.45–#.# = #:45-#:#
    #.45-#.# = #:45-#:#
    #.00 = #:00
    #.15 = #:15
    #.30 = #:30
    #.45 = #:45
    o #.# = o #:#
    godz. #.# = godzina #:#
    o godz. #.# = o godzinie #:#
    #.# zł = #,# złotych
    # min = # minut
    # min. = # minut
    min. # = minimum #
    # r. = # roku
    # r = # roku
    #. r. = # roku
    w. = wieku
    ^ w. = ^ wieku
    w ^ w = w ^ wieku
    w ^ w. = w ^ wieku
    z ^ w = z ^ wieku
    z ^ w. = z ^ wieku
    ^ p. = ^ piętro
    ^ p = ^ piętro
    na ^ p. = na ^ piętrze
    na ^ p = na ^ piętrze
    #. piętro = # piętro
    ok. = około
    np. = na przykład
    m.in. = między innymi
    m. in. = między innymi
    itd = i tak dalej
    itp = i tym podobne
    tj. = to jest
    tzn. = to znaczy
    ds. = do spraw
    woj. = województwo
    pow. = powiat
    m. = mieszkanie
    # m. # = # mieszkania #
    lok. = lokal
    pok. = pokój
    pn = poniedziałek
    pon = poniedziałek
    pn. = poniedziałek
    wt. = wtorek
    wt = wtorek
    śr. = środa
    śr = środa
    w śr. = w środę
    czw. = czwartek
    czw = czwartek
    pt. = piątek
    pt = piątek
    spotkanie pt. = spotkanie pod tytułem
    wykład pt. = wykład pod tytułem
    warsztaty pt. = warsztaty pod tytułem
    sob. = sobota
    w sob. = w sobotę
    niedz. = niedziela
    w niedz. = w niedzielę
    nd. = niedziela
    w nd. = w niedzielę
    po–pt = od poniedziałku do piątku
    pn–pt = od poniedziałku do piątku
    pn.–pt = od poniedziałku do piątku
    pon–pt = od poniedziałku do piątku
    pon.–pt = od poniedziałku do piątku
    pn-pt = od poniedziałku do piątku
    pon-pt = od poniedziałku do piątku
    1 zł = 1 złoty
    # zł = # złotych
    #2 zł = #2 złote
    #3 zł = #3 złote
    #4 zł = #4 złote
    #12 zł = #12 złotych
    #13 zł = #13 złotych
    #14 zł = #14 złotych
    zł = złotych
    1 osobę = jedną osobę
    1 godzinę = jedną godzinę
    1 minutę = jedną minutę
    1 sekundę = jedną sekundę
    1 godziny = jednej godziny
    1 minuty = jednej minuty
    1 sekundy = jednej sekundy
    1 osoby = jednej osoby
    1 godzinie = jednej godzinie
    1 minucie = jednej minucie
    1 sekundzie = jednej sekundzie
    1 osobie = jednej osobie
    1 osobą = jedną osobą
    1 godziną = jedną godziną
    w latach #–# = od # roku do # roku
    z najwyżej 1 = z najwyżej jednego
    z najwyżej 2 = z najwyżej dwóch
    z najwyżej 3 = z najwyżej trzech
    z najwyżej 4 = z najwyżej czterech
    na lata #–# = na lata # do #
    28 lipca 1943 * = 28 lipca 1943, *
    100-lecia = stulecia
    24/7 = całą dobę
    #. roku = # roku
    60. rok = sześćdziesiąty rok
    ukończenia 60. = ukończenia sześćdziesiątego
    2 Pułku = drugiego Pułku
    CAS = cas
    CASu = casu
    Lea = Le-a
    Weissa = Wajsa
    Cracovia = Krakowia
    corner = korner
    fundacjakdm = fundacja ka de em
    fundacjausmiech = fundacja uśmiech
    otwartedane = otwarte dane
    naszemiasto = nasze miasto
    dlaseniora = dla seniora
    wsparciekrakow = wsparcie krakow
    bankizywnosci = banki żywności
    polsatnews = polsat nius
    scrabble = skrabl
    decoupage = dekupaż
    tai chi = taj czi
    Aqua = akwa
    UTW = u te wu
    UPJPII = Uniwersytet Papieski Jana Pawła drugiego
    nordic walking* = nordik łoking*
    CASie = casie
    PASIOS = pasios
    MOPS-u = mopsu
    MOPS-ie = mopsie
    UJ = u jot
    LII = 52
    ↑↓ = strzałki w górę i w dół:
    ←→ = strzałki w lewo i w prawo:
    ←↑↓→ = strzałki:
    ← = strzałka w lewo
    → = strzałka w prawo
    ↑ = strzałka w górę
    ↓ = strzałka w dół
    Esc = eskejp
    F2 = ef dwa
    F3 = ef trzy
    F4 = ef cztery
    F5 = ef pięć
    F6 = ef sześć
    F10 = ef dziesięć
    gov = gow
    © = prawa autorskie
    dzielnica ^ * = dzielnica ^, *
    I Stare Miasto = pierwsza, Stare Miasto
    V Krowodrza = piąta, Krowodrza
    X Swoszowice = dziesiąta, Swoszowice
    Pawłowi II = Pawłowi drugiemu
    Pawłem II = Pawłem drugim

## Liczby

# Liczebniki od jednego, w formie, jakiej chcą słowa obok: # to liczba do 99, #### to rok, ^ to liczba rzymska.
# Przed liczbą i po niej może stać jedno słowo. Czego tu nie ma, głos mówi po swojemu.
spoken-numbers =
    od #, do #, z #, ze #, bez #, dla #, około #, koło #, powyżej #, poniżej #, spośród #, # *ach = jednego, dwóch, trzech, czterech, pięciu, sześciu, siedmiu, ośmiu, dziewięciu, dziesięciu, jedenastu, dwunastu, trzynastu, czternastu, piętnastu, szesnastu, siedemnastu, osiemnastu, dziewiętnastu, dwudziestu, dwudziestu jeden, dwudziestu dwóch, dwudziestu trzech, dwudziestu czterech, dwudziestu pięciu, dwudziestu sześciu, dwudziestu siedmiu, dwudziestu ośmiu, dwudziestu dziewięciu, trzydziestu, trzydziestu jeden, trzydziestu dwóch, trzydziestu trzech, trzydziestu czterech, trzydziestu pięciu, trzydziestu sześciu, trzydziestu siedmiu, trzydziestu ośmiu, trzydziestu dziewięciu, czterdziestu, czterdziestu jeden, czterdziestu dwóch, czterdziestu trzech, czterdziestu czterech, czterdziestu pięciu, czterdziestu sześciu, czterdziestu siedmiu, czterdziestu ośmiu, czterdziestu dziewięciu, pięćdziesięciu, pięćdziesięciu jeden, pięćdziesięciu dwóch, pięćdziesięciu trzech, pięćdziesięciu czterech, pięćdziesięciu pięciu, pięćdziesięciu sześciu, pięćdziesięciu siedmiu, pięćdziesięciu ośmiu, pięćdziesięciu dziewięciu, sześćdziesięciu, sześćdziesięciu jeden, sześćdziesięciu dwóch, sześćdziesięciu trzech, sześćdziesięciu czterech, sześćdziesięciu pięciu, sześćdziesięciu sześciu, sześćdziesięciu siedmiu, sześćdziesięciu ośmiu, sześćdziesięciu dziewięciu, siedemdziesięciu, siedemdziesięciu jeden, siedemdziesięciu dwóch, siedemdziesięciu trzech, siedemdziesięciu czterech, siedemdziesięciu pięciu, siedemdziesięciu sześciu, siedemdziesięciu siedmiu, siedemdziesięciu ośmiu, siedemdziesięciu dziewięciu, osiemdziesięciu, osiemdziesięciu jeden, osiemdziesięciu dwóch, osiemdziesięciu trzech, osiemdziesięciu czterech, osiemdziesięciu pięciu, osiemdziesięciu sześciu, osiemdziesięciu siedmiu, osiemdziesięciu ośmiu, osiemdziesięciu dziewięciu, dziewięćdziesięciu, dziewięćdziesięciu jeden, dziewięćdziesięciu dwóch, dziewięćdziesięciu trzech, dziewięćdziesięciu czterech, dziewięćdziesięciu pięciu, dziewięćdziesięciu sześciu, dziewięćdziesięciu siedmiu, dziewięćdziesięciu ośmiu, dziewięćdziesięciu dziewięciu
    # *ami = jednym, dwoma, trzema, czterema, pięcioma, sześcioma, siedmioma, ośmioma, dziewięcioma, dziesięcioma, jedenastoma, dwunastoma, trzynastoma, czternastoma, piętnastoma, szesnastoma, siedemnastoma, osiemnastoma, dziewiętnastoma, dwudziestoma, dwudziestoma jeden, dwudziestoma dwoma, dwudziestoma trzema, dwudziestoma czterema, dwudziestoma pięcioma, dwudziestoma sześcioma, dwudziestoma siedmioma, dwudziestoma ośmioma, dwudziestoma dziewięcioma, trzydziestoma, trzydziestoma jeden, trzydziestoma dwoma, trzydziestoma trzema, trzydziestoma czterema, trzydziestoma pięcioma, trzydziestoma sześcioma, trzydziestoma siedmioma, trzydziestoma ośmioma, trzydziestoma dziewięcioma, czterdziestoma, czterdziestoma jeden, czterdziestoma dwoma, czterdziestoma trzema, czterdziestoma czterema, czterdziestoma pięcioma, czterdziestoma sześcioma, czterdziestoma siedmioma, czterdziestoma ośmioma, czterdziestoma dziewięcioma, pięćdziesięcioma, pięćdziesięcioma jeden, pięćdziesięcioma dwoma, pięćdziesięcioma trzema, pięćdziesięcioma czterema, pięćdziesięcioma pięcioma, pięćdziesięcioma sześcioma, pięćdziesięcioma siedmioma, pięćdziesięcioma ośmioma, pięćdziesięcioma dziewięcioma, sześćdziesięcioma, sześćdziesięcioma jeden, sześćdziesięcioma dwoma, sześćdziesięcioma trzema, sześćdziesięcioma czterema, sześćdziesięcioma pięcioma, sześćdziesięcioma sześcioma, sześćdziesięcioma siedmioma, sześćdziesięcioma ośmioma, sześćdziesięcioma dziewięcioma, siedemdziesięcioma, siedemdziesięcioma jeden, siedemdziesięcioma dwoma, siedemdziesięcioma trzema, siedemdziesięcioma czterema, siedemdziesięcioma pięcioma, siedemdziesięcioma sześcioma, siedemdziesięcioma siedmioma, siedemdziesięcioma ośmioma, siedemdziesięcioma dziewięcioma, osiemdziesięcioma, osiemdziesięcioma jeden, osiemdziesięcioma dwoma, osiemdziesięcioma trzema, osiemdziesięcioma czterema, osiemdziesięcioma pięcioma, osiemdziesięcioma sześcioma, osiemdziesięcioma siedmioma, osiemdziesięcioma ośmioma, osiemdziesięcioma dziewięcioma, dziewięćdziesięcioma, dziewięćdziesięcioma jeden, dziewięćdziesięcioma dwoma, dziewięćdziesięcioma trzema, dziewięćdziesięcioma czterema, dziewięćdziesięcioma pięcioma, dziewięćdziesięcioma sześcioma, dziewięćdziesięcioma siedmioma, dziewięćdziesięcioma ośmioma, dziewięćdziesięcioma dziewięcioma
    # osoba, # osoby, # godzina, # godziny, # minuta, # minuty, # sekunda, # sekundy, # litera, # litery, # cyfra, # cyfry, # sprawa, # sprawy, # strona, # strony, # grupa, # grupy = jedna, dwie, trzy, cztery, pięć, sześć, siedem, osiem, dziewięć, dziesięć, jedenaście, dwanaście, trzynaście, czternaście, piętnaście, szesnaście, siedemnaście, osiemnaście, dziewiętnaście, dwadzieścia, dwadzieścia jeden, dwadzieścia dwie, dwadzieścia trzy, dwadzieścia cztery, dwadzieścia pięć, dwadzieścia sześć, dwadzieścia siedem, dwadzieścia osiem, dwadzieścia dziewięć, trzydzieści, trzydzieści jeden, trzydzieści dwie, trzydzieści trzy, trzydzieści cztery, trzydzieści pięć, trzydzieści sześć, trzydzieści siedem, trzydzieści osiem, trzydzieści dziewięć, czterdzieści, czterdzieści jeden, czterdzieści dwie, czterdzieści trzy, czterdzieści cztery, czterdzieści pięć, czterdzieści sześć, czterdzieści siedem, czterdzieści osiem, czterdzieści dziewięć, pięćdziesiąt, pięćdziesiąt jeden, pięćdziesiąt dwie, pięćdziesiąt trzy, pięćdziesiąt cztery, pięćdziesiąt pięć, pięćdziesiąt sześć, pięćdziesiąt siedem, pięćdziesiąt osiem, pięćdziesiąt dziewięć, sześćdziesiąt, sześćdziesiąt jeden, sześćdziesiąt dwie, sześćdziesiąt trzy, sześćdziesiąt cztery, sześćdziesiąt pięć, sześćdziesiąt sześć, sześćdziesiąt siedem, sześćdziesiąt osiem, sześćdziesiąt dziewięć, siedemdziesiąt, siedemdziesiąt jeden, siedemdziesiąt dwie, siedemdziesiąt trzy, siedemdziesiąt cztery, siedemdziesiąt pięć, siedemdziesiąt sześć, siedemdziesiąt siedem, siedemdziesiąt osiem, siedemdziesiąt dziewięć, osiemdziesiąt, osiemdziesiąt jeden, osiemdziesiąt dwie, osiemdziesiąt trzy, osiemdziesiąt cztery, osiemdziesiąt pięć, osiemdziesiąt sześć, osiemdziesiąt siedem, osiemdziesiąt osiem, osiemdziesiąt dziewięć, dziewięćdziesiąt, dziewięćdziesiąt jeden, dziewięćdziesiąt dwie, dziewięćdziesiąt trzy, dziewięćdziesiąt cztery, dziewięćdziesiąt pięć, dziewięćdziesiąt sześć, dziewięćdziesiąt siedem, dziewięćdziesiąt osiem, dziewięćdziesiąt dziewięć
    #### roku, # roku, stycznia ####, lutego ####, marca ####, kwietnia ####, maja ####, czerwca ####, lipca ####, sierpnia ####, września ####, października ####, listopada ####, grudnia ####, styczeń ####, luty ####, marzec ####, kwiecień ####, maj ####, czerwiec ####, lipiec ####, sierpień ####, wrzesień ####, październik ####, listopad ####, grudzień ####, ^ wieku, ^ piętra, # piętra, Aleksandra ^, Augusta ^, Bolesława ^, Fryderyka ^, Jana ^, Kazimierza ^, Pawła ^, Piusa ^, Stanisława ^, Stefana ^, Władysława ^, Zygmunta ^ = pierwszego, drugiego, trzeciego, czwartego, piątego, szóstego, siódmego, ósmego, dziewiątego, dziesiątego, jedenastego, dwunastego, trzynastego, czternastego, piętnastego, szesnastego, siedemnastego, osiemnastego, dziewiętnastego, dwudziestego, dwudziestego pierwszego, dwudziestego drugiego, dwudziestego trzeciego, dwudziestego czwartego, dwudziestego piątego, dwudziestego szóstego, dwudziestego siódmego, dwudziestego ósmego, dwudziestego dziewiątego, trzydziestego, trzydziestego pierwszego, trzydziestego drugiego, trzydziestego trzeciego, trzydziestego czwartego, trzydziestego piątego, trzydziestego szóstego, trzydziestego siódmego, trzydziestego ósmego, trzydziestego dziewiątego, czterdziestego, czterdziestego pierwszego, czterdziestego drugiego, czterdziestego trzeciego, czterdziestego czwartego, czterdziestego piątego, czterdziestego szóstego, czterdziestego siódmego, czterdziestego ósmego, czterdziestego dziewiątego, pięćdziesiątego, pięćdziesiątego pierwszego, pięćdziesiątego drugiego, pięćdziesiątego trzeciego, pięćdziesiątego czwartego, pięćdziesiątego piątego, pięćdziesiątego szóstego, pięćdziesiątego siódmego, pięćdziesiątego ósmego, pięćdziesiątego dziewiątego, sześćdziesiątego, sześćdziesiątego pierwszego, sześćdziesiątego drugiego, sześćdziesiątego trzeciego, sześćdziesiątego czwartego, sześćdziesiątego piątego, sześćdziesiątego szóstego, sześćdziesiątego siódmego, sześćdziesiątego ósmego, sześćdziesiątego dziewiątego, siedemdziesiątego, siedemdziesiątego pierwszego, siedemdziesiątego drugiego, siedemdziesiątego trzeciego, siedemdziesiątego czwartego, siedemdziesiątego piątego, siedemdziesiątego szóstego, siedemdziesiątego siódmego, siedemdziesiątego ósmego, siedemdziesiątego dziewiątego, osiemdziesiątego, osiemdziesiątego pierwszego, osiemdziesiątego drugiego, osiemdziesiątego trzeciego, osiemdziesiątego czwartego, osiemdziesiątego piątego, osiemdziesiątego szóstego, osiemdziesiątego siódmego, osiemdziesiątego ósmego, osiemdziesiątego dziewiątego, dziewięćdziesiątego, dziewięćdziesiątego pierwszego, dziewięćdziesiątego drugiego, dziewięćdziesiątego trzeciego, dziewięćdziesiątego czwartego, dziewięćdziesiątego piątego, dziewięćdziesiątego szóstego, dziewięćdziesiątego siódmego, dziewięćdziesiątego ósmego, dziewięćdziesiątego dziewiątego
    w #### roku, po #### roku, o #### roku, w # roku, po # roku, w ^ wieku, na ^ piętrze, na # piętrze = pierwszym, drugim, trzecim, czwartym, piątym, szóstym, siódmym, ósmym, dziewiątym, dziesiątym, jedenastym, dwunastym, trzynastym, czternastym, piętnastym, szesnastym, siedemnastym, osiemnastym, dziewiętnastym, dwudziestym, dwudziestym pierwszym, dwudziestym drugim, dwudziestym trzecim, dwudziestym czwartym, dwudziestym piątym, dwudziestym szóstym, dwudziestym siódmym, dwudziestym ósmym, dwudziestym dziewiątym, trzydziestym, trzydziestym pierwszym, trzydziestym drugim, trzydziestym trzecim, trzydziestym czwartym, trzydziestym piątym, trzydziestym szóstym, trzydziestym siódmym, trzydziestym ósmym, trzydziestym dziewiątym, czterdziestym, czterdziestym pierwszym, czterdziestym drugim, czterdziestym trzecim, czterdziestym czwartym, czterdziestym piątym, czterdziestym szóstym, czterdziestym siódmym, czterdziestym ósmym, czterdziestym dziewiątym, pięćdziesiątym, pięćdziesiątym pierwszym, pięćdziesiątym drugim, pięćdziesiątym trzecim, pięćdziesiątym czwartym, pięćdziesiątym piątym, pięćdziesiątym szóstym, pięćdziesiątym siódmym, pięćdziesiątym ósmym, pięćdziesiątym dziewiątym, sześćdziesiątym, sześćdziesiątym pierwszym, sześćdziesiątym drugim, sześćdziesiątym trzecim, sześćdziesiątym czwartym, sześćdziesiątym piątym, sześćdziesiątym szóstym, sześćdziesiątym siódmym, sześćdziesiątym ósmym, sześćdziesiątym dziewiątym, siedemdziesiątym, siedemdziesiątym pierwszym, siedemdziesiątym drugim, siedemdziesiątym trzecim, siedemdziesiątym czwartym, siedemdziesiątym piątym, siedemdziesiątym szóstym, siedemdziesiątym siódmym, siedemdziesiątym ósmym, siedemdziesiątym dziewiątym, osiemdziesiątym, osiemdziesiątym pierwszym, osiemdziesiątym drugim, osiemdziesiątym trzecim, osiemdziesiątym czwartym, osiemdziesiątym piątym, osiemdziesiątym szóstym, osiemdziesiątym siódmym, osiemdziesiątym ósmym, osiemdziesiątym dziewiątym, dziewięćdziesiątym, dziewięćdziesiątym pierwszym, dziewięćdziesiątym drugim, dziewięćdziesiątym trzecim, dziewięćdziesiątym czwartym, dziewięćdziesiątym piątym, dziewięćdziesiątym szóstym, dziewięćdziesiątym siódmym, dziewięćdziesiątym ósmym, dziewięćdziesiątym dziewiątym
    ^ wiek, Aleksander ^, August ^, Bolesław ^, Fryderyk ^, Jan ^, Kazimierz ^, Paweł ^, Pius ^, Stanisław ^, Stefan ^, Władysław ^, Zygmunt ^ = pierwszy, drugi, trzeci, czwarty, piąty, szósty, siódmy, ósmy, dziewiąty, dziesiąty, jedenasty, dwunasty, trzynasty, czternasty, piętnasty, szesnasty, siedemnasty, osiemnasty, dziewiętnasty, dwudziesty, dwudziesty pierwszy, dwudziesty drugi, dwudziesty trzeci, dwudziesty czwarty, dwudziesty piąty, dwudziesty szósty, dwudziesty siódmy, dwudziesty ósmy, dwudziesty dziewiąty, trzydziesty, trzydziesty pierwszy, trzydziesty drugi, trzydziesty trzeci, trzydziesty czwarty, trzydziesty piąty, trzydziesty szósty, trzydziesty siódmy, trzydziesty ósmy, trzydziesty dziewiąty, czterdziesty, czterdziesty pierwszy, czterdziesty drugi, czterdziesty trzeci, czterdziesty czwarty, czterdziesty piąty, czterdziesty szósty, czterdziesty siódmy, czterdziesty ósmy, czterdziesty dziewiąty, pięćdziesiąty, pięćdziesiąty pierwszy, pięćdziesiąty drugi, pięćdziesiąty trzeci, pięćdziesiąty czwarty, pięćdziesiąty piąty, pięćdziesiąty szósty, pięćdziesiąty siódmy, pięćdziesiąty ósmy, pięćdziesiąty dziewiąty, sześćdziesiąty, sześćdziesiąty pierwszy, sześćdziesiąty drugi, sześćdziesiąty trzeci, sześćdziesiąty czwarty, sześćdziesiąty piąty, sześćdziesiąty szósty, sześćdziesiąty siódmy, sześćdziesiąty ósmy, sześćdziesiąty dziewiąty, siedemdziesiąty, siedemdziesiąty pierwszy, siedemdziesiąty drugi, siedemdziesiąty trzeci, siedemdziesiąty czwarty, siedemdziesiąty piąty, siedemdziesiąty szósty, siedemdziesiąty siódmy, siedemdziesiąty ósmy, siedemdziesiąty dziewiąty, osiemdziesiąty, osiemdziesiąty pierwszy, osiemdziesiąty drugi, osiemdziesiąty trzeci, osiemdziesiąty czwarty, osiemdziesiąty piąty, osiemdziesiąty szósty, osiemdziesiąty siódmy, osiemdziesiąty ósmy, osiemdziesiąty dziewiąty, dziewięćdziesiąty, dziewięćdziesiąty pierwszy, dziewięćdziesiąty drugi, dziewięćdziesiąty trzeci, dziewięćdziesiąty czwarty, dziewięćdziesiąty piąty, dziewięćdziesiąty szósty, dziewięćdziesiąty siódmy, dziewięćdziesiąty ósmy, dziewięćdziesiąty dziewiąty
    ^, dzielnica ^ = pierwsza, druga, trzecia, czwarta, piąta, szósta, siódma, ósma, dziewiąta, dziesiąta, jedenasta, dwunasta, trzynasta, czternasta, piętnasta, szesnasta, siedemnasta, osiemnasta, dziewiętnasta, dwudziesta, dwudziesta pierwsza, dwudziesta druga, dwudziesta trzecia, dwudziesta czwarta, dwudziesta piąta, dwudziesta szósta, dwudziesta siódma, dwudziesta ósma, dwudziesta dziewiąta, trzydziesta, trzydziesta pierwsza, trzydziesta druga, trzydziesta trzecia, trzydziesta czwarta, trzydziesta piąta, trzydziesta szósta, trzydziesta siódma, trzydziesta ósma, trzydziesta dziewiąta, czterdziesta, czterdziesta pierwsza, czterdziesta druga, czterdziesta trzecia, czterdziesta czwarta, czterdziesta piąta, czterdziesta szósta, czterdziesta siódma, czterdziesta ósma, czterdziesta dziewiąta, pięćdziesiąta, pięćdziesiąta pierwsza, pięćdziesiąta druga, pięćdziesiąta trzecia, pięćdziesiąta czwarta, pięćdziesiąta piąta, pięćdziesiąta szósta, pięćdziesiąta siódma, pięćdziesiąta ósma, pięćdziesiąta dziewiąta, sześćdziesiąta, sześćdziesiąta pierwsza, sześćdziesiąta druga, sześćdziesiąta trzecia, sześćdziesiąta czwarta, sześćdziesiąta piąta, sześćdziesiąta szósta, sześćdziesiąta siódma, sześćdziesiąta ósma, sześćdziesiąta dziewiąta, siedemdziesiąta, siedemdziesiąta pierwsza, siedemdziesiąta druga, siedemdziesiąta trzecia, siedemdziesiąta czwarta, siedemdziesiąta piąta, siedemdziesiąta szósta, siedemdziesiąta siódma, siedemdziesiąta ósma, siedemdziesiąta dziewiąta, osiemdziesiąta, osiemdziesiąta pierwsza, osiemdziesiąta druga, osiemdziesiąta trzecia, osiemdziesiąta czwarta, osiemdziesiąta piąta, osiemdziesiąta szósta, osiemdziesiąta siódma, osiemdziesiąta ósma, osiemdziesiąta dziewiąta, dziewięćdziesiąta, dziewięćdziesiąta pierwsza, dziewięćdziesiąta druga, dziewięćdziesiąta trzecia, dziewięćdziesiąta czwarta, dziewięćdziesiąta piąta, dziewięćdziesiąta szósta, dziewięćdziesiąta siódma, dziewięćdziesiąta ósma, dziewięćdziesiąta dziewiąta
    dzielnicy ^, ^ dzielnicy = pierwszej, drugiej, trzeciej, czwartej, piątej, szóstej, siódmej, ósmej, dziewiątej, dziesiątej, jedenastej, dwunastej, trzynastej, czternastej, piętnastej, szesnastej, siedemnastej, osiemnastej, dziewiętnastej, dwudziestej, dwudziestej pierwszej, dwudziestej drugiej, dwudziestej trzeciej, dwudziestej czwartej, dwudziestej piątej, dwudziestej szóstej, dwudziestej siódmej, dwudziestej ósmej, dwudziestej dziewiątej, trzydziestej, trzydziestej pierwszej, trzydziestej drugiej, trzydziestej trzeciej, trzydziestej czwartej, trzydziestej piątej, trzydziestej szóstej, trzydziestej siódmej, trzydziestej ósmej, trzydziestej dziewiątej, czterdziestej, czterdziestej pierwszej, czterdziestej drugiej, czterdziestej trzeciej, czterdziestej czwartej, czterdziestej piątej, czterdziestej szóstej, czterdziestej siódmej, czterdziestej ósmej, czterdziestej dziewiątej, pięćdziesiątej, pięćdziesiątej pierwszej, pięćdziesiątej drugiej, pięćdziesiątej trzeciej, pięćdziesiątej czwartej, pięćdziesiątej piątej, pięćdziesiątej szóstej, pięćdziesiątej siódmej, pięćdziesiątej ósmej, pięćdziesiątej dziewiątej, sześćdziesiątej, sześćdziesiątej pierwszej, sześćdziesiątej drugiej, sześćdziesiątej trzeciej, sześćdziesiątej czwartej, sześćdziesiątej piątej, sześćdziesiątej szóstej, sześćdziesiątej siódmej, sześćdziesiątej ósmej, sześćdziesiątej dziewiątej, siedemdziesiątej, siedemdziesiątej pierwszej, siedemdziesiątej drugiej, siedemdziesiątej trzeciej, siedemdziesiątej czwartej, siedemdziesiątej piątej, siedemdziesiątej szóstej, siedemdziesiątej siódmej, siedemdziesiątej ósmej, siedemdziesiątej dziewiątej, osiemdziesiątej, osiemdziesiątej pierwszej, osiemdziesiątej drugiej, osiemdziesiątej trzeciej, osiemdziesiątej czwartej, osiemdziesiątej piątej, osiemdziesiątej szóstej, osiemdziesiątej siódmej, osiemdziesiątej ósmej, osiemdziesiątej dziewiątej, dziewięćdziesiątej, dziewięćdziesiątej pierwszej, dziewięćdziesiątej drugiej, dziewięćdziesiątej trzeciej, dziewięćdziesiątej czwartej, dziewięćdziesiątej piątej, dziewięćdziesiątej szóstej, dziewięćdziesiątej siódmej, dziewięćdziesiątej ósmej, dziewięćdziesiątej dziewiątej
    ^ piętro, # piętro = pierwsze, drugie, trzecie, czwarte, piąte, szóste, siódme, ósme, dziewiąte, dziesiąte, jedenaste, dwunaste, trzynaste, czternaste, piętnaste, szesnaste, siedemnaste, osiemnaste, dziewiętnaste, dwudzieste, dwudzieste pierwsze, dwudzieste drugie, dwudzieste trzecie, dwudzieste czwarte, dwudzieste piąte, dwudzieste szóste, dwudzieste siódme, dwudzieste ósme, dwudzieste dziewiąte, trzydzieste, trzydzieste pierwsze, trzydzieste drugie, trzydzieste trzecie, trzydzieste czwarte, trzydzieste piąte, trzydzieste szóste, trzydzieste siódme, trzydzieste ósme, trzydzieste dziewiąte, czterdzieste, czterdzieste pierwsze, czterdzieste drugie, czterdzieste trzecie, czterdzieste czwarte, czterdzieste piąte, czterdzieste szóste, czterdzieste siódme, czterdzieste ósme, czterdzieste dziewiąte, pięćdziesiąte, pięćdziesiąte pierwsze, pięćdziesiąte drugie, pięćdziesiąte trzecie, pięćdziesiąte czwarte, pięćdziesiąte piąte, pięćdziesiąte szóste, pięćdziesiąte siódme, pięćdziesiąte ósme, pięćdziesiąte dziewiąte, sześćdziesiąte, sześćdziesiąte pierwsze, sześćdziesiąte drugie, sześćdziesiąte trzecie, sześćdziesiąte czwarte, sześćdziesiąte piąte, sześćdziesiąte szóste, sześćdziesiąte siódme, sześćdziesiąte ósme, sześćdziesiąte dziewiąte, siedemdziesiąte, siedemdziesiąte pierwsze, siedemdziesiąte drugie, siedemdziesiąte trzecie, siedemdziesiąte czwarte, siedemdziesiąte piąte, siedemdziesiąte szóste, siedemdziesiąte siódme, siedemdziesiąte ósme, siedemdziesiąte dziewiąte, osiemdziesiąte, osiemdziesiąte pierwsze, osiemdziesiąte drugie, osiemdziesiąte trzecie, osiemdziesiąte czwarte, osiemdziesiąte piąte, osiemdziesiąte szóste, osiemdziesiąte siódme, osiemdziesiąte ósme, osiemdziesiąte dziewiąte, dziewięćdziesiąte, dziewięćdziesiąte pierwsze, dziewięćdziesiąte drugie, dziewięćdziesiąte trzecie, dziewięćdziesiąte czwarte, dziewięćdziesiąte piąte, dziewięćdziesiąte szóste, dziewięćdziesiąte siódme, dziewięćdziesiąte ósme, dziewięćdziesiąte dziewiąte

## Litery

# Litery innych alfabetów: tak słychać nazwisko, które ktoś napisał po ukraińsku.
spoken-letters =
    а = a
    б = b
    в = w
    г = h
    ґ = g
    д = d
    е = e
    є = je
    ж = ż
    з = z
    и = y
    і = i
    ї = ji
    й = j
    к = k
    л = l
    м = m
    н = n
    о = o
    п = p
    р = r
    с = s
    т = t
    у = u
    ф = f
    х = ch
    ц = c
    ч = cz
    ш = sz
    щ = szcz
    ь = i
    ю = ju
    я = ja
    ы = y
    э = e
    ё = jo
    ъ = j
    ць = ć
    зь = ź
    сь = ś
    нь = ń
    дзь = dź
    ль = l
    ля = la
    лю = lu
    лє = le
    лі = li
    ія = ija
    ня = nia
    ню = niu
    нє = nie
    ся = sia
    сю = siu
    зя = zia
    ця = cia
    тя = tia
    дя = dia
    ря = ria

# Litery, których nazw głos nie zna. Tak słychać literę, gdy stoi sama, i inicjał.
spoken-letter-names =
    ó = o z kreską
    w = wu
    z = zet
    ь = miękki znak

## Godziny, dni i miesiące

# Godziny od północy, po tych słowach. Trzy kropki to wszystkie inne miejsca.
spoken-hours =
    … = o zerowej, o pierwszej, o drugiej, o trzeciej, o czwartej, o piątej, o szóstej, o siódmej, o ósmej, o dziewiątej, o dziesiątej, o jedenastej, o dwunastej, o trzynastej, o czternastej, o piętnastej, o szesnastej, o siedemnastej, o osiemnastej, o dziewiętnastej, o dwudziestej, o dwudziestej pierwszej, o dwudziestej drugiej, o dwudziestej trzeciej
    od do o po około koło godzinie godziny = zerowej, pierwszej, drugiej, trzeciej, czwartej, piątej, szóstej, siódmej, ósmej, dziewiątej, dziesiątej, jedenastej, dwunastej, trzynastej, czternastej, piętnastej, szesnastej, siedemnastej, osiemnastej, dziewiętnastej, dwudziestej, dwudziestej pierwszej, dwudziestej drugiej, dwudziestej trzeciej
    przed między na w = zerową, pierwszą, drugą, trzecią, czwartą, piątą, szóstą, siódmą, ósmą, dziewiątą, dziesiątą, jedenastą, dwunastą, trzynastą, czternastą, piętnastą, szesnastą, siedemnastą, osiemnastą, dziewiętnastą, dwudziestą, dwudziestą pierwszą, dwudziestą drugą, dwudziestą trzecią
    godzina jest = zerowa, pierwsza, druga, trzecia, czwarta, piąta, szósta, siódma, ósma, dziewiąta, dziesiąta, jedenasta, dwunasta, trzynasta, czternasta, piętnasta, szesnasta, siedemnasta, osiemnasta, dziewiętnasta, dwudziesta, dwudziesta pierwsza, dwudziesta druga, dwudziesta trzecia
spoken-minutes =
    zero jeden, zero dwa, zero trzy, zero cztery, zero pięć, zero sześć, zero siedem, zero
    osiem, zero dziewięć, dziesięć, jedenaście, dwanaście, trzynaście, czternaście, piętnaście,
    szesnaście, siedemnaście, osiemnaście, dziewiętnaście, dwadzieścia, dwadzieścia jeden,
    dwadzieścia dwa, dwadzieścia trzy, dwadzieścia cztery, dwadzieścia pięć, dwadzieścia sześć,
    dwadzieścia siedem, dwadzieścia osiem, dwadzieścia dziewięć, trzydzieści, trzydzieści jeden,
    trzydzieści dwa, trzydzieści trzy, trzydzieści cztery, trzydzieści pięć, trzydzieści sześć,
    trzydzieści siedem, trzydzieści osiem, trzydzieści dziewięć, czterdzieści, czterdzieści
    jeden, czterdzieści dwa, czterdzieści trzy, czterdzieści cztery, czterdzieści pięć,
    czterdzieści sześć, czterdzieści siedem, czterdzieści osiem, czterdzieści dziewięć,
    pięćdziesiąt, pięćdziesiąt jeden, pięćdziesiąt dwa, pięćdziesiąt trzy, pięćdziesiąt cztery,
    pięćdziesiąt pięć, pięćdziesiąt sześć, pięćdziesiąt siedem, pięćdziesiąt osiem, pięćdziesiąt
    dziewięć
spoken-days =
    pierwszego, drugiego, trzeciego, czwartego, piątego, szóstego, siódmego, ósmego,
    dziewiątego, dziesiątego, jedenastego, dwunastego, trzynastego, czternastego,
    piętnastego, szesnastego, siedemnastego, osiemnastego, dziewiętnastego, dwudziestego,
    dwudziestego pierwszego, dwudziestego drugiego, dwudziestego trzeciego, dwudziestego
    czwartego, dwudziestego piątego, dwudziestego szóstego, dwudziestego siódmego,
    dwudziestego ósmego, dwudziestego dziewiątego, trzydziestego, trzydziestego pierwszego
spoken-months =
    stycznia, lutego, marca, kwietnia, maja, czerwca, lipca, sierpnia, września,
    października, listopada, grudnia

## Zwroty

spoken-range = { $from } do { $to }
spoken-times = od { $from } do { $to }
spoken-date = { $day } { $month }
spoken-house = { $house } przez { $flat }
spoken-either = { $one } lub { $other }

## Nazwy znaków

spoken-sign-dot = kropka
spoken-sign-comma = przecinek
spoken-sign-colon = dwukropek
spoken-sign-semicolon = średnik
spoken-sign-question = znak zapytania
spoken-sign-exclamation = wykrzyknik
spoken-sign-ellipsis = trzy kropki
spoken-sign-dash = minus
spoken-sign-underscore = podkreślenie
spoken-sign-slash = ukośnik
spoken-sign-backslash = odwrotny ukośnik
spoken-sign-bar = kreska pionowa
spoken-sign-at = małpa
spoken-sign-and = i
spoken-sign-hash = krzyżyk
spoken-sign-star = gwiazdka
spoken-sign-plus = plus
spoken-sign-equals = równa się
spoken-sign-less = znak mniejszości
spoken-sign-greater = znak większości
spoken-sign-percent = procent
spoken-sign-number = numer
spoken-sign-degrees = stopni
spoken-sign-paragraph = paragraf
spoken-sign-dollar = dolar
spoken-sign-euro = euro
spoken-sign-tilde = tylda
spoken-sign-caret = daszek
spoken-sign-opening = nawias otwierający
spoken-sign-closing = nawias zamykający
spoken-sign-quote = cudzysłów
spoken-sign-apostrophe = apostrof
spoken-sign-bullet = kropka na środku
spoken-sign-other = inny znak
# Kropka w adresie internetowym.
spoken-dot = kropka
# Przed kodem pocztowym.
spoken-code = kod pocztowy

# Jak szybko mówi głos, od najwolniejszego: 97, 110, 124, 153 i 183 słowa na minutę (eSpeak NG 1.52).
spoken-rates = -40 -20 0 14 30
