# Weekdays
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday
weekday-short-monday = Mon
weekday-short-tuesday = Tue
weekday-short-wednesday = Wed
weekday-short-thursday = Thu
weekday-short-friday = Fri
weekday-short-saturday = Sat
weekday-short-sunday = Sun

# Months, after the day’s number
month-january = January
month-february = February
month-march = March
month-april = April
month-may = May
month-june = June
month-july = July
month-august = August
month-september = September
month-october = October
month-november = November
month-december = December
month-short-january = Jan
month-short-february = Feb
month-short-march = Mar
month-short-april = Apr
month-short-may = May
month-short-june = Jun
month-short-july = Jul
month-short-august = Aug
month-short-september = Sep
month-short-october = Oct
month-short-november = Nov
month-short-december = Dec

# Days off: why a deadline moves
day-saturday = Saturday
day-sunday = Sunday
day-new-year = New Year’s Day
day-epiphany = Epiphany
day-good-friday = Good Friday
day-easter = Easter Sunday
day-easter-monday = Easter Monday
day-may-day = May Day
day-ascension = Ascension Day
day-whit = Whit Sunday
day-midsummer-eve = Midsummer Eve
day-midsummer = Midsummer Day
day-all-saints = All Saints’ Day
day-independence-day = Independence Day
day-christmas-eve = Christmas Eve
day-christmas-day = Christmas Day
day-boxing-day = Boxing Day

# How long, and how much longer
length-calendar-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
length-working-days = { $n ->
    [one] 1 working day
   *[other] { $n } working days
}
length-months = { $n ->
    [one] 1 month
   *[other] { $n } months
}
days-left = { $n ->
    [one] 1 day left
   *[other] { $n } days left
}
due-today = last day is today
days-overdue = { $n ->
    [one] 1 day overdue
   *[other] { $n } days overdue
}
