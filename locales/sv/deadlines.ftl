# Veckodagar
weekday-monday = måndag
weekday-tuesday = tisdag
weekday-wednesday = onsdag
weekday-thursday = torsdag
weekday-friday = fredag
weekday-saturday = lördag
weekday-sunday = söndag
weekday-short-monday = mån
weekday-short-tuesday = tis
weekday-short-wednesday = ons
weekday-short-thursday = tors
weekday-short-friday = fre
weekday-short-saturday = lör
weekday-short-sunday = sön

# Månader, efter dagens nummer
month-january = januari
month-february = februari
month-march = mars
month-april = april
month-may = maj
month-june = juni
month-july = juli
month-august = augusti
month-september = september
month-october = oktober
month-november = november
month-december = december
month-short-january = jan.
month-short-february = feb.
month-short-march = mars
month-short-april = april
month-short-may = maj
month-short-june = juni
month-short-july = juli
month-short-august = aug.
month-short-september = sep.
month-short-october = okt.
month-short-november = nov.
month-short-december = dec.

# Lediga dagar: varför en tid flyttar fram
day-saturday = lördag
day-sunday = söndag
day-new-year = nyårsdagen
day-epiphany = trettondagen
day-good-friday = långfredagen
day-easter = påskdagen
day-easter-monday = annandag påsk
day-may-day = första maj
day-ascension = Kristi himmelsfärdsdag
day-whit = pingstdagen
day-midsummer-eve = midsommaraftonen
day-midsummer = midsommardagen
day-all-saints = alla helgons dag
day-independence-day = självständighetsdagen
day-christmas-eve = julaftonen
day-christmas-day = juldagen
day-boxing-day = annandag jul

# Hur länge, och hur länge till
length-calendar-days = { $n ->
    [one] 1 dag
   *[other] { $n } dagar
}
length-working-days = { $n ->
    [one] 1 arbetsdag
   *[other] { $n } arbetsdagar
}
length-months = { $n ->
    [one] 1 månad
   *[other] { $n } månader
}
days-left = { $n ->
    [one] 1 dag kvar
   *[other] { $n } dagar kvar
}
due-today = sista dagen är i dag
days-overdue = { $n ->
    [one] 1 dag försenat
   *[other] { $n } dagar försenat
}
