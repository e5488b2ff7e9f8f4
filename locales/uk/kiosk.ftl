### Усе, що кіоск каже сам. Короткі речення, прості слова.
### Зміст (центри, послуги) – у теці content.

## Початок і головна сторінка

language-name = Українська
# The languages of visitors, for whoever calls them.
language-called = { $tag ->
    [pl] польська
    [en] англійська
    [uk] українська
   *[other] { $tag }
}
start-heading = Добрий день!
start-choose = Добрий день. Виберіть мову стрілками. Потім натисніть Enter.
start-trial = Проба. Приклади вигадані.
start-speech = Мова: стрілки й Enter. Голос: стрілка вправо або 0.
start-waits = Якщо { $minutes ->
    [one] { $minutes } хвилину
    [few] { $minutes } хвилини
   *[other] { $minutes } хвилин
} не натискати клавіш, спитаємо, чи Ви тут.
home-heading = Що Ви хочете зробити?
services = Допомога і послуги
help-settings = Підказки і налаштування

## Однакове на всіх сторінках

back = Назад
help = Підказки
finish = Закінчити
continue = Далі
to-home = Мені потрібно щось інше
more = Мені потрібно ще щось
next-person = Наступна людина
next-person-unsent = Наступна людина, не надсилаючи
begins-anew = Починаємо спочатку. Нічого не збережено.
begins-in-earnest = Тренування закінчилося. Починаємо спочатку, тепер уже насправді.
place = { $place } з { $of }
place-text = текст { $place } з { $of }
place-number = номер { $number }
at-start = Це початок.
at-end = Це кінець.
round-to-start = З початку сторінки.
round-to-end = Кінець сторінки.
step = Крок { $step } з { $of }
part = Частина { $part } з { $parts }
part-short = { $part }/{ $parts }
goes-on = ↓ далі
too-small = Вікно замале. Збільште його, будь ласка, до 40 знаків на 11 рядків.
contact = Допомога телефоном
contact-short = Допомога
contact-numbers = { $number } · { $emergency }
contact-numbers-closed = { $number } (зараз зачинено) · { $emergency }
line-hours = Працює: { $hours }.
line-closed = Зараз не працює.
closed-today = Сьогодні не працює.
closed-holiday = Не працює. Сьогодні свято: { $name }.
open-holiday = Сьогодні свято: { $name }. Може не працювати. Зателефонуйте, будь ласка, і запитайте.
open-over = Години, які ми знаємо, вже не діють. Зателефонуйте, будь ласка, і запитайте.
open-until = Зараз працює, до { $time }.
open-long = Зараз працює.
opens = Працюватиме { $near ->
    [today] сьогодні
    [tomorrow] завтра
    [this-week] { opens-weekday }
   *[other] { opens-weekday }, { $date },
} з { $time }.
opens-weekday = { $weekday ->
    [1] в понеділок
    [2] у вівторок
    [3] в середу
    [4] в четвер
    [5] в п’ятницю
    [6] в суботу
   *[7] в неділю
}
calls-in-vain = Зараз на дзвінок можуть не відповісти. Ось що ще можна зробити.
line-days-unknown = Ми не знаємо, у які дні.
phone-extension = { $number } дод. { $extension }
as-of-unknown = Дата цих даних невідома.
as-of-year = Станом на { $year } рік.
as-of-month = Станом на { $month ->
    [1] січень
    [2] лютий
    [3] березень
    [4] квітень
    [5] травень
    [6] червень
    [7] липень
    [8] серпень
    [9] вересень
    [10] жовтень
    [11] листопад
   *[12] грудень
} { $year } року.
sample-terms = Ці правила – лише приклад.
sample-mark = (приклад)
known-from = Звідки ми це знаємо
source = Джерело: { $names }.

## Що роблять клавіші

