# Що кажуть людині, яка веде вміст кіоску, українською. Див. `src/told.rs`.

## Рамка навколо помилки

level-error = помилка
level-help = порада
level-note = увага
cell = клітинка { $name }
cell-in-sheet = аркуш «{ $sheet }», { $cell }
cell-in-column = { $cell }, стовпець «{ $heading }»
cell-empty = клітинка порожня
cell-has = у клітинці: { $text }
too-many-faults = помилок більше ніж { $count }
check-again = виправте ці, а потім перевірте ще раз

## Слова, які шукаємо, коли хтось їх пише цією мовою

monday-words = понеділок понеділка понеділки понеділками пон пн
tuesday-words = вівторок вівторка вівторки вівторками вт
wednesday-words = середа середи середу середам ср
thursday-words = четвер четверга четверги четвергами чт
friday-words = п'ятниця п’ятниця п'ятницю п’ятницю п'ятниці п’ятниці пт
saturday-words = субота суботи суботу сб
sunday-words = неділя неділі неділю нд
small-words = у в о від до з по год година годині кожен кожна кожну
# Слово між першим і останнім днем: «з понеділка до п’ятниці».
until-words = до
every-second-words = кожен другий, кожного другого, кожну другу, кожна друга, раз на два тижні, раз на 2 тижні, кожні два тижні, через тиждень
closed-words = закрит, зачинен

## Поради, що стосуються багатьох місць

add = допишіть `{ $what }`
correct-one = виправте одну з цих дат
draw = напишіть це іншими літерами або домалюйте цей знак: CONTRIBUTING.md розповідає, як
leave-at-most = залиште щонайбільше { $most }
one-line = напишіть один рядок; окремий абзац — це окремий текст
remove-it = видаліть це
remove-one = видаліть одне з двох
shorten = скоротіть це
split = поділіть це на дві частини
write = впишіть `{ $what }`
write-as = впишіть це так: "{ $example }"

## Поради про слова й позначення

add-first = такого ще немає; спершу допишіть його в { $home }
add-first-none = такого ще немає; спершу щось допишіть
write-existing = впишіть те, що вже є, або спершу допишіть його
write-near = можливо, ви мали на увазі `{ $near }`; можна вписати { $all }
write-one-of = впишіть одне з: { $all }
write-named = впишіть `{ $id }`, це позначення (id) для: { $name }

## Файли

empty-file = файл порожній
file-absent = такого файлу немає
file-too-large = у файлі більше ніж { $most } байтів
file-unreadable = файл не вдається прочитати ({ $error })
folder-absent = такої теки немає
folder-unreadable = теку не вдається прочитати ({ $error })
is-a-device = це пристрій або канал, а не файл
is-a-folder = це тека, а не файл
let-read-file = дозвольте користувачеві кіоску це читати; це має бути файл
let-read-folder = дозвольте користувачеві кіоску це читати; це має бути тека
name-file = назвіть його `{ $near }`
not-utf8 = це не текст у кодуванні UTF-8
put-back = поверніть те, що в ньому було, а якщо файл не потрібен, видаліть його
put-file = покладіть туди файл або виправте його назву там, де її вписано
put-folder = покладіть туди теку або виправте її назву в `[paths]`; якщо там немає `content` і `locales`, кіоск бере ті, що в програмі
put-settings-back = поверніть те, що в ньому було; якщо всі налаштування мають бути як у програмі, впишіть рядок, що починається з #
put-text-file = покладіть на це місце текстовий файл або видаліть те, що там є
remove-content-file = видаліть його; послуги — це `services/*.toml`, статті — `articles/*.toml`
remove-locale-file = видаліть його; слова певною мовою — це `<мова>/*.ftl`
remove-table-file = заберіть його звідси; таблиць і календарів тут не читають, лише `*.toml`
right-file = перевірте, чи це той файл, і зменште його
right-folder = перевірте, чи це та тека, і впишіть її в `[paths]`
save-utf8 = збережіть файл у редакторі як UTF-8
too-many-files = у теці більше ніж { $most } файлів
unknown-file = кіоск не знає такого файлу
write-file = напишіть його або скопіюйте той, що йде разом із програмою

## Як пишуть TOML. `$words` — слова програми, яка його читає

toml = цього не вдається прочитати (TOML: { $words })
toml-backslash = після знака \ стоїть те, чого там не може бути (TOML: { $words })
toml-boolean = це не true, не false і не текст у лапках (TOML: { $words })
toml-comma = тут бракує коми (TOML: { $words })
toml-date = такої дати немає або її записано інакше (TOML: { $words })
toml-extra = тут на один знак більше, ніж треба (TOML: { $words })
toml-follows = у цьому рядку є ще щось (TOML: { $words })
toml-key = такої назви поля не може бути (TOML: { $words })
toml-no-value = після назви поля немає значення (TOML: { $words })
toml-number = це не число й не дата (TOML: { $words })
toml-quote = текст не в лапках (TOML: { $words })
toml-string = текст записано неправильно (TOML: { $words })
toml-time = час не в лапках (TOML: { $words })
toml-twice = це поле тут удруге (TOML: { $words })
toml-unclosed = дужку не закрито (TOML: { $words })
toml-unseen = тут є знак, якого не видно (TOML: { $words })
add-comma = поставте перед цим кому
add-expected = допишіть тут дужку, якої бракує
own-line = перенесіть те, що йде далі, в окремий рядок
put-in-quotes = візьміть це в прямі лапки: "…"
remove-unseen = видаліть у цьому місці знак, якого не видно
straight-quotes = закінчіть текст у тому самому рядку прямими лапками; лапки всередині тексту пишуть \"
times-in-quotes = час пишіть у лапках: "10:00–11:30", "2026-12-05 10:00–11:30"
twice-in-toml = це вже є вище: видаліть одне з двох, а якщо їх має бути кілька, починайте кожне з `[[…]]`
write-backslash = знак \ у тексті пишуть \\
write-boolean = впишіть true (так) або false (ні), або текст у лапках
write-calendar-day = день пишуть так: 2026-02-28, а лише місяць чи рік — у лапках: "2026-02"
write-key = у назві поля можуть бути лише літери від a до z, цифри, `-` і `_`
write-key-value = напишіть `поле = значення` в одному рядку
write-number-or-text = дату пишіть так: 2026-01-12, ціле число — самими цифрами, а все інше — в лапках
write-toml = кожне поле пишіть один раз, як `поле = значення`, під `[назвою]` або `[[назвою списку]]`; тексти й дати без дня — в лапках

## Помилки на клавіатурі

