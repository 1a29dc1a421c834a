# Initiatives: what the county promises and does
initiative-estimated-by = The measures are expected by { $date }.
initiatives-checks-kept = In the last year { $kept } of { $of } checks before publication were done by the promised day.
initiatives-notices-kept = In the last year the makers of { $kept } of { $of } initiatives heard within a month who handles them.
initiative-event-joined = Another initiative was merged with this one
initiative-event-late = The promised day has passed
initiative-told-joined = Initiative { $number } is handled as a part of this one.
# The yearly list to the council
page-yearly-lists = Lists to the council
page-yearly-list = The yearly list to the council
yearly-title-of = Initiatives { $year }: list to the council
yearly-lists-lead = Every year the council is told which initiatives in its own matters were made and what they led to (611/2021 § 30).
yearly-lists-none = No list is ready yet.
yearly-lead = { $n ->
    [one] One initiative. Version { $version }, ready { $date }.
   *[other] { $n } initiatives. Version { $version }, ready { $date }.
}
yearly-none = There are no initiatives in the council's matters this year.
yearly-title = Title
yearly-makers = Initiators
yearly-supporters = Support by ground
yearly-no-supporters = No support was collected
yearly-handler = Handled by
yearly-no-handler = No unit
yearly-state = State
yearly-days = Days
yearly-said = The measures in words
yearly-under-way = Not decided. Interim notice { $date }: the measures are expected by { $estimate }.
yearly-corrected = The list was corrected.
yearly-latest = The latest version
yearly-unsound = This version is not shown: the kept text is not the one that was frozen.
yearly-reason = Why the version before was corrected:
yearly-figures = As a table (CSV)
yearly-text = The text that the hash is of
yearly-version = Version { $n }
yearly-hash = What is the hash for?
yearly-hash-text = By the hash anybody can see that the list is just the one that was frozen. Save the text as a file and compute its SHA-256: it must be the same. A list never changes. A correction becomes a new version with a reason, and earlier versions stay readable.
initiative-fact-origin = Came
initiative-origin-web = on the web
initiative-origin-paper = on paper
initiative-origin-council = from the council
initiative-origin-national = from the service hyvinvointialuealoite.fi
initiative-in-national-service = The same initiative in the service hyvinvointialuealoite.fi: { $number }