hint-start = ↑↓ рух, Enter: вибрати
hint-start-size = ↑↓ рух, Enter: вибрати, F3: більші
hint-any-key = Будь-яка клавіша: я тут
hint-list = ↑↓ рух, Enter: вибрати, ←: назад
listen-how = Стрілка вправо: повторити. Двічі: прочитати всю сторінку.
hint-field = Можна писати. Enter: далі, Esc: назад
hint-field-empty = Можна писати. Enter: літери, Esc: назад
hint-field-empty-digits = Можна писати. Enter: цифри, Esc: назад
hint-letters = ←↑↓→ рух, Enter: вписати, Esc: назад
hint-line = ←→ по тексту, ↓ літери, Esc: назад
ask-number = Напишіть номер або знак і натисніть Enter.
ask-answer = Напишіть відповідь і натисніть Enter. Назад: <, Підказки: ?, Закінчити: !
ask-answer-optional = Напишіть відповідь і натисніть Enter. Лише Enter: пропустити. Назад: <, Підказки: ?, Закінчити: !
ask-answer-kept = Напишіть відповідь і натисніть Enter. Лише Enter: залишити те, що є. Назад: <, Підказки: ?, Закінчити: !
ask-answer-kept-optional = Напишіть відповідь і натисніть Enter. Лише Enter: залишити те, що є. Мінус: пропустити. Назад: <, Підказки: ?, Закінчити: !
empty-line = Лише Enter: { $label }.
not-understood = Такого тут немає. Напишіть, будь ласка, один із номерів зі списку.

## Центри

centres-here = У цьому районі
centres-districts = Вибрати район
centres-all = Усі центри за алфавітом
districts-heading = Який район?
district-empty = У нашому списку немає центру в цьому районі. Можна вибрати інший район.
may-have-changed = Щось тут могло змінитися.
call-first = Щось тут могло змінитися. Будь ласка, спершу зателефонуйте.
call-first-chosen = Щось тут могло змінитися. Виберіть номер і спершу зателефонуйте.
call-later = Щось тут могло змінитися. Варто зателефонувати, коли буде відчинено.
address = { $of ->
    [1] Адреса
   *[other] Адреса { $place } з { $of }
}
place-days = Заняття тут щотижня { $days }.
phone = Телефон
email = Електронна пошта
operator = Організатор

## Номери і пошук

numbers-heading = Номери сторінок
number-typed = Номер: { $number }… Пишіть далі.
number-short = Номер має три цифри. Поки що: { $number }.
number-unknown = Сторінки { $number } тут немає. Напишіть інший номер.
number-no-answer = Перед кожною відповіддю стоїть цифра. Можна також вибрати стрілками й Enter.
number-no-answer-again = Тепер натисніть цифру відповіді.
emergency-heading = Номер екстреної допомоги: { $number }
emergency = З цього екрана зателефонувати не можна. Якщо є небезпека, подзвоніть із телефону.
search = Пошук
search-heading = Що Ви шукаєте?
search-words = Слова для пошуку
search-example = Наприклад: { $words }. Можна написати й номер.
search-example-words = Наприклад: { $words }.
# The first of these words that find something are named there.
search-examples = кран, самотність, англійська, шиття, інтернет, обід
search-count = { $count ->
    [0] Ми нічого не знайшли
   *[other] Знайдено: { $count }
}
search-status = Знайдено: { $count }. Enter: далі
search-status-none = Поки що нічого не знайдено.
search-try = Спробуйте інше слово або лише його початок. Можна також зателефонувати й запитати.
search-again = Пошукати інше
# Слова, які для пошуку нічого не означають. Якщо є ще якесь слово, ми їх минаємо.
search-passed-over = а або але будь в вже де дуже для до є з за і із й коли ласка мене мені можна моє мої моя мій на не по про та треба у хочу це цей чи що щоб я як
found-service = послуга
found-activity = заняття
found-article = інформація
found-centre = центр
found-district = район
found-page = сторінка

## Заняття