curly-quote = ці лапки не прямі: { $character }
write-straight-quote = поставте тут прямі лапки: "
hidden-character = тут є знак, якого не видно (U+{ $code })
line-ends = рядки цього файлу закінчуються знаком, який не вдається прочитати (лише CR)
save-line-ends = збережіть файл у редакторі з кінцями рядків Windows (CRLF) або Linux (LF)
stray-line-end = тут половина кінця рядка, якої не видно (лише CR)
begin-line-anew = поставте курсор перед цим місцем, видаліть знак, який тут є, і натисніть Enter
list-without-end = список, який тут починається, не має кінця
end-list = поставте ] там, де список закінчується
odd-space = це не звичайний пробіл, хоча так виглядає (U+{ $code })
write-space = видаліть його й натисніть клавішу пробілу
text-goes-on = тут текст закінчується, а далі є ще щось
write-inner-quotes = лапки всередині тексту пишіть як „ і ” або зі скісною рискою: \"
text-without-end = текст, який тут починається, не має кінця
end-text = поставте прямі лапки " там, де текст закінчується, в тому самому рядку
end-long-text = поставте """ там, де текст закінчується

## Поля та їхні значення

cannot-be = не знаю слова `{ $word }` у полі `{ $key }`
cannot-be-because = у полі `{ $key }` не може бути `{ $text }`: { $reason }
checked-ahead = `checked` – це { $checked }, а цей день іще попереду
correct-checked = впишіть день, коли це перевірили
empty = поле `{ $key }` порожнє
empty-list = у полі `{ $key }` порожній список
fits-no-stop = мовою `{ $language }` у `{ $label }: { $detail }` { $length ->
    [one] { $length } знак
    [few] { $length } знаки
   *[other] { $length } знаків
 }, а на малому екрані вміщується щонайбільше { $most }
missing = бракує поля `{ $key }`
missing-in = у полі `{ $key }` немає тексту мовою `{ $language }`, а його повинен мати кожен текст
no-language = `{ $tag }` — це не мова
not-a-date = у полі `{ $key }` немає дати
not-a-day = у полі `{ $key }` немає дня, який є в календарі
not-drawn = у полі `{ $key }` є знак, для якого немає великої літери: { $character } (U+{ $code })
out-of-range = у полі `{ $key }` має бути число від { $start } до { $end }, а є { $found }
outer-space = текст у полі `{ $key }` починається або закінчується пробілом
remove-allowed = видаліть це; можна вписати { $all }
remove-marks = видаліть частину знаків над літерою і під нею
remove-space = видаліть цей пробіл
shorten-one = скоротіть одне з двох
too-long = у тексті поля `{ $key }` { $length ->
    [one] { $length } знак
    [few] { $length } знаки
   *[other] { $length } знаків
 }, а може бути щонайбільше { $most }
too-many-marks = у полі `{ $key }` одна літера має забагато знаків над собою і під собою
unknown-key = не знаю тут поля `{ $key }`
unseen-character = у полі `{ $key }` є знак, якого не можна ні показати, ні вимовити: U+{ $code }
word-twice = у полі `{ $key }` це слово є двічі
write-at-least = впишіть принаймні одне `{ $example }`
write-at-least-one-of = впишіть принаймні одне з: { $all }
write-date = день пишуть так: 2026-03-06; якщо відомий лише місяць чи рік, то в лапках: "2026-03", "2018"; без дати: "undated"
write-day = впишіть це так: 2026-12-24
write-number = впишіть ціле число від { $start } до { $end }
write-text = впишіть текст, а якщо це поле не обов’язкове, видаліть його
write-true-or-false = впишіть `{ $key } = true` (так) або `{ $key } = false` (ні)
wrong-type = у полі `{ $key }` має бути { $expected }, а є { $found }
type-boolean = true або false
type-date = дата або час
type-float = число з крапкою
type-integer = ціле число
type-list = список
type-list-of-texts = список текстів
type-table = група полів
type-text = текст
type-texts = текст для кожної мови

## Позначення й номери

change-id = дайте одному з двох інше позначення; друге — в { $first }
change-id-of-centre = дайте центру інше позначення або видаліть його `recipients`
id-characters = у позначенні `{ $id }` є знаки, яких там не може бути
id-twice = позначення `{ $id }` вжито двічі
centre-like-office = установа теж має позначення `{ $id }`, тож невідомо, для кого з них заявка
no-such = { $what ->
    [district] немає району
    [office] немає установи
    [group] немає групи
    [service] немає послуги
    [centre] немає центру
    [kind] немає виду занять
    [activity] немає занять
    [term] немає періоду
    [break] немає перерви
   *[other] немає
 } `{ $id }`
number-twice = номер { $number } вжито двічі
write-free-number = впишіть вільний номер від 100 до 999; цей уже є в { $first }
write-id = впишіть малі латинські літери від a до z і цифри, а між ними по одному дефісу

## Час

every-second-week = це заняття раз на два тижні, а тут пишуть ті, що бувають щотижня
no-day-of-year = такого дня немає в жодному році
no-such-day = немає дня `{ $part }`
no-such-time = немає часу `{ $part }`
no-such-weekday = не знаю дня тижня `{ $part }`
no-such-which = `{ $part }` — це не `first`, `second`, `third`, `fourth` і не `last`
unreadable-time = незрозуміло, що означає `{ $part }`
wrong-order-of-times = `{ $part }` закінчується не пізніше, ніж починається
write-rule = впишіть раз на два тижні як {"{"} at = "Tue 10:00–11:30", every = 2, starting = 2026-12-01 {"}"}, а день місяця як monthly = "first Mon 10:00–11:30"

## kiosk.toml

add-headphones = допишіть `headphones = "…"`, файл, у якому тоді стоїть `1`, або впишіть `start = "key"`
add-log-path = допишіть `path = "…"` або впишіть `to = "journal"`
add-recipients = допишіть `recipients = ["age1…"]` або впишіть `sealing = "none"`
clear-folder = приберіть те, що там є, або впишіть іншу теку; якої немає, ту кіоск створить, коли запуститься
folders-within = у `[paths]` одна з тек `spool` і `state` лежить в іншій: { $path }
headphones-unknown = голос має починати, коли вставлено навушники, але не сказано, звідки це відомо
keep-three-keys = залиште теперішній ключ, наступний і один на випадок втрати
key-of-nobody = це нічий відкритий ключ: те, що ним запечатано, міг би відкрити будь-хто
key-twice = у полі `recipients` цей ключ є двічі
language-twice = у полі `languages` мова `{ $tag }` є двічі
log-or-remove = впишіть `to = "file"` або видаліть `path`
log-without-path = журнал має йти у файл, але немає `path`
make-new-key = зробіть нову пару ключів програмою `age-keygen` і впишіть відкритий ключ, `age1…`
no-language-tag = `{ $tag }` — це не скорочення мови
no-languages = у полі `languages` має бути принаймні одна мова
no-panel = `{ $words }` — це не розміри екрана
no-permissions = `{ $octal }` — це не права доступу до файлу
no-public-key = це не відкритий ключ програми age, або одна літера неправильна
no-receipts-key = це не відкритий ключ програми minisign, або якоїсь літери бракує чи вона неправильна
name-other-folder = назвіть теки поруч: те, що робить одна, заважає іншій
no-state-home = невідомо, чия це тека: немає ні `XDG_STATE_HOME`, ні `HOME`
no-zone = немає часового поясу `{ $name }`
not-a-folder = `{ $key }` у `[paths]` не є текою: { $path }
path-of-shell = у шляху `{ $path }` є `~` або змінна, а тут їх ніхто не замінить
path-without-log = `path` пишуть лише тоді, коли журнал іде у файл
seal-or-remove = впишіть `sealing = "age"` або видаліть `recipients`
sealed-for-nobody = заявки мають бути запечатані, але не сказано, хто може їх відкрити
sealed-for-some = заявки мають бути запечатані, але не сказано, хто може відкрити ті, що для { $offices }
secret-key = це таємний ключ; його ніколи не повинно бути в кіоску
spool-is-state = `spool` і `state` — це одна й та сама тека
too-many-keys = у полі `recipients` більше ніж { $most } ключів
unsealed-recipients = `recipients` пишуть лише тоді, коли заявки запечатують
write-language-tag = впишіть дві або три малі літери: "pl"
write-name-such-as = впишіть назву на зразок `{ $name }`
write-panel = впишіть ширину й висоту в міліметрах, кожну від 50 до 5000: "527x296"
write-permissions = впишіть їх у вісімковому записі, щонайбільше "{ $most }": "0640"
write-public-key = впишіть його так, як його виводить `age-keygen`: "age1…"
write-receipts-key = впишіть другий рядок файла `minisign.pub`: 56 знаків, "RW…"
write-where-it-stands = впишіть для установи, де стоїть цей кіоск
write-whole-path = впишіть увесь шлях, наприклад "/var/lib/cas-kiosk/{ $key }"; лише `spool` і `state` можуть починатися змінною `XDG_STATE_HOME`, а після неї назвою

## Місто

add-holiday-date = допишіть `on = "12-24"` або `easter = 1`, тобто скільки днів після Великодня
add-privacy = допишіть `[privacy]` з полями `version`, `short` і `full`
add-response = допишіть `[response]` з полем `text`
practice-name = форма не прийняла б поле `name` як ім’я та прізвище
practice-phone = форма не прийняла б поле `phone` як номер телефону
country-letters = у полі `country` мають бути дві великі літери
country-code = у полі `country_code` мають бути цифри
dialled-prefix = для `trunk_prefix_dialled` потрібне поле `trunk_prefix`
holiday-with-two-dates = свято має одну дату, а це має і `on`, і `easter`
holiday-without-date = свято не має дати
home-too-long = на головній сторінці кількість пунктів — { $count }
hours-too-long = ці години не вмістяться в останньому рядку сторінки
no-extension-word = слово `{ $word }` не може стояти перед внутрішнім номером
no-privacy = немає повідомлення про особисті дані, на яке треба погодитися, а в { $file } є форма
no-response = не сказано, як скоро хтось відповість, а в { $file } є форма
stale-before-old = відомості стали б застарілими раніше, ніж старими
too-many-digits = `country_code` і `digits` разом мають більше ніж { $most } цифр
too-many-groups = груп послуг — { $count }
trunk-prefix = у полі `trunk_prefix` має бути цифра
write-practice-name = впишіть вигадані ім’я та прізвище, лише літерами: "Ala Kot"
write-practice-phone = впишіть вигаданий номер із стількома цифрами, скільки мають номери в цій країні: "12 000 00 00"
write-country = впишіть код країни (ISO 3166-1): "PL"
write-country-code = впишіть лише цифри, без плюса: "48"
write-digits = впишіть, скільки цифр іде після коду країни
write-extension-word = впишіть лише малі літери, без крапки: "wew"
write-fresh-days = впишіть щонайменше { $days }, як у `fresh_days`
write-one-time = впишіть один час, без днів: "7:30–15:30"
write-trunk-prefix = впишіть цифру, "0", або видаліть це поле

## Центри, заняття, оголошення, статті

add-meetings = допишіть `weekly = "Tue 10:00–11:30"` або `also_on = ["2026-12-05 10:00–11:30"]`; якщо ніхто не знає коли, `times = "not-known"`
add-every = допишіть `every = 2`, якщо це раз на два тижні; перший день занять — `from`
add-starting = допишіть `starting = 2026-12-01`, день першого заняття
needs = для `{ $key }` потрібне `{ $other }`
no-meeting-left-until = до { $until } не залишилося жодного заняття
other-weekday = { $starting } — інший день тижня, ніж `{ $day }` в `at`
sample-period = приклад змінював би дати справжніх занять
term-and-day = період має свої дні, а тут є ще `{ $key }`
times-known-and-not = написано, що час занять невідомий, а тут є `{ $key }`
write-each-alone = впишіть кожне окремо: ["first Mon 10:00–11:30", "third Mon 10:00–11:30"]
write-first-meeting = впишіть день першого заняття, наприклад { $next }, або виправте `at`
write-known-days = впишіть відомі дні або видаліть увесь запис
add-touches = допишіть `centres = ["…"]`, `services = ["…"]` або `activities = ["…"]`, або `everywhere = true`
always-alone = `always` має стояти саме, а тут є ще інші години
correct-term = виправте `from`, `until`, `not_on` або `breaks`, а якщо заняття вже скінчилися, видаліть їх
ends-before-it-begins = закінчується { $until }, раніше, ніж починається ({ $from })
merge-articles = об’єднайте дві з них
never-meets = ці заняття ніколи не відбуваються
no-mailbox = `{ $email }` — це не адреса електронної пошти
no-meeting-left = між { $from } і { $until } не залишилося жодного заняття
no-phone-number = `{ $number }` — це не номер телефону
no-such-place = центр `{ $centre }` не має місця номер { $place }
remove-place = видаліть `place` або допишіть це місце в центрі
too-many-articles = статей більше ніж { $most }
touches-nothing = оголошення нічого не стосується
write-always = впишіть `hours = "always"` або лише години
never-open = між { $from } і { $until } немає жодного з цих днів
correct-days = виправте `at` або `from` і `until`
always-on-holidays = `always` охоплює і свята
remove-holidays = видаліть `holidays`
hours-overlap = раніший запис має ті самі години того самого дня
write-apart = впишіть години, які не перетинаються; перерва – це час між двома записами одного дня
write-hours-each = впишіть кожні години окремо: hours = ["Mon–Fri 8:00–12:00", "Mon–Fri 13:00–15:00"]
write-mailbox = впишіть кожну адресу окремо: ["cas@example.org"]
write-phone-number = впишіть його так, як його читають: 12 425 36 38 wew. 153
write-place = впишіть число від 1 до { $count } або допишіть це місце в центрі

## Послуги

add-check = видаліть це або допишіть `[[eligibility.question]]`
add-last-rule = допишіть останнє правило без `when`, наприклад `outcome = "call"`
add-number = допишіть `number`, три вільні цифри
add-options = допишіть `option = [{"{"} id = "…", label = {"{"} … {"}"} {"}"}, …]`
add-phone-question = допишіть `[[question]]` з полем `kind = "phone"` і без `when`
add-reference-question = допишіть `[[question]]` з полем `kind = "reference"`, без `optional`, `when` і `answered_by`
answered-by-nothing = у полі `answered_by` має бути питання, яке ставлять перед формою, а таких питань немає
call-instead-without-phone = форма питає, хто відповість на дзвінок, а номер телефону можна пропустити
cards-taken = на цих картках уже є інша послуга
correct-rules = виправте правила, у яких воно є, або видаліть питання
fewer-options = приберіть найрідшу або об’єднайте деякі
group-full = у групі `{ $group }` більше ніж { $most } послуг
group-not-for = впишіть `group` замість `for`; інша — в { $first }
leave-questions = залиште щонайбільше { $most }; решту залиште установі
move-question = перенесіть його під питання, від якого воно залежить: таке, на яке кожен вибирає одну відповідь
move-rule = перенесіть його вище, додайте умов правилу перед ним або видаліть його
name-question = видаліть питання або впишіть його в `when` якогось правила
need-phone = видаліть `optional` з питання з полем `kind = "phone"` або видаліть питання з полем `kind = "call-instead"`
no-call-without-number = `no_call` у `site.toml` називає цю послугу, а вона не має номера, який можна вказати в підтвердженні
no-options = питання виду `{ $kind }` не має відповідей на вибір
no-phone-question = форма не кожного питає про номер телефону, тож декому не можна передзвонити
no-question-above = над цим питанням немає питання, яке можна вписати в `when`
no-reference-question = `no_call` у `site.toml` називає цю послугу, а її форма не кожного питає про номер попередньої заявки
no-rule-applies = жодне правило не підходить до відповідей {"{"} { $answers } {"}"}
on-cards = { $what ->
    [service] послуга
   *[other] це
 } `{ $id }` не має власної сторінки: вона має `for` і стоїть на картках
only-for-requests = `{ $key }` — для заявок, а `[[question]]` немає
only-in-group = `{ $key }` — лише для послуги в групі, а ця має `for`
other-group = перенесіть цю до іншої групи
question-never-asked = питання `{ $id }` ніколи не поставлять: жодне правило, у якому воно є, не може спрацювати
question-not-needed = жодному правилу не потрібне питання `{ $id }`
remove-options = видаліть їх або впишіть вид `choice` чи `choices`
remove-or-add-question = видаліть `{ $key }` або допишіть питання
remove-or-group = видаліть `{ $key }` або впишіть `group` замість `for`
rule-never-applies = це правило ніколи не спрацює: за будь-яких відповідей раніше спрацює попереднє
too-many-questions = перед відповіддю кількість питань — { $count }
write-in-group = впишіть ту, що є в групі
wrong-number-of-options = відповідей на вибір може бути від { $least } до { $most }, а є { $count }

## Слова паролів

add-password-words = допишіть більше або скопіюйте файл, що йде з програмою
add-passwords = додайте `passwords.toml` або скопіюйте файл, що йде з програмою
no-password-word = `{ $word }` не підходить як слово пароля
no-passwords = послуга має `visit_password`, а слів для паролів немає
no-word-in-language = цього слова немає мовою `{ $language }`, якою кажуть пароль
no-words-in-language = жодного слова немає мовою `{ $language }`, якою кажуть пароль
password-word-twice = `{ $word }` є тут двічі
too-few-password-words = кількість слів: { $count }. Якщо їх менше ніж { $least }, хтось міг би вгадати пароль
write-password-word = напишіть одне слово, від { $least } до { $most } літер, без пробілів, дефісів і цифр
write-words-language = впишіть мову слів, які кажуть біля дверей

## Слова кіоску

add-locale = допишіть `{ $language }/*.ftl` або видаліть `{ $language }` з поля `languages`
add-message = допишіть `{ $id } = …` з: { $variables }
close-brackets = закрийте кожну дужку або зробіть із цього кілька текстів
correct-braces = виправте назву між фігурними дужками
fluent = цього не вдається прочитати (Fluent: { $error })
message-missing = бракує тексту `{ $id }`
message-says-nothing = текст `{ $id }` порожній
message-twice = текст `{ $id }` є двічі
message-unknown = у першій мові немає тексту `{ $id }`
message-unsayable = текст `{ $id }` не вдається скласти ({ $error })
no-locale = немає слів цією мовою, а вона є в `kiosk.toml`
no-variable = без змінних
remove-or-rename = видаліть одне з двох або дайте йому іншу назву
too-many-brackets = в одному тексті більше ніж { $most } дужок `{"{"}` і `(`
write-after-equals = напишіть слова після знака рівності
write-message = напишіть `назва = слова`, а змінні так: {"{ \u0024name }"}; продовження в наступному рядку — з відступом
write-variables = впишіть ті змінні, що є в інших мовах
wrong-variables = у тексті `{ $id }` є: { $has }, а має бути: { $needed }

## Правила для голосу

add-hours = допишіть рядок `… = ` з 24 годинами
no-hours-otherwise = немає годин для всіх інших місць
rule-in-braces = у `{ $id }` є щось у фігурних дужках
rule-twice = `{ $written }` є двічі
voice-in-message = `{ $id }`: { $wrong }
voice-letters = тут не лише літери
voice-more-said = кажуть більше, ніж написано: якесь `*` або `#` нічого не заступає
voice-names = кількість назв — { $count }
voice-no-word = у цьому немає слова
voice-place = якесь місце не має числа або має поруч більше ніж одне слово
voice-rates = це не п’ять зростаючих швидкостей
voice-sides = це не пара: що написано і що кажуть
voice-unsayable = жоден голос цього не скаже: { $sign } (U+{ $code })
voice-variable = змінна не є окремим словом
write-as-many-wildcards = перед знаком рівності впишіть стільки ж `*` і `#`, як після нього
write-minutes = впишіть 59 хвилин після години, через кому
write-days = впишіть 31 день місяця, через кому
write-hours = впишіть 24 години від півночі, через кому
write-letters = впишіть літери, знак рівності та літери, які за них кажуть
write-months = впишіть назви дванадцяти місяців, через кому
write-numbers-from-one = впишіть числа від одного, щонайбільше до { $most }, через кому
write-rates = впишіть п’ять чисел від -100 до 100, починаючи з найповільнішого: `-40 -20 0 15 30`
write-sides = впишіть, що написано, знак рівності з пробілом з обох боків і те, що кажуть
write-sign-name = впишіть назву знака словами
write-spoken-in-words = напишіть це словами
write-spoken-place = впишіть `#`, для року `####`, для римського числа `^`, і слова поруч
write-variables-apart = впишіть кожну змінну один раз, з пробілом перед нею і після неї
write-words-themselves = впишіть самі слова

## Що не повинно потрапити до мешканців

contact-left-out = приклади пропускаються, а на кожній сторінці мають бути `[contact]` і `[emergency]`
ctrl-c = хто натисне Ctrl-C, вимкне програму
no-ctrl-c = впишіть `leave = "never"` під `[kiosk]`
examples = записи, які є лише прикладами: { $count }
replace-examples = впишіть правду й видаліть `sample` або впишіть `samples = "leave-out"` під `[content]` у kiosk.toml; `cas-kiosk check --advice` називає кожен
seal-requests = впишіть `sealing = "age"` і `recipients` під `[spool]` або, поки немає ключів, `sealing = "required"`; docs/office.md розповідає, як
spool-in-memory = заявки можуть бути лише в пам’яті, тож зникнуть, коли вимкнуть струм
still-as-delivered = немає номера або місця, або вони ще з прикладу
keys-missing = немає ключів, щоб запечатати заявки для { $offices }, тож того, що пішло б туди, у кіоску немає
unsealed-requests = заявки зберігаються незапечатаними, тож їх прочитає кожен, хто має диск
write-number-and-place = впишіть номер цього кіоску, від 1 до 99, інший, ніж у кожного іншого кіоску, і місце, де він стоїть
write-keys = впишіть `recipients` під `[[office]]` у файлі `site.toml` або під `[spool]`; docs/office.md розповідає, як
write-true-numbers = впишіть справжні номери в `site.toml` або видаліть `samples`
no-memory = видаліть `in_memory` під `[spool]`

## Що варто знати

advice-closed = з тексту видно, що щось зачинено, а `closed = true` немає; допишіть це, тоді кіоск пропустить заняття
advice-left-out = пропущено, бо це лише приклад
left-out = пропущено, бо це лише приклади: { $count }
advice-old = перевірено { $checked }, понад { $days } днів тому; запитайте ще раз
advice-old-soon = перевірено { $checked }, від { $from } це буде понад { $days } днів тому; запитайте ще раз
advice-over = скінчилося { $until }, і цього вже ніхто не бачить; видаліть це або виправте рік
advice-sample = лише приклад
advice-stray = кіоск цього не читає: це залишила інша програма або це копія
advice-undated = джерело не має дати; запитайте ще раз
advice-untranslated = не перекладено: { $languages }

## Таблиці й календарі від працівників

import-and = { $first }; { $next }
import-as-of = Станом на { $checked }.
import-as-of-saved = Станом на { $checked }: того дня збережено файл.
import-at = { $day ->
    [Mon] понеділок
    [Tue] вівторок
    [Wed] середа
    [Thu] четвер
    [Fri] п’ятниця
    [Sat] субота
   *[Sun] неділя
} { $hours }
import-busy = Саме зараз файли читає інша програма, тому нічого не зроблено. Спробуйте, будь ласка, за хвилину.
import-cell-changed = Рядок { $row }, «{ $title }», стовпець «{ $heading }»: «{ $new }» (було: «{ $old }»).
import-cell-empty = ця клітинка порожня. Будь ласка, заповніть її.
import-centre-changed = { $name }: { $new } (було: { $old }).
import-centre-gone = Уже немає в реєстрі: { $name }. Кіоск далі це показує. Якщо центр закрили, видаліть його, будь ласка, з centres.toml.
import-centre-new = Новий центр: { $name }.
import-changed = Зміна: { $title }: { $now } (було: { $before }).
import-closure = Зачинено { $days }: { $centre }: { $text }.
import-confirmed = Підтверджено { $checked }: { $titles }.
import-confirmed-ahead = { $given } ще попереду. Будь ласка, впишіть день, коли хтось це підтвердив.
import-conflict = { $name }: у реєстрі «{ $new }», а кіоск показує «{ $old }». Так і лишається. Якщо це не так, виправте, будь ласка, centres.toml.
import-elsewhere = таблиця не може цього сказати. Будь ласка, поверніть цю клітинку, а зміну впишіть у { $path }.
import-empty = Файл порожній. Будь ласка, перевірте, чи його збережено.
import-ends-before = «{ $given }» раніше за перший день. Будь ласка, виправте один із цих днів.
import-event-no-beginning = не вдалося прочитати день або годину. Будь ласка, виправте початок цієї події.
import-event-no-title = подія не має назви. Будь ласка, напишіть, що це.
import-event-order = закінчується раніше, ніж починається. Будь ласка, виправте години.
import-event-rule = повторюється так, як кіоск не вміє. Будь ласка, впишіть ці дні окремо.
import-event-too-often = повторюється надто часто. Будь ласка, виправте повторення.
import-event-zone = часовий пояс «{ $zone }» невідомий. Будь ласка, виберіть пояс Варшави.
import-every = { $at }, що { $weeks ->
    [few] { $weeks } тижні
   *[many] { $weeks } тижнів
} від { $starting }
import-far-cell = Щось є в комірці { $cell }, далеко від таблиці. Будь ласка, очистіть цю комірку і збережіть файл ще раз.
import-faults = Із цим файлом вміст мав би помилки, тому з нього нічого не взято. Покажіть це, будь ласка, адміністраторові.
import-formula = це формула, а не назва. Будь ласка, впишіть саму назву.
import-from = від { $day }
import-gone = «{ $title }»
import-guessed-closure = Здогад: «{ $title }» – це зачинено весь центр. Якщо ні, назвіть це, будь ласка, інакше.
import-guessed-end = Здогад: «{ $title }» триває { $minutes } хвилин, бо кінець не вказано.
import-guessed-kinds = Види занять за здогадом. Якщо якийсь неправильний, допишіть, будь ласка, стовпець «Вид»:
import-guessed-kinds-in-cells = Види занять за здогадом. Якщо якийсь неправильний, виберіть, будь ласка, правильний у стовпці «{ $heading }»:
import-guessed-kinds-in-titles = Види занять за здогадом. Якщо якийсь неправильний, допишіть, будь ласка, вид до назви заняття:
import-guessed-notice = Здогад: «{ $title }» не має годин, тому це буде оголошення на ці дні.
import-in-cell = рядок { $row }, колонка «{ $heading }»: { $what }
import-in-event = «{ $title }»: { $what }
import-in-row = рядок { $row }: { $what }
import-incomplete-table = Бракує стовпців. Для плану: { $plan }. Для закриттів: { $closures }. Таблиця починається з: «{ $has }».
import-kind = «{ $title }» – { $kind }
import-left-out = Пропущено, рядок { $row }: «{ $rest }».
import-locked = Файл має пароль. Будь ласка, збережіть його без пароля.
import-long-cell = У комірці { $cell } забагато тексту. Будь ласка, скоротіть його.
import-many = Змінилося б центрів: { $changed } із { $count }. Якщо так має бути, адміністратор прочитає файл через `cas-office import --all`.
import-mapping-unread = Не вдалося прочитати файл `import.toml` у вмісті: { $why }
import-markup = це позначки вебсторінки, наприклад <b>. Напишіть, будь ласка, лише слова.
import-monthly = { $which ->
    [first] перший раз
    [second] другий раз
    [third] третій раз
    [fourth] четвертий раз
   *[last] останній раз
} на місяць: { $at }
import-neither = «{ $given }» — це ні так, ні ні. Будь ласка, виберіть зі списку.
import-new = Нове: { $title }: { $when }.
import-no-centre = Невідомо, якого центру це стосується. Допишіть, будь ласка, стовпець «Центр» або почніть назву файлу з «CAS 38».
import-no-centre-in-row = бракує центру. Будь ласка, впишіть його назву.
import-no-confirmation = рядок змінено, а дня немає. Будь ласка, впишіть день, коли хтось це підтвердив. З цього рядка нічого не змінено.
import-no-date = «{ $given }» – це не день. Будь ласка, впишіть, наприклад, 24.12.2026.
import-no-date-of-file = Невідомо, з якого це дня. Напишіть, будь ласка, над таблицею або в назві файлу, наприклад, «станом на 24.11.2026».
import-no-day = «{ $given }» – це не день. Будь ласка, впишіть день тижня або, наприклад, 24.12.2026.
import-no-file = Файл не вдалося прочитати: { $error }
import-no-first-day = «{ $given }» не каже, від якого дня. Будь ласка, впишіть перший день, наприклад «що два тижні, від 4.12.2026», того самого дня тижня.
import-no-folder = Вміст є в самій програмі, і його не можна змінити. Будь ласка, вкажіть --config з файлом, у якому є `content`.
import-no-hours = «{ $given }» – це не години. Будь ласка, впишіть, наприклад, 10:00–11:30.
import-no-kind = невідомо, який це вид занять. Будь ласка, додайте колонку «Вид».
import-no-kind-in-cell = невідомо, який це вид занять. Будь ласка, виберіть його у стовпці «{ $heading }».
import-no-kind-in-title = невідомо, який це вид занять. Будь ласка, допишіть вид до назви.
import-no-mapping = У вмісті немає файлу `import.toml`, який каже, як читати таблиці. Будь ласка, скопіюйте той, що є з програмою.
import-no-open-hours = «{ $given }» – це не години роботи. Будь ласка, напишіть, наприклад, «пн–пт 8:00–15:00; сб 9:00–12:00».
import-no-record = у кіоску немає запису «{ $given }». Будь ласка, експортуйте таблиці ще раз або очистьте цю клітинку, якщо рядок новий.
import-no-such-centre = «{ $given }» – такого центру немає. Будь ласка, впишіть його назву або номер, наприклад CAS 38.
import-no-such-kind = кіоск не знає виду «{ $given }». Будь ласка, виберіть вид зі списку.
import-no-time = «{ $given }» – це не година. Будь ласка, впишіть, наприклад, 10:00.
import-no-time-at-all = бракує години. Будь ласка, впишіть, наприклад, 10:00.
import-no-title = бракує назви занять. Будь ласка, впишіть її.
import-not-on = крім { $days }
import-nothing = Тут немає нічого, що міг би показати кіоск.
import-notice = Оголошення { $days }: { $centre }: { $text }.
import-old-workbook = Це файл старого Excel. Будь ласка, збережіть його як .xlsx.
import-older = Цей файл від { $checked }, а те, що показує кіоск, новіше, від { $old }.
import-once = { $day } { $hours }
import-overtaken = { $count ->
    [one] { $count } запис у цій таблиці ніхто не змінив, а кіоск уже має новіший. Так і залишиться.
    [few] { $count } записи в цій таблиці ніхто не змінив, а кіоск уже має новіші. Так і залишиться.
   *[many] { $count } записів у цій таблиці ніхто не змінив, а кіоск уже має новіші. Так і залишиться.
}
import-over-midnight = триває після півночі. Будь ласка, закінчіть це того самого дня.
import-part-centre = центр: { $centre }
import-part-cost = вартість: { $cost }
import-part-cost-unknown = про вартість нічого
import-part-kind = вид: { $kind }
import-part-no-sign-up = без запису
import-part-note = { $note }
import-part-note-unknown = без примітки
import-part-sign-up = із записом
import-part-sign-up-unknown = про запис нічого
import-part-unknown = не вказано
import-persons = Прізвищ кіоск не показує, тому цих стовпців не взято: { $columns }.
import-place-stays = { $name }: немає рядка з адресою { $address }. Кіоск і далі її показує. Якщо це місце закрито, будь ласка, видаліть його з centres.toml.
import-row-older = рядок від { $day }, а кіоск показує новіший стан, від { $shown }. Нічого не змінено. Якщо рядок правильний, впишіть, будь ласка, день підтвердження.
import-scientific = «{ $given }» втратило останні цифри, можливо, не лише тут. Будь ласка, задайте колонці формат «текст» і впишіть номери ще раз.
import-still-shown = «{ $title }» не має рядка, а кіоск і далі це показує. Якщо цього вже немає, будь ласка, видаліть це з { $path }.
import-time-changed = Рядок { $row }, «{ $title }»: { $new } (було: { $old }).
import-time-gone = «{ $title }», вже ні: { $old }.
import-time-new = Рядок { $row }, «{ $title }», нове: { $new }.
import-too-large = Файл завеликий. Будь ласка, залиште в ньому лише таблицю.
import-too-long = це задовге. Будь ласка, впишіть щонайбільше { $most } знаків.
import-translations-gone = «{ $title }», стовпець «{ $heading }»: перекладів старого тексту вже немає ({ $translations }). Кіоск покаже всім новий текст.
import-twice = Рядок { $row }: номер { $number } ({ $name }) є вдруге з тією самою адресою. Враховано перший рядок. Будь ласка, видаліть один із них.
import-two-times = «{ $given }» – це дві години. Будь ласка, впишіть { $from }, а { $until } у колонці «{ $to }».
import-unchanged = Усе так, як було.
import-unknown-table = Таких заголовків програма не знає. Будь ласка, візьміть зразок або заголовки: Dzień, Od, Do, Zajęcia. Таблиця починається з: «{ $has }».
import-unread-beside = Не вдається прочитати { $path }: { $why }
import-unreadable = Це не таблиця і не календар, або файл пошкоджено. Будь ласка, збережіть його ще раз як .xlsx, .ods, .csv або .ics.
import-until = до { $day }
import-unused-columns = Ці колонки не використано: { $columns }.
import-unwritten = Не вдалося записати { $path }: { $why }
import-web-page = Це сторінка з інтернету, можливо, сторінка входу. Будь ласка, завантажте файл ще раз.
import-would-write = Було б записано: { $path }.
import-written = Записано: { $path }.
import-wrong-order = «{ $given }» не закінчується пізніше, ніж починається. Будь ласка, виправте години.
report-also = Для «{ $name }» кіоск показує також заняття з інших файлів: { $sources }. Якщо якийсь із них застарів, видаліть його, будь ласка.
report-card = Так кіоск покаже картку «{ $name }»:
report-changes = Що змінюється:
report-closures = Спершу це! Закриття не вдалося прочитати, і кіоск може послати людей до зачинених дверей:
report-conflicts = Тут хтось має вирішити:
report-gone = Чого вже немає:
report-guesses = Здогади і те, чого не взято:
report-known = { $count ->
    [one] { $count } запис підтверджено, і кіоск це вже знає.
    [few] { $count } записи підтверджено, і кіоск це вже знає.
   *[many] { $count } записів підтверджено, і кіоск це вже знає.
}
report-meetings = Так кіоск покаже найближчі заняття в «{ $name }»:
report-mend = Виправити:
report-newer = Новий лише день, станом на який це є. Решта така, як була.
report-read = Прочитано { $day } о { $time }.
report-refused = Чому:
report-start = Такий вигляд матиме перший екран кіоска { $day }:
report-to-mend = { $count ->
    [one] { $count } річ треба виправити.
    [few] { $count } речі треба виправити.
   *[many] { $count } речей треба виправити.
} Решту кіоск покаже.
report-unread = З цього файлу нічого не потрапило до кіоска. Кіоск показує те, що й раніше.
report-unconfirmed = Спершу це! Кіоск ще не показує зміни закриття, бо бракує її підтвердження:
report-well = Усе гаразд.
report-would-change = Що змінилося б:
tray-empty = Тека { $path } раптом порожня. Чи підключено мережеву теку? Нічого не забрано. Щоб забрати все, покладіть туди будь-який файл.
tray-folder = Не вдається прочитати папку { $path }: { $why }
tray-gone = { $name }: файлу вже немає, тому кіоск його більше не показує.
tray-needed = { $name }: не можна забрати з кіоска те, що з нього зроблено, бо воно потрібне іншому вмісту:
tray-other = Цей вміст робиться з папки { $other }, а не з { $path }. Якщо папка тепер деінде, вилучіть, будь ласка, .tray.json.
tray-read = { $name }: { $what }
tray-report = { $name } – результат.txt
tray-rival = Файл «{ $rival }» дає те саме, і рахується той, бо його назва перша. Залиште один із них або змініть назву цього.
tray-too-many = У папці { $path } більше файлів, ніж { $most }. Заберіть, будь ласка, ті, що не потрібні.
tray-undone = Те, що цей файл приніс { $at }, скасовано. Кіоск показує те, що й раніше. Файл буде прочитано, коли його змінять.
tray-unnamed = Файлів, назв яких не вдається прочитати: { $count }. Змініть, будь ласка, їхні назви.
tray-waits = { $name }: новий або змінений. Його буде прочитано наступного разу, якщо ніхто його вже не записує.
undo-done = Скасовано те, що прочитано { $at }.
undo-edited = { $path } хтось змінив після того читання, тому нічого не скасовано. Виправте його, будь ласка, вручну.
undo-faults = Після скасування вміст мав би ці помилки, тому нічого не скасовано:
undo-nothing = Немає чого скасовувати.
undo-removed = Вилучено: { $path }.
undo-restored = Як було раніше: { $path }.

## What is exported

export-options = `--centre` і `--kind` – лише для ics, `--web` – для openactive, `--corrections` – для sheets. Пропустіть те, що для іншого формату.
export-no-postal = Цьому формату потрібні країна і регіон у кожній адресі. Допишіть, будь ласка, у site.toml: [postal], country = "…" і region = "…".
export-no-such = Немає центру чи виду занять «{ $id }». Впишіть, будь ласка, id, наприклад cas-38.
export-samples = { $count ->
    [one] Пропущено одне заняття, бо це лише приклад.
   *[other] Пропущено заняття, які є лише прикладом: { $count }.
}
export-stale = { $count ->
    [one] Пропущено години одного заняття, бо вони надто давні.
   *[other] Пропущено години занять, бо вони надто давні: { $count }.
}
export-untimed = { $count ->
    [one] Пропущено одне заняття, бо невідомо, коли воно.
   *[other] Пропущено заняття, про які невідомо, коли вони: { $count }.
}

## Таблиці, які експортують

export-no-heading = Файл `import.toml` у вмісті не має назви для стовпця `{ $column }`. Будь ласка, додайте її під [columns], як у тому, що є з програмою.
export-unmade = Не вдалося зробити книгу { $file }: { $why }
export-found-wrong = На { $card } щось не так: { $what }
export-sensitive-cards = Пропущено те, що сказали про сторінки, яких інші не повинні бачити.
export-unknown-card = Цього вже немає у змісті. { $told }
sheet-closure-example = центр зачинено
sheet-confirm = Підтвердити
sheet-confirm-file = підтвердити
sheet-confirm-help = Спершу те, чому найменше можна довіряти. Що змінилося, виправляють у плані центру або в переліку.
sheet-confirmed-help = У стовпець «{ $confirmed }» впишіть, будь ласка, день, коли хтось це підтвердив.
sheet-contact-centre = Назва, адреса й телефон: { $what }
sheet-every = кожні { $weeks } тиж., від { $starting }
sheet-every-second = раз на два тижні, від { $starting }
sheet-lists = Списки
sheet-monthly = { $day }, { $which ->
    [first] перший раз
    [second] другий раз
    [third] третій раз
    [fourth] четвертий раз
   *[last] останній раз
} на місяць
sheet-notices = Закриття й оголошення
sheet-notices-file = notices
sheet-notices-help = Рядок — це одне закриття або одне оголошення. Будь ласка, виправте, що змінилося, а нові допишіть унизу.
sheet-plan = План
sheet-plan-file = plan
sheet-plan-help = { $name }. Рядок — це один час заняття. Будь ласка, виправте, що змінилося, а нові заняття допишіть унизу.
sheet-register = Центри
sheet-register-file = центри
sheet-register-help = Рядок — це одна адреса центру. Будь ласка, виправте, що змінилося.
sheet-title-example = { $example }: { $title }
sheet-told-phone = телефон
sheet-told-hours = дні або години
sheet-told-address = адреса
sheet-told-gone = цього вже немає
sheet-told-other = щось інше
sheet-undated = невідомо

## Що порахували кіоски

counts-unread = Файл { $file } не можна використати: { $why }
counts-why-missing = його немає. Перевірте, де він
counts-why-rights = програма не має права його читати. Дайте їй це право
counts-why-large = він більший за ті, які записують кіоски. Заберіть його з кіоску ще раз
counts-why-no-file = це не файл, або диск несправний. Перевірте, що там є
counts-why-damaged = він пошкоджений, або його записав не кіоск. Заберіть його з кіоску ще раз
counts-why-other = це файл іншого виду ({ $kind }). Вкажіть правильний
counts-why-newer = він версії { $version }, якої ця програма не знає. Встановіть новішу програму
counts-twice = { $file } — це кіоск { $kiosk } і { $month }, як і інший файл. Вкажіть кожен один раз.
counts-ids = У змісті є помилки, тому послуги названо ідентифікаторами: { $faults }
counts-month = Місяць
counts-what = Що
counts-service = Послуга
counts-reason = Причина
counts-number = Число (округлене до 5; <10: менше ніж 10)
counts-requested = Надіслані заявки
counts-refused = Не для цієї людини
counts-unavailable = Заявку не можна було прийняти
counts-found-nothing = Пошуки без результату
counts-total = Сума наведених чисел
counts-rule = правило { $number }

## Що лікар знайшов на машині і що зробити

doctor-mark-ok = добре
doctor-mark-mend = ВИПРАВИТИ
doctor-mark-unknown = невідомо
doctor-mark-root = лише root
doctor-mark-not-here = -
doctor-mark-ask = питання
doctor-sum = Виправити: { $mend }. Що бачить лише root: { $root }.
doctor-not-here = Тут цього немає.
doctor-do = Зробіть: { $what }
doctor-absent = Тут немає: { $what }.
doctor-denied = Лише root може подивитися { $what }.
doctor-as-root = Запустіть це ще раз як root.
doctor-unread = Не відповідає { $what }: { $why }.
doctor-look-yourself = Перевірте самостійно.

doctor-unit-well = { $name } запускається разом із машиною і працює на { $stand }.
doctor-unit-disabled = { $name } не запускається разом із машиною.
doctor-unit-enable = Зробіть: systemctl enable --now { $name }
doctor-unit-ends = { $name } не запускається знову, коли закінчиться.
doctor-unit-restart-always = Впишіть Restart=always під [Service].
doctor-unit-still = { $name } запускається разом із машиною, але жоден кіоск зараз не працює.
doctor-unit-look = Подивіться чому: systemctl status { $name }

doctor-config-well = { $path } не має помилок.
doctor-config-faults = { $count ->
    [one] Одна помилка: { $first }.
   *[other] Помилки: { $count }, перша: { $first }.
}
doctor-config-check = Усі: cas-kiosk check
doctor-config-first = Спершу виправте помилки: cas-kiosk check
doctor-config-private = { $count ->
    [one] Одну річ не можна показувати публічно.
   *[other] Речі, які не можна показувати публічно: { $count }.
}
doctor-config-check-deploy = Усі: cas-kiosk check --deploy
doctor-content-well = Кіоск показує власні файли, від { $since }.
doctor-content-embedded = Кіоск показує зміст із програми.
doctor-content-faults = { $count ->
    [one] Кіоск показує не той зміст, що має, через помилку: { $first }.
   *[other] Кіоск показує не той зміст, що має. Помилки: { $count }, перша: { $first }.
}
doctor-content-unknown = Жоден кіоск не записав, що він показує.
doctor-content-start = Запустіть його і подивіться ще раз. Чи [paths] state це папка, куди він може писати?
doctor-content-unread = Зміст не можна прочитати.
doctor-content-silent = Коли кіоск запускався, диск із його файлами не відповідав, тому він показує інший зміст.
doctor-content-no-config = Доки у { $path } є помилка, невідомо, що кіоск має показувати. Запущений так, він лише каже, кому дзвонити.
doctor-content-disk = Подивіться на диск: dmesg. Доки він не відповідає, кіоск показує те, що зберіг, або зміст із програми.
doctor-age-well = Найновіші факти перевірено { $newest }.
doctor-age-old = Найновіші факти перевірено { $newest }, понад { $days } днів тому.
doctor-age-unknown = Жоден факт не каже, коли його перевірено.
doctor-age-confirm = Попросіть працівників підтвердити; що застаріло: cas-kiosk check --advice
doctor-versions = cas-kiosk { $program }, Linux { $kernel }, systemd { $systemd }, { $system }
doctor-versions-kernel = Для великих літер на консолі потрібен Linux 6.2 або новіший.

doctor-letters-height = Велика літера має близько { $mm } мм; щоб прочитати її з { $distance } мм, треба { $least } мм.
doctor-letters-larger = Установіть більший шрифт: папка deploy/ у репозиторії каже як.
doctor-letters-no-panel = Невідомо, якої величини панель, і вона сама цього не каже.
doctor-letters-panel-mm = Виміряйте її і впишіть під [screen] у kiosk.toml: panel_mm = "527x296"
doctor-letters-unmeasured = Екран не каже, скільки в ньому пікселів.
doctor-letters-elsewhere = Звідси не видно літер у терміналі кіоску.
doctor-letters-display = Подивіться там: cas-kiosk display
doctor-driver-well = { $driver }; під’єднано: { $connected }
doctor-driver-none = Екран не має буфера кадру, тому консоль має лише малі літери.
doctor-driver-no-drm = Немає драйвера екрана, тому cage нічого не показує.
doctor-driver-install = Установіть драйвер і мікропрограму графічної карти.
doctor-display-none = Екран не під’єднано.
doctor-display-connect = Під’єднайте і ввімкніть екран; спробуйте інший кабель.
doctor-font-well = { $width }x{ $height } пікселів.
doctor-font-small = { $width }x{ $height } пікселів: з місця, де стоять люди, цього не прочитати.
doctor-font-set = Установіть шрифт кіоску, як у deploy/console; подивіться, чи інша служба не ставить свій.

doctor-keymap-well = Розкладка { $layout }, з { $place }.
doctor-keymap-loaded = Розкладка { $layout }, з { $place }. На клавішах є всі літери мови { $language }.
doctor-keymap-us = Розкладка американська, у ній не всі літери мови { $language }.
doctor-keymap-set = Впишіть XKBLAYOUT="pl" у /etc/default/keyboard, з пакетом console-setup. Стрілками можна написати все.
doctor-keymap-set-cage = Впишіть XKB_DEFAULT_LAYOUT=pl в Environment= юніта. Стрілками можна написати все.
doctor-keymap-not-loaded = На завантажених клавішах немає { $missing }, хоча в { $place } стоїть { $layout }.
doctor-keymap-load = Впишіть CHARMAP="UTF-8" у /etc/default/console-setup, виконайте setupcon --save-only і запустіть машину знову.
doctor-console-keys-well = Жодна клавіша не змінює консоль, не зупиняє екран і не перезапускає машину.
doctor-console-keys-open = { $count ->
    [one] Клавіші досі роблять те, чого не можна відвідувачам: { $example }.
   *[other] Клавіші досі роблять те, чого не можна відвідувачам, наприклад { $example }; разом: { $count }.
}
doctor-console-keys-lock = Нехай юніт запускає lock-keys перед кіоском: deploy/console.
doctor-cage-well = cage не дає клавішам змінити консоль.
doctor-cage-open = cage має опцію -s, тому Ctrl-Alt-F2 веде на іншу консоль.
doctor-cage-shut = Приберіть -s з ExecStart= юніта.
doctor-sysrq-off = Alt і SysRq нічого не роблять.
doctor-sysrq-on = Alt і SysRq діють (kernel.sysrq = { $value }).
doctor-sysrq-switch-off = Впишіть kernel.sysrq = 0 у файл в /etc/sysctl.d, останній за назвою; потім sysctl --system
doctor-ctrl-alt-del-off = Ctrl, Alt і Delete нічого не роблять.
doctor-ctrl-alt-del-on = Ctrl, Alt і Delete можуть перезапустити машину.
doctor-power-keys-off = Клавіші живлення і сну та кришка нічого не роблять.
doctor-power-keys-on = { $count ->
    [one] Одна клавіша живлення або сну досі діє.
   *[other] Клавіші живлення або сну, що досі діють: { $count }.
}
doctor-logind-write = Впишіть під [Login] у /etc/systemd/logind.conf.d/cas-kiosk.conf: { $what }

doctor-consoles-shut = На іншій консолі ніхто не може увійти.
doctor-consoles-open = На інших консолях можна увійти.
doctor-getty-none = Там, де стоїть кіоск, входу немає.
doctor-getty = { $units } дає увійти на консолі.
doctor-boot-password = GRUB питає пароль перед кожною зміною, а запускає без пароля.
doctor-boot-open = GRUB дає будь-кому змінити те, як запускається машина.
doctor-boot-set-password = Задайте superusers і password_pbkdf2 в /etc/grub.d/40_custom (grub-mkpasswd-pbkdf2), потім update-grub.
doctor-boot-waits = GRUB питає пароль при кожному запуску.
doctor-boot-unrestrict = Додайте --unrestricted до CLASS в /etc/grub.d/10_linux, потім update-grub.
doctor-boot-no-editor = systemd-boot нікому не дає змінити те, як запускається машина.
doctor-boot-editor = systemd-boot дає будь-кому змінити те, як запускається машина.
doctor-boot-write-no-editor = Впишіть «editor no» у loader.conf.
doctor-boot-unknown = Налаштувань GRUB або systemd-boot не знайдено.

doctor-spool-well = Файл вдалося зберегти і видалити: { $path } ({ $system }, місця { $mb } МБ).
doctor-spool-missing = Немає { $path }, тому жодної заявки не можна зберегти.
doctor-spool-make = Запустіть юніт, який зробить її з правильним власником, або змонтуйте її диск.
doctor-disk-hangs = Диск { $path } не відповів за { $seconds } с.
doctor-spool-disk = Подивіться на диск: dmesg. Інформація далі показується; заявки не приймаються.
doctor-spool-fault = Заявку не можна зберегти: { $fault }.
doctor-spool-mend = Доки це не виправлено, відвідувачі читають про це, з номером, куди дзвонити.
doctor-place-well = Вона лежить у файловій системі { $mount }, на яку systemd не чекає.
doctor-place-below = Вона лежить на диску, змонтованому в { $mount }. Якщо він зависне, systemd чекатиме на нього перед кожним запуском, з чорним екраном.
doctor-place-move = Змонтуйте його деінде, наприклад у /srv/cas-kiosk: опис є в deploy/.
doctor-user-none = Юніт не називає наявного користувача, тому невідомо, хто записує заявки.
doctor-user-make = Створіть користувача і впишіть User= в юніт: deploy/ каже як.
doctor-rights-well = { $name } може писати, а папки закриті для інших, крім їхньої групи.
doctor-rights-none = { $name } не може писати в { $path }.
doctor-rights-all = Кожен на цій машині може подивитися в { $path }.
doctor-waiting = { $count ->
    [0] Жодна заявка не чекає.
    [one] Чекає одна заявка, від { $hours } год.
   *[other] Заявки, що чекають: { $count }, найстаріша від { $hours } год.
}
doctor-waiting-take = Чи офіс їх забирає? docs/office.md
doctor-sealed = { $count ->
    [one] Пробний файл запечатано одним ключем. Якщо ключ зникне, заявок ніхто не прочитає.
   *[other] Пробний файл запечатано. Ключі: { $count }.
}
doctor-sealed-each = { $count ->
    [one] Пробний файл запечатано. Установи і центри: { $receivers }. Десь лише один ключ: якщо він зникне, заявок ніхто не прочитає.
   *[other] Пробний файл запечатано. Установи і центри: { $receivers }. Ключі в кожному: щонайменше { $count }.
}
doctor-seal-failed = Не вдалося запечатати пробний файл.
doctor-seal-keys = Подивіться на recipients під [spool] у kiosk.toml.
doctor-unsealed = Заявки не запечатані: хто забере машину, може їх прочитати.
doctor-seal = Зробіть ключі і впишіть sealing = "age" та recipients під [spool]: docs/office.md

doctor-clock-well = Зараз { $now }.
doctor-clock-early = Годинник показує { $now }, але не може бути раніше { $earliest }: програма або зміст новіші.
doctor-clock-set = Установіть його: timedatectl set-time. Якщо помиляється після кожного запуску, замініть батарею.
doctor-sync-well = Годинник установлює інший годинник.
doctor-sync-none = Ніщо не встановлює годинник.
doctor-sync-install = Установіть systemd-timesyncd або chrony. Без мережі дивіться на годинник щомісяця.

doctor-watchdog-well = systemd запускає кіоск знову, якщо він не відповідає { $time }.
doctor-watchdog-none = Кіоск, що завис, не запускається знову.
doctor-watchdog-set = Візьміть юніт з deploy/: Type=notify і WatchdogSec=20s.
doctor-hardware-well = Машина запускається знову, якщо systemd не відповідає { $time }.
doctor-hardware-missing = Машина не показує сторожа (watchdog).
doctor-hardware-load = Завантажте його модуль, наприклад iTCO_wdt, або, якщо його немає, softdog: /etc/modules-load.d
doctor-hardware-unused = Машина має сторожа (watchdog), і ніхто ним не користується.
doctor-hardware-set = Впишіть RuntimeWatchdogSec=30s під [Manager] у /etc/systemd/system.conf.d/cas-kiosk.conf
doctor-score = Оцінка відкритості юніта: { $score }; має бути щонайбільше { $most }.
doctor-score-lower = Візьміть юніт з deploy/ або подивіться: systemd-analyze security
doctor-landlock-well = Рівень { $level }: кіоск сам обмежує свій доступ.
doctor-landlock-off = Ядро має Landlock, але вимкнений, тому кіоск не може обмежити свій доступ.
doctor-landlock-switch-on = Додайте landlock до lsm= у командному рядку ядра.
doctor-landlock-missing = Ядро не має Landlock, тому кіоск не може обмежити свій доступ.
doctor-landlock-kernel = Візьміть ядро дистрибутива, 5.13 або новіше.
doctor-landlock-unknown = Ядро нічого не каже про Landlock.

doctor-voice-well = Speech Dispatcher відповідає в { $path }.
doctor-voice-silent = У { $path } не відповідає жоден Speech Dispatcher.
doctor-voice-start = Подивіться: systemctl status speech-dispatcherd; docs/voice.md
doctor-voice-none = Голосу немає, тому хто не бачить, не скористається кіоском.
doctor-voice-install = Установіть його, як у docs/voice.md.
doctor-headphones-well = Про них каже файл: { $path }
doctor-headphones-silent = { $path } не каже, коли їх під’єднують.
doctor-headphones-elsewhere = Нехай щось записує цей файл деінде: docs/voice.md
doctor-headphones-no-folder = Папки файлу { $path } немає.
doctor-headphones-make = Зробіть її до запуску кіоску, наприклад через RuntimeDirectory=.

doctor-ask-firmware = Чи мікропрограма (BIOS, UEFI) питає пароль перед кожною зміною?
doctor-ask-usb = Чи машина запускається лише з власного диска, а не з флешки чи мережі?
doctor-ask-case = Чи корпус замкнений і ніхто не дістане до гнізд і кнопок?
doctor-ask-power = Чи машина запускається сама, коли повертається струм?

setup-number = Номер цього кіоску, від 1 до 99
setup-place = Де він стоїть, для установи
setup-district = Район, у якому він стоїть
setup-languages = Його мови, перша першою
setup-way = Як збільшувати літери: auto, native, scaled або blocks
setup-panel = Виміряний розмір екрана в міліметрах, наприклад 527x296; - якщо ніхто не міряв
setup-distance = Відстань, з якої читають екран, у міліметрах
setup-recipients = Відкриті ключі установи, яка отримує заявки, age1…; - якщо ще жодного: тоді кіоск не приймає заявок
setup-no-zero = 0 — це номер кіоску, який ще не має свого: впишіть від 1 до 99, інший, ніж у кожного іншого кіоску
setup-unreadable = Цих літер не можна прочитати: це не UTF-8. Впишіть, будь ласка, ще раз.
setup-written = Записано { $path }.
setup-start-again = Тепер перезапустіть комп’ютер: systemctl reboot. Це виправляє те, що знайдено щодо літер, шрифту та юніта. Потім: cas-kiosk doctor
setup-unfinished = відповіді закінчилися до останнього питання, тож нічого не записано.

# [fleet] in kiosk.toml

no-store = це не адреса сховища
write-store = впишіть https://host/bucket або file:///folder для папки чи флешки
no-fleet-name = `{ $name }` не є назвою кіоску
write-fleet-name = пишіть малі літери від a до z, цифри й поодинокі дефіси, наприклад cas-07
no-ring = `{ $name }` не є назвою кільця
no-ring-for-signers = є ключі тих, хто публікує вміст, але немає кільця, з якого його беруть
write-ring = впишіть ring = "stable" або іншу назву з малих літер від a до z, цифр і поодиноких дефісів
no-signers = вмісту кільця довіряють лише тоді, коли його підписав відомий тут ключ
write-signers = впишіть signers = ["RW…", "RW…"]: другі рядки файлів `minisign.pub` тих, хто публікує

# [printer] in kiosk.toml

no-queue = `{ $name }` не є назвою черги CUPS
write-queue = впишіть назву, яку виводить `lpstat -e`: без пробілів, / і #
no-whole-path = `{ $path }` не каже, де це від початку диска
begin-with-slash = впишіть повний шлях, наприклад /dev/usb/lp0: він починається з /
only-for-way = `{ $key }` лише для принтера, який має `way = "{ $way }"`
way-or-remove = впишіть `way = "{ $way }"` або вилучіть `{ $key }`
no-such-paper = аркуші — для принтера в CUPS, а рулони — для чекового принтера
write-paper = впишіть `paper = "{ $usual }"` або `paper = "{ $other }"`

## Заявка на аркуші й за столом

sheet-unknown-when = кіоск не знав, коли
sheet-from-when = від { $at }
sheet-years = { $count } р. (написано: { $typed })
sheet-born = рік народження { $year } (написано: { $typed })
sheet-phone = { $e164 } (написано: { $typed })
sheet-phone-extension = { $e164 } внутр. { $extension } (написано: { $typed })
sheet-no-answer = (без відповіді)

## Стіл

desk-title = Заявки
desk-caption = Найстаріші заявки згори
desk-states = Заявки за станом
desk-name = Стіл
desk-skip = До змісту
desk-nav = Сторінки
desk-open-requests = Треба зробити
desk-all-requests = Усі
desk-search = Шукати
desk-search-help = Номер заявки, прізвище або телефон
desk-found = Знайдено
desk-signed-in = Працює: { $user }
desk-sign-out = Вийти
desk-language = Мова
desk-language-change = Змінити мову
desk-reference = Номер
desk-age = Чекає
desk-service = Послуга
desk-place = Місце
desk-language-short = Мова
desk-call-at = Коли дзвонити
desk-state = Стан
desk-late = понад добу
desk-minutes = { $count } хв
desk-hours = { $count } год
desk-days = { $count ->
    [one] { $count } день
    [few] { $count } дні
   *[other] { $count } днів
  }
desk-to-come = дата з майбутнього
desk-none = Такої заявки немає.
desk-none-so = Тут нічого немає.
desk-next = Наступні
desk-first = До перших
desk-table = Як таблиця (CSV)
desk-due = нагадати { $day }
desk-due-today = Нагадування на сьогодні: { $count }
desk-own-name = Українська
desk-state-new = нова
desk-state-called = після розмови
desk-state-no-answer = ніхто не відповів
desk-state-no-answer-times = ніхто не відповів, { $count ->
    [one] раз
    [2] двічі
   *[other] разів: { $count }
  }
desk-state-arranged = домовлено
desk-state-arranged-on = домовлено на { $day }
desk-state-closed = закрито: { $how }
desk-state-closed-any = закриті
desk-state-not-ours = інша установа
desk-how-done = зроблено
desk-how-refused = людина вже не хоче
desk-how-withdrawn = людина відкликала
desk-how-unreachable = немає зв’язку
desk-how-not-for-them = не для цієї людини
desk-how-other = інакше
desk-request = Заявка { $reference }
desk-who = Хто
desk-no-name = без прізвища
desk-phone = Телефон
desk-no-phone = без номера
desk-call-instead = Хто відповість на дзвінок
desk-speaks = Мова розмови
desk-what = Справа
desk-about = Про що
desk-sent = Надіслано
desk-from = Звідки
desk-kiosk = кіоск { $number }, { $place }
desk-helped-by = Заповнено з допомогою
desk-helped-volunteer = волонтера
desk-helped-staff = працівника закладу
desk-helped-family = родини
desk-helped-other = іншої людини
desk-password = Пароль візиту
desk-password-help = Його каже той, хто приходить до дверей. Не телефоном.
desk-answers = Що написано
desk-situation = Що сказано перед формою
desk-notice = Згода (версія: { $notice })
desk-what-now = Що сталося?
desk-do-called = Розмова відбулася
desk-do-no-answer = Ніхто не відповів
desk-do-arranged = Справу домовлено
desk-arranged-day = На який день домовлено (якщо він є)
desk-do-closed = Справу закінчено
desk-how = Як закінчилася справа
desk-do-not-ours = Це справа іншої установи
desk-which-office = Яка установа займеться справою (нотатки лишаються тут)
desk-office = Установа
desk-do-opened = Відкрити знову
desk-do-remind = Нагадати мені
desk-remind-day = Якого дня нагадати
desk-do-remind-no-more = Не нагадувати
desk-do-note = Зберегти лише нотатку
desk-note = Нотатка
desk-notes = Нотатки
desk-history = Що відбувалося
desk-seen-by = Хто дивився
desk-reminders = Хто повернувся з цією справою до кіоска
desk-earlier = Заявка, якої це стосується
desk-earlier-none = Немає заявки з номером { $reference }.
desk-forgotten = дані видалено
desk-kept = Збережено. Стан: { $state }.
desk-not-kept = Не збережено
desk-typed-day = Вказаний день: { $day }.
desk-note-waits = Нотатка. Після входу вона буде на картці, і її ще треба зберегти.
desk-note-unsaved = Нотатку ще не збережено. Виберіть, будь ласка, кнопку.
desk-due-list = Нагадування на сьогодні
desk-requests-so = Заявки: { $state }
desk-stale-own = Ця сторінка була старша за останню зміну, яку вже збережено. Тепер нічого не збережено. Нижче теперішній стан.
desk-to-field = До поля, яке треба виправити
desk-gone = Заявка { $reference } від { $day }: дані видалено, бо її закрито давно. Стан: { $state }.
desk-day = { $day } { $month ->
    [1] січня
    [2] лютого
    [3] березня
    [4] квітня
    [5] травня
    [6] червня
    [7] липня
    [8] серпня
    [9] вересня
    [10] жовтня
    [11] листопада
   *[other] грудня
} { $year }
desk-kept-note = Нотатку збережено.
desk-kept-remind = Збережено. Про заявку буде нагадано { $day }.
desk-kept-remind-no-more = Збережено. Нагадування не буде.
desk-next-request = Наступна: { $reference }
desk-handed = { $office }: заявка там від { $at }. У цій справі телефонуйте, будь ласка, туди.
desk-handed-waiting = { $office }: за мить заявка буде там. До того часу її можна тут відкрити знову.
desk-handed-stuck = { $office }: заявка чекає на передачу від { $at }. Скажіть про це, будь ласка, людині, яка опікується програмою.
desk-handed-not-yet = ще не передано
desk-late-there = чекає надто довго
desk-note-too = Нотатка, якщо вона потрібна. Її зберігає кожна кнопка нижче.
desk-choose = – виберіть, будь ласка –
desk-stray-day = Вказано день або вибрано щось, що не належить до цієї кнопки. Натисніть, будь ласка, кнопку поруч або приберіть це. Нічого не змінено.
desk-odd-day = Чи це точно { $day }? Цей день давно минув або настане більше ніж за два роки. Нагадати можна щонайраніше сьогодні. Нічого не змінено.
desk-no-how = Виберіть, будь ласка, як справу закрито. Нічого не змінено.
desk-no-deed = Виберіть, будь ласка, одну з кнопок. Нічого не змінено.
desk-reminds = про давнішу заявку
desk-has-reminders = знову біля кіоска
desk-scroll = Таблицю можна пересувати вбік.
desk-stale = Хтось інший змінив цю заявку після того, як її тут відкрили. Нічого не збережено. Нижче її теперішній стан.
desk-stale-note = Нотатка досі в полі.
desk-not-fitting = За теперішнього стану заявки цього вже не можна зробити. Нічого не змінено.
desk-delivered = Ця заявка вже тут: { $office }. Зателефонуйте туди, будь ласка.
desk-no-day = Виберіть, будь ласка, цілий день, наприклад { $example }. Нічого не змінено.
desk-no-note = Спершу напишіть, будь ласка, нотатку.
desk-note-too-long = У нотатці понад { $count } літер. Скоротіть її, будь ласка. Нічого не збережено.
desk-no-office = Виберіть, будь ласка, установу. Нічого не змінено.
desk-not-found = Такої сторінки немає
desk-not-found-help = Можливо, дані заявки видалено, бо її давно закрито.
desk-to-list = До списку
desk-sign-in-first = Увійдіть, будь ласка
desk-sign-in-help = Відкрийте посилання, яке надрукувала програма столу. Кожне діє один раз.
desk-link-used = Це посилання вже використано, або воно старе
desk-link-used-help = Програма надрукувала нове. Відкрийте, будь ласка, його.
desk-refused = Це прийшло не зі сторінки цього столу
desk-refused-help = Нічого не змінено. Поверніться, будь ласка, оновіть сторінку і зробіть це ще раз.
desk-failed = Не вдалося
desk-failed-help = Нічого не змінено. Скажіть, будь ласка, тому, хто доглядає програму: { $why }
desk-too-large = Надіслано забагато за один раз
desk-too-large-help = Нічого не змінено. Форма може мати щонайбільше { $count } КіБ. Поверніться, будь ласка, і впишіть або вставте менше.
desk-too-slow-help = Нічого не змінено, бо надійшло не все. Поверніться, будь ласка, і надішліть це ще раз.
desk-disabled = Зараз сюди не можна увійти
desk-disabled-help = Доступ під цим ім'ям вимкнено. Запитайте, будь ласка, людину, яка дбає про програму.
desk-ends = Якщо нічого не робити, вхід діє до { $at }.
desk-too-much = Відкрито забагато сторінок водночас
desk-too-much-help = Будь ласка, зачекайте хвилину й оновіть сторінку.
desk-sign-in = Увійти
desk-user-name = Ім'я користувача
desk-user-password = Пароль
desk-password-forgotten = Не пам'ятаєте пароля? Новий дасть людина, яка дбає про програму.
desk-wrong-password = Ім'я і пароль не підходять одне до одного. Будь ласка, спробуйте ще раз.
desk-try-later = Було забагато спроб. Наступна можлива після { $at }.
desk-old-password = Дотеперішній пароль
desk-chosen-password = Новий пароль, щонайменше { $count } знаків
desk-password-again = Новий пароль ще раз
desk-change-password = Змінити пароль
desk-password-kept = Відтепер діє новий пароль.
desk-password-short = Новий пароль має менше ніж { $count } знаків. Будь ласка, подовжте його. Нічого не змінено.
desk-passwords-differ = Нові паролі різні. Нічого не змінено.
desk-wrong-old-password = Дотеперішній пароль інший. Нічого не змінено.
desk-time = Доки ви в системі
desk-ends-soon = О { $at } буде вихід із системи. Що не збережено, пропаде.
desk-stay = Залишаюся
desk-time-is-over = Ви вийшли із системи: минув час або доступ вимкнено. З цієї сторінки нічого не збережено. Увійдіть, будь ласка, ще раз.
desk-lost-note = Нотатку не збережено. Її можна звідси скопіювати:
desk-figures = Цифри для ради
desk-figures-nav = Цифри
desk-figures-from = Від місяця (наприклад, 2026-01)
desk-figures-to = До місяця
desk-figures-by = Поділ
desk-figures-show = Показати
desk-figures-another = Таких цифр немає. Нижче останні дванадцять повних місяців і той, що триває.
desk-figures-another-help = За раз можна показати щонайбільше { $count } місяців, до того, що триває.
desk-figures-plot = Заявки за місяцями
desk-figures-plot-same = Ті самі цифри є в таблиці нижче.
desk-figures-caption = { $by }: { $from } – { $to }, станом на { $today }
desk-figures-all = Усі ці місяці
desk-figures-month = { $month }
desk-figures-running = { $month }, триває
desk-figures-district = Район центру
desk-figures-no-district = район невідомий
desk-figures-no-centre = не стосується центру
desk-figures-days = Днів до розмови
desk-figures-median = у половини – до (медіана)
desk-figures-nine-of-ten = у 9 з 10 – до (90-й процентиль)
desk-figures-and-a-half = { $whole },5
desk-figures-few = «<{ $least }»: менше ніж { $least }, щоб нікого не можна було впізнати. Інші числа заокруглені до { $to }.
desk-figures-total = Разом
desk-figures-untold = «–»: не наведено, щоб з інших чисел не можна було обчислити жодного меншого за { $least }.
desk-figures-same = Разом за місяць виходить стільки ж за будь-якого поділу.
desk-figures-sums = «Усі ці місяці» – сума того, що наведено за кожен з них, тому може бути замала.
desk-figures-waiting = Дні рахуються від надсилання до першої розмови, вгору до пів дня. Хто ще чекає, не врахований.
desk-figures-called = Дні наведені від { $least } людей після розмови. У сумах вони з усіх людей після розмови.
desk-figures-sensitive = Заявки на послуги, яких інші не повинні бачити, тут не враховані.
desk-figures-no-content = Без вмісту невідомо, яких послуг інші не повинні бачити. Будь ласка, не передавайте ці цифри далі.
desk-corrections = Що не так
desk-corrections-help = Так сказали люди біля кіосків. Можливо, усе гаразд: перш ніж виправляти, запитайте.
desk-corrections-caption = Угорі те, що сказало найбільше людей
desk-corrections-card = Сторінка
desk-corrections-told = Що і скільки разів
desk-corrections-months = Коли
desk-corrections-next = Що зробити
desk-corrections-none = Ніхто не сказав, що щось не так.
desk-corrections-ask = Запитайте там: { $centre }, { $phones }. Виправлення і день впишіть в аркуш «{ $sheet }».
desk-corrections-ask-otherwise = Запитайте { $centre }, але не за номером { $phones }: він може бути хибним. Виправлення і день впишіть в аркуш «{ $sheet }».
desk-corrections-plan = { $centre } { $plan }
desk-corrections-editor = Цього немає в аркушах. Скажіть людині, яка веде вміст: { $card }.
desk-corrections-gone = Цього вже немає у вмісті. Нічого робити не треба.
desk-corrections-after = Коли щось виправлено, попросіть людину, яка опікується програмою, забрати ці файли. Інакше воно залишиться тут.
desk-corrections-unread = Не все вдалося прочитати. Скажіть людині, яка опікується програмою.
desk-corrections-unread-more = і ще { $count }
desk-corrections-cut = У теці більше, ніж програма читає.
desk-corrections-more = і ще { $count } інших сторінок
