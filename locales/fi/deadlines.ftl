# Viikonpäivät
weekday-monday = maanantai
weekday-tuesday = tiistai
weekday-wednesday = keskiviikko
weekday-thursday = torstai
weekday-friday = perjantai
weekday-saturday = lauantai
weekday-sunday = sunnuntai
weekday-short-monday = ma
weekday-short-tuesday = ti
weekday-short-wednesday = ke
weekday-short-thursday = to
weekday-short-friday = pe
weekday-short-saturday = la
weekday-short-sunday = su

# Kuukaudet, päivän numeron jälkeen
month-january = tammikuuta
month-february = helmikuuta
month-march = maaliskuuta
month-april = huhtikuuta
month-may = toukokuuta
month-june = kesäkuuta
month-july = heinäkuuta
month-august = elokuuta
month-september = syyskuuta
month-october = lokakuuta
month-november = marraskuuta
month-december = joulukuuta
month-short-january = tammik.
month-short-february = helmik.
month-short-march = maalisk.
month-short-april = huhtik.
month-short-may = toukok.
month-short-june = kesäk.
month-short-july = heinäk.
month-short-august = elok.
month-short-september = syysk.
month-short-october = lokak.
month-short-november = marrask.
month-short-december = jouluk.

# Vapaapäivät: miksi määräaika siirtyy
day-saturday = lauantai
day-sunday = sunnuntai
day-new-year = uudenvuodenpäivä
day-epiphany = loppiainen
day-good-friday = pitkäperjantai
day-easter = pääsiäispäivä
day-easter-monday = toinen pääsiäispäivä
day-may-day = vappu
day-ascension = helatorstai
day-whit = helluntai
day-midsummer-eve = juhannusaatto
day-midsummer = juhannuspäivä
day-all-saints = pyhäinpäivä
day-independence-day = itsenäisyyspäivä
day-christmas-eve = jouluaatto
day-christmas-day = joulupäivä
day-boxing-day = tapaninpäivä

# Kuinka kauan, ja kuinka kauan vielä
length-calendar-days = { $n ->
    [one] 1 päivä
   *[other] { $n } päivää
}
length-working-days = { $n ->
    [one] 1 työpäivä
   *[other] { $n } työpäivää
}
length-months = { $n ->
    [one] 1 kuukausi
   *[other] { $n } kuukautta
}
days-left = { $n ->
    [one] 1 päivä jäljellä
   *[other] { $n } päivää jäljellä
}
due-today = viimeinen päivä on tänään
days-overdue = { $n ->
    [one] 1 päivän myöhässä
   *[other] { $n } päivää myöhässä
}