activities = Заняття і зустрічі
activities-step = Заняття
today-and-tomorrow = Сьогодні й завтра
activities-kinds = Вид занять
activities-weekdays = День тижня
activities-districts = Район
activities-here = Заняття в цьому районі
activities-of-centre = Заняття в цьому центрі
activities-other = Пошукати інші заняття
on-weekday = { $weekday ->
    [1] Щопонеділка
    [2] Щовівторка
    [3] Щосереди
    [4] Щочетверга
    [5] Щоп’ятниці
    [6] Щосуботи
   *[7] Щонеділі
}
meeting = { $when }: { $title }
meeting-weekly = Щотижня, { $days }.
meeting-every = Раз на { $weeks ->
    [2] два тижні
    [3] три тижні
    [4] чотири тижні
    [one] { $weeks } тиждень
    [few] { $weeks } тижні
   *[other] { $weeks } тижнів
}, { $days }.
meeting-monthly = Щомісяця, { $days }.
meeting-day = по { $weekday ->
    [1] понеділках
    [2] вівторках
    [3] середах
    [4] четвергах
    [5] п’ятницях
    [6] суботах
   *[7] неділях
}
meeting-day-of-month = { $weekday ->
    [3] { $which ->
        [first] першої
        [second] другої
        [third] третьої
        [fourth] четвертої
       *[last] останньої
    }
    [5] { $which ->
        [first] першої
        [second] другої
        [third] третьої
        [fourth] четвертої
       *[last] останньої
    }
    [6] { $which ->
        [first] першої
        [second] другої
        [third] третьої
        [fourth] четвертої
       *[last] останньої
    }
    [7] { $which ->
        [first] першої
        [second] другої
        [third] третьої
        [fourth] четвертої
       *[last] останньої
    }
   *[other] { $which ->
        [first] першого
        [second] другого
        [third] третього
        [fourth] четвертого
       *[last] останнього
    }
} { $weekday ->
    [1] понеділка
    [2] вівторка
    [3] середи
    [4] четверга
    [5] п’ятниці
    [6] суботи
   *[7] неділі
}
meeting-day-hours = { $day } { $hours }
list-and = { $first } і { $last }
meeting-left-out = Занять немає: { $days }.
meeting-break = { $name }: занять немає з { $first } до { $last }.
meeting-added = Це додаткова дата.
meeting-changed = Цього разу в інший час, ніж зазвичай.
meeting-also = Також: { $days }.
meeting-other-hours = В інший час: { $days }.
meeting-once = Ці заняття проходять лише в певні дні.
meeting-over = Ці заняття вже закінчилися.
meeting-next = Наступне заняття
meeting-unknown = Цього ми не знаємо. Зателефонуйте, будь ласка, до центру.
meetings-none = Поки що дат тут немає. Пошукайте інші заняття.
meetings-without-times = Заняття, часу яких ми не знаємо
meetings-times-unknown = Ми не знаємо, коли ці заняття. Зателефонуйте, будь ласка, до центру.
meetings-times-unknown-next = Далі – заняття, часу яких ми не знаємо.
meetings-later = Ось найближчі заняття, про які ми знаємо.
day-nothing = { $day }: ми не знаємо про жодні заняття.
meetings-samples = Приклади
meetings-some-samples = Тут є приклади
meetings-from = Дати від номера { $from } у списку
meetings-further = Пізніші дати
today-holiday = Сьогодні свято: { $name }. Звичайних занять немає.
tomorrow-holiday = Завтра свято: { $name }. Звичайних занять немає.
when = Коли
where = Де
kind = Вид занять
cost = Скільки це коштує
beginners = Для початківців
beginners-yes = Так, початківцям тут раді.
beginners-no = Радше для тих, хто вже щось уміє.
sign-up = Запис
sign-up-yes = Треба записатися заздалегідь.
sign-up-no = Записуватися не треба.
not-known = Цього ми не знаємо. Запитайте, будь ласка.
notice = Важливо
notice-others = { $names } та інші
notice-until = До { $day }.
notice-last-day = Сьогодні останній день.
# Слова, якими повідомлення каже, що останній день ще невідомий. Малими літерами.
notice-open-end = до відміни, до окремого, до подальшого
day-hours = { $day }, { $hours }
meeting-on = { $when }, уже триває
hours = { $from }–{ $to }
open-always = цілодобово
place-hours = { $hours }.
opening-hours = Години роботи
open-now = Працює зараз
open-now-unknown = Кіоск зараз не знає, котра година. Ці місця й телефони працюють цілодобово.
open-now-none = Ми не знаємо, що зараз працює. Можна зателефонувати й запитати.
open-by-appointment = за домовленістю
closed-on-holidays = у свята зачинено
open-on-holidays = також у свята
open-in-season = з { $first } до { $last }: { $hours }
open-from-day = з { $first }: { $hours }
open-until-day = до { $last }: { $hours }
open-also = також { $hours }
open-day = { $day ->
    [1] щопонеділка
    [2] щовівторка
    [3] щосереди
    [4] щочетверга
    [5] щоп’ятниці
    [6] щосуботи
   *[7] щонеділі
} { $hours }
open-days = { $first ->
    [1] з понеділка
    [2] з вівторка
    [3] із середи
    [4] з четверга
    [5] з п’ятниці
    [6] із суботи
   *[7] з неділі
} до { $last ->
    [1] понеділка
    [2] вівторка
    [3] середи
    [4] четверга
    [5] п’ятниці
    [6] суботи
   *[7] неділі
} { $hours }

## Інформація

information = Інформація

## Послуги і запитання, чи це для цієї людини

official-name = Як це тут називають
service-ask = Хочу попросити про цю допомогу
service-ask-first = Спершу кілька коротких запитань.
eligible-step = Запитання { $step }, усього не більше { $most }
eligible-not-kept = Питаємо про людину, якій потрібна допомога. Без згоди нічого не зберігаємо.
eligible-yes = Так, ця допомога для Вас
eligible-no = Ні, ця допомога не для Вас
eligible-call = Зателефонуйте, будь ласка, і запитайте
eligible-ask = Зараз ми запитаємо про кілька речей. Не поспішайте.
eligible-ring = Зателефонуйте, будь ласка.
request-begin = Заповнити заявку
service-more = Більше про цю допомогу
service-for-me = Перевірити, чи це для мене
trial-heading = Ця заявка лише пробна
trial-step = пробна
trial = Можливо, ніхто не відповість. Якщо це справді потрібно, зателефонуйте, будь ласка: { $number }.
trial-go = Заповнюю для проби
unavailable-heading = Зараз звідси не можна надіслати заявку
unavailable = Це не Ваша провина. Зателефонуйте, будь ласка. Те саме можна зробити телефоном.

## Заявка

subject-service = Про що заявка
subject-centre = Центр
subject-activity = Заняття
office = Хто цим займеться
unfinished = Ненадіслана заявка
unfinished-doubtful = Попередня заявка
unfinished-one = Будь ласка, спершу надішліть її або видаліть.
unfinished-new = Видалити її і почати нову
for-whom-heading = Для кого ця заявка?
for-whom = Для іншої людини ми видалимо звідси попередні відповіді. Надіслані заявки не пропадуть.
for-same = Для тієї самої людини, що й раніше
for-another = Для іншої людини
known-heading = Чи все тут досі правильно?
known = Ці відповіді вже є. Писати їх ще раз не треба.
known-keep = Так, усе правильно
known-change = Ні, виправити
skip = Пропустити це запитання
skipped = без відповіді
chosen = вибрано
not-chosen = не вибрано
helper-nobody = Я, для себе
helper-volunteer = Я, мені допомагає волонтер
helper-family = Я, за когось із рідних
helper-other = Я, за іншу людину
helping = Я допомагаю іншій людині
helping-heading = Хто допомагає?
helping-how = Запитання звернені до людини, якій потрібна допомога. Перш ніж щось писати, кіоск попросить її згоди. Імен тих, хто допомагає, він не зберігає.
helping-volunteer = Хтось із волонтерів
helping-staff = Хтось, хто тут працює
helping-family = Хтось із родини
helping-other = Хтось інший
helping-ends = Я вже не допомагаю
agreement-heading = Прочитайте, будь ласка, вголос
agreement = «Я допоможу це заповнити і побачу, що ми напишемо. Потім кіоск це забуде. У заявці буде лише те, що хтось допомагав. Ви згодні?»
agreement-yes = Так, людина згодна
agreement-no = Ні, повертаємося
empty-field = нічого не написано
counted = Кількість знаків: { $count }
deleted = стерто
space = пробіл
picker-open = Набирати стрілками
picker-how = Без клавіатури: натисніть Enter, потім вибирайте стрілками.
picker-letters = А Б В Г Ґ Д Е Є Ж З И І Ї Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ь Ю Я ’ - .
# Найчастіші літери спершу: пораховано в українських текстах, листопад 2026.
picker-letters-frequent = О А Т Н Е И І Р В М Д Л К П У С З Я Б Ь Г Й Ц Ч Ж Щ Ф Ш Ю Є Х Ї Ґ ’ - .
picker-signs = - . , ’ ( )
picker-space = пробіл
picker-delete = стерти
picker-done = готово
picker-digits = цифри
picker-own = літери
picker-other = інші літери
problem-unreadable = Не вдалося прочитати всі літери. Напишіть, будь ласка, ще раз, найкраще латинськими літерами.
problem-empty = Тут ще нічого не написано. Напишіть, будь ласка, відповідь.
problem-too-long = Тут є місце на { $limit ->
    [one] { $limit } знак
    [few] { $limit } знаки
   *[other] { $limit } знаків
}. Скоротіть, будь ласка, на { $over ->
    [one] { $over } знак
    [few] { $over } знаки
   *[other] { $over } знаків
}.
problem-full = Це вже не помістилося. Тут є місце на { $limit ->
    [one] { $limit } знак
    [few] { $limit } знаки
   *[other] { $limit } знаків
}. Напишіть, будь ласка, коротше.
problem-no-letter = Тут немає жодної літери. Напишіть, будь ласка, словами.
problem-name-digits = В імені чи прізвищі є цифри. Напишіть, будь ласка, лише літери.
problem-no-digit = Бракує номера будинку. Напишіть номер, наприклад: 12/4.
problem-phone-letters = У номері не лише цифри. Напишіть, будь ласка, самі цифри, наприклад: { $example }.
problem-phone-short = У номері бракує цифр. Номер у цій країні має { $digits ->
    [one] { $digits } цифру
    [few] { $digits } цифри
   *[other] { $digits } цифр
}, наприклад: { $example }.
problem-phone-long = У номері забагато цифр. Номер у цій країні має { $digits ->
    [one] { $digits } цифру
    [few] { $digits } цифри
   *[other] { $digits } цифр
}, наприклад: { $example }.
problem-phone-long-or-abroad = У номері забагато цифр. Номер у цій країні має { $digits ->
    [one] { $digits } цифру
    [few] { $digits } цифри
   *[other] { $digits } цифр
}. Номер з іншої країни починається з +, наприклад: { $example }.
problem-phone-abroad = У цьому номері з іншої країни замало або забагато цифр. Його пишуть так: { $example }.
problem-nothing-chosen = Ще нічого не вибрано. Виберіть, будь ласка, хоча б одну відповідь.
problem-not-stored = Не вдалося надіслати заявку. Ваші відповіді не зникли. Надішліть ще раз або зателефонуйте.
answers-heading = Перевірте, будь ласка, відповіді
answers-not-sent = Заявку ще не надіслано.
answers-right = Усе правильно, далі
answers-doubtful = Ми не знаємо напевно, чи заявка дійшла.
saving-heading = Зберігаємо заявку
saving = Зачекайте, будь ласка, хвилинку. Нічого натискати не треба.
doubtful-heading = Ми не знаємо, чи заявка дійшла
doubtful = Це не Ваша провина. Ваші відповіді не зникли.
doubtful-still = Ми досі не знаємо, чи заявка дійшла. Найкраще зателефонувати.
doubtful-pending = Збереження ще триває. Можна зачекати або зателефонувати.
doubtful-call = Можна також зателефонувати й запитати, чи вона дійшла. Допоможе цей номер.
doubtful-once = Можна надіслати ще раз. Двох заявок від цього не буде.
doubtful-again = Надсилаю ще раз
change = Змінити: { $answer }
hear = Слухаю: { $answer }
hear-aloud = Інші теж можуть це почути.
hear-below = Щоб його почути: «{ $control }», одразу після «{ answers-right }».
heard-heading = Чи правильний цей номер?
situation = Попередні відповіді
whose-heading = Про кого були попередні відповіді?
whose-why = Перед цим ми запитували, кому підходить ця допомога.
whose-person = Про людину, якій потрібна допомога
whose-another = Про когось іншого. Видаліть їх
situation-heading = Додати це до заявки?
situation-why = Без згоди ми нічого не передамо.
situation-pass-on = Так, додати до заявки
situation-keep = Ні, не передавати
situation-passed-on = передати
situation-not-passed-on = не передавати
privacy-full = Докладніше про мої дані
privacy-heading = Що буде з Вашими даними
consent-heading = Згода і надсилання
consent = Щоб надіслати заявку, потрібна Ваша згода на використання цих даних.
consent-send = Погоджуюся, надіслати
consent-refuse = Не погоджуюся, назад
consent-helped = Прочитайте це, будь ласка, вголос. Погодитися має людина, для якої ця заявка.
consent-send-helped = Людина погоджується, надіслати
consent-refuse-helped = Не погоджується, назад
receipt-heading = Заявку надіслано
receipt-number = Номер заявки
receipt-write-down = Спершу запишіть, будь ласка, номер заявки: { $reference }. Це не телефон.
receipt-phone = Зателефонують на номер
receipt-nobody-called = Якщо ніхто не зателефонує: сторінка { $number } у кожному кіоску.
receipt-entry = Моя заявка { $reference }
password = Пароль
password-means = Що це значить
password-meaning = { $adjective } { $noun }
password-for = Пароль каже людина, яка прийде. Не кажіть його, будь ласка, нікому, навіть телефоном.

slip-print = Хочу це на папері
slip-write-down = Хочу це собі переписати
slip-neutral = Корисні телефони
slip-phone = Телефон
slip-write-down-step = щоб переписати
slip-receipt-number = Номер заявки (це не телефон)
slip-nobody-called = Якщо Вам не подзвонять, зателефонуйте й назвіть номер заявки.
slip-nobody-called-page = Якщо Вам не подзвонять, зателефонуйте й назвіть номер заявки. Або в кожному кіоску: сторінка { $number }.
slip-nobody-called-copy = Якщо Вам не подзвонять: сторінка { $number } в кіоску.
slip-more = Більше: сторінка { $number } у кіоску.
slip-more-numbers = Більше номерів є в кожному кіоску.
slip-password = Пароль (це означає: { $meaning })
slip-printed-on = Надруковано { $day } { $year } р.
slip-code-card = Для телефона з камерою: зберігає назву і номер.
slip-code-event = Для телефона з камерою: зберігає цю зустріч.
slip-code-call = Для телефона з камерою: дзвонить на { $number }.
code-offer = Код для телефона з камерою
code-step = код для телефона
code-call = Наведіть, будь ласка, камеру телефона на цей візерунок. Телефон запитає, чи зателефонувати на { $number }.
code-call-name = Наведіть, будь ласка, камеру телефона на цей візерунок. Телефон запитає, чи зателефонувати на { $number }: { $name }.
code-card = Наведіть, будь ласка, камеру телефона на цей візерунок. Телефон запитає, чи зберегти назву і номер.
code-event = Наведіть, будь ласка, камеру телефона на цей візерунок. Телефон запитає, чи зберегти цю зустріч.
printing-heading = Друкую аркуш
printing = Зачекайте, будь ласка, хвилинку. Аркуш зараз вийде з принтера.
printed-heading = Аркуш готовий
printed = Заберіть, будь ласка, аркуш із принтера.
printing-failed-heading = Аркуш не надрукувався
printing-no-paper = У принтері немає паперу. Це не Ваша провина. Це можна записати.
printing-failed = Принтер зараз не працює. Це не Ваша провина. Це можна записати.
requests = Мої заявки

## Тренування

practice-want = Хочу потренуватися
practice = ТРЕНУВАННЯ
practice-step = ТРЕНУВАННЯ · { $step }
practice-heading = Тут можна потренуватися
practice-what = Можна спробувати все, навіть заявку. Ми нічого не надішлемо, не надрукуємо й не запам’ятаємо.
practice-until = На кожній сторінці буде слово: ТРЕНУВАННЯ. Так буде, доки Ви не виберете: «{ finish }».
practice-begin = Починаю тренуватися
practice-type = Для тренування можна ввести
practice-receipt = Це було лише тренування
practice-receipt-nobody = Ніхто нічого не отримав, і ніхто не зателефонує. Справжня заявка має тут свій номер.

## Відповіді на вибір

answer-yes = Так
answer-no = Ні
answer-unsure = Не знаю
time-morning = Уранці
time-around-noon = Близько полудня
time-afternoon = Після обіду
time-evening = Увечері
time-any = Будь-коли
day-any = Будь-якого дня
age-years = { $years ->
    [one] { $years } рік
    [few] { $years } роки
   *[other] { $years } років
}
age-born = рік народження { $year }
# Слова, які можуть стояти біля віку. Жодне з них не може стояти біля року народження: «рік», «р.».
age-words = мені маю вже уже мій вік років роки виповнилося
problem-age-no-digit = Тут ще немає числа. Напишіть, будь ласка, вік або рік народження цифрами, наприклад: 72 або 1954.
problem-age = Ми не зрозуміли, який це вік. Напишіть, будь ласка, лише вік, наприклад: 72, або рік народження чотирма цифрами, наприклад: 1954.
problem-reference-digits = Номер заявки має { $digits } цифр. Тут написано: { $typed }. Порівняйте, будь ласка, з папірцем.
problem-reference-mistyped = Якась цифра не пасує до інших. Перевірте, будь ласка, кожну цифру на папірці. Це не номер телефону.

## Дні. З малої літери, бо вони стоять і всередині речення; 1 – це понеділок і січень.

weekday = { $weekday ->
    [1] понеділок
    [2] вівторок
    [3] середа
    [4] четвер
    [5] п’ятниця
    [6] субота
   *[7] неділя
}
day-month = { $day } { $month ->
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
   *[12] грудня
}
day-unknown = Кіоск зараз не знає, який сьогодні день. Виберіть, будь ласка, день тижня.
day-unknown-ask = Кіоск зараз не знає, який сьогодні день. Зателефонуйте і запитайте, коли наступне заняття.
date-long = { weekday }, { day-month }
day-word = { $near ->
    [today] сьогодні
    [tomorrow] завтра
    [after-tomorrow] післязавтра
    [this-week] { $weekday ->
        [1] у цей понеділок
        [2] у цей вівторок
        [3] у цю середу
        [4] у цей четвер
        [5] у цю п’ятницю
        [6] у цю суботу
       *[7] у цю неділю
    }
    [next-week] { $weekday ->
        [1] у наступний понеділок
        [2] у наступний вівторок
        [3] у наступну середу
        [4] у наступний четвер
        [5] у наступну п’ятницю
        [6] у наступну суботу
       *[7] у наступну неділю
    }
   *[other] { date-long }
}
day-named = { day-word }, { opens-weekday }
day-date = { $near ->
    [today] { day-word }, { weekday }, { day-month }
    [tomorrow] { day-word }, { weekday }, { day-month }
    [after-tomorrow] { day-word }, { weekday }, { day-month }
    [this-week] { day-word }, { day-month }
    [next-week] { day-word }, { day-month }
   *[other] { date-long }
}

## Завершення і час

leaving-heading = Заявку не надіслано
leaving-sure = Справді закінчити?
leaving-not-yet = Ні, повернутися
leaving-written = Так, номер у мене є, закінчити
leaving = Якщо Ви зараз закінчите, ми видалимо всі відповіді.
leaving-pending = Збереження ще триває. Якщо зараз закінчити, Ви не побачите тут, чи воно вдалося.
leaving-stay = Повернутися до заявки
leaving-go = Закінчити, не надсилаючи
warning-heading = Ви ще тут?
warning-any-key = Якщо так, натисніть, будь ласка, будь-яку клавішу.
warning-forget = Через { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунди
   *[other] { $seconds } секунд
} ми видалимо все написане й повернемося на початок.
warning-forget-minutes = Через { $minutes ->
    [one] { $minutes } хвилину
    [few] { $minutes } хвилини
   *[other] { $minutes } хвилин
} ми видалимо все написане й повернемося на початок.
warning-left = { $seconds ->
    [one] Залишилася { $seconds } секунда.
    [few] Залишилося { $seconds } секунди.
   *[other] Залишилося { $seconds } секунд.
}
warning-here = Так, я тут
visit-over = Дякуємо. Кіоск уже все забув.
visit-over-paper = Дякуємо. Заберіть, будь ласка, аркуш. Кіоск уже все забув.
visit-over-paper-may-come = Дякуємо. Аркуш ще може вийти з принтера. Якщо вийде, заберіть його, будь ласка. Кіоск уже все забув.
parting = Цю заявку не надіслано. Кіоск уже все забув.
parting-doubtful = Ми не знаємо напевно, чи заявка дійшла. Кіоск уже все забув.

## Коли кіоск не працює

closed-heading = Цей екран зараз не працює
closed = Цей екран зараз не працює. Зателефонуйте, будь ласка, або запитайте того, хто тут працює.
hint-closed = ↑↓ читати далі

## Що можуть чути інші

aloud-heading = Чи можуть інші чути, що Ви пишете?
aloud-why = Цей голос чують довкола. З клавіатури він лише рахує літери. Вибрані стрілками називає.
aloud-count = Лише рахувати мої літери
aloud-name = Називати мої літери
aloud-phone = Краще зателефоную
overheard-heading = Читати наступну сторінку вголос?
overheard = Вона про те, чого іншим знати не треба. Цей голос чують усі навколо.
overheard-yes = Так, прочитайте
overheard-no = Ні, вимкнути голос
by-phone-heading = Те саме можна зробити телефоном
by-phone = Нічого не треба писати. Зателефонуйте.

## Підказки

size-large = Літери: великі ({ $at } з { $of })
size-larger = Літери: більші ({ $at } з { $of })
size-largest = Літери: найбільші ({ $at } з { $of })
size-only = Більші літери тут не помістяться.
theme-white-on-black = Кольори: білі літери на чорному тлі
theme-black-on-white = Кольори: чорні літери на білому тлі
theme-yellow-on-black = Кольори: жовті літери на чорному тлі
spacing-normal = Відстань між рядками: звичайна
spacing-roomy = Відстань між рядками: більша
voice-heading = Налаштування голосу
keys-heading = Клавіші й час
speech-on = Голос: увімкнено
speech-off = Голос: вимкнено
speech-none = Кіоск зараз не може читати вголос.
speech-lost = Голос зараз не працює. Усе інше працює далі.
speech-again = Щоб увімкнути голос, натисніть стрілку вправо ще раз.
speech-louder = Голосніше
speech-quieter = Тихіше
speech-faster = Швидше
speech-slower = Повільніше
speech-volume = Гучність: { $at } з { $of }
speech-rate = Швидкість мовлення: { $at } з { $of }
aloud-named = Голос називає літери, які Ви пишете
aloud-counted = Голос тільки рахує літери, які Ви пишете
letters-frequent = Літери для вибору: спершу найчастіші
letters-alphabetical = Літери для вибору: від А до Я
repeat-normal = Якщо тримати клавішу: повторюється
repeat-slow = Якщо тримати клавішу: повторюється раз на 2 секунди
time-normal = Більше часу: ні
time-more = Більше часу: так, удесятеро більше
setting-change = Enter це змінює.
help-size = Клавіша F3 змінює розмір літер.
help-theme = Клавіша F4 змінює кольори.
help-arrows = Стрілки вгору і вниз пересувають виділення.
help-lines = Перед кожною можливістю стоїть номер або знак. Напишіть його і натисніть Enter. Знаки: < веде назад, ? це підказки, ! закінчує.
help-enter = Enter вибирає те, що виділено. На звичайному тексті він переходить далі.
help-back = Стрілка вліво або Esc повертає на попередню сторінку.
help-numbers = Біля багатьох назв є номер із трьох цифр. Його можна написати майже на кожній сторінці. Потрібна сторінка відкриється одразу.
help-letters = Писати можна і без клавіатури з літерами. Enter у порожньому полі показує літери. Їх вибирають стрілками і клавішею Enter.
help-finish = Наприкінці сторінки є: Закінчити. Тоді кіоск забуває все, що Ви написали.
help-finish-key = Клавіша F10 закінчує. Так само скісна риска на цифровій клавіатурі.
sensitive-leave = Клавіша F10 або скісна риска завершує одразу. Ця сторінка зникне, і кіоск її забуде.
sensitive-leave-lines = Знак ! завершує одразу. Ця сторінка зникне, і кіоск її забуде.
sensitive-leave-unsent = Клавіша F10 або скісна риска одразу сховає цю сторінку. Кіоск лише спитає про ненадіслану заявку.
sensitive-leave-unsent-lines = Знак ! одразу сховає цю сторінку. Кіоск лише спитає про ненадіслану заявку.
help-time = Не поспішайте. Якщо { $minutes ->
    [one] { $minutes } хвилину
    [few] { $minutes } хвилини
   *[other] { $minutes } хвилин
} не натискати клавіш, ми запитаємо, чи Ви ще тут.
help-speech = Клавіша F5 вмикає і вимикає голос. Також його вмикає стрілка вправо, якщо натиснути її двічі. F6 лише перериває голос.
help-listen = Коли голос увімкнено, стрілка вправо повторює. Натисніть її вдруге, щоб почути сторінку без джерел. Будь-яка клавіша перериває голос.
help-strikes = Якщо рука тремтить і натискає ту саму клавішу двічі, це зараховується як один раз.

## Щось не так

correction-offer = Тут щось не так
correction-heading = Що не так?
correction-phone = Телефон
correction-hours = Дні або години
correction-address = Адреса
correction-gone = Цього вже немає
correction-other = Щось інше
correction-what = Що не так
correction-ask = Передати це далі?
correction-why = Це побачить людина, яка веде ці сторінки. Ми не записуємо, хто це сказав.
correction-yes = Так, передайте, будь ласка
correction-no = Ні, не передавайте, будь ласка
corrected-heading = Дякуємо
corrected = Ми це передамо. Ніхто не телефонуватиме.
corrected-urgent = Якщо це терміново, зателефонуйте:
