# The strategy, its goals and what speaks of them.
strategy-lead = Here you can see what we want to reach, and how many have written about it.
strategy-decided = Decided:
strategy-print = Print
strategy-grounds = What everything rests on
strategy-programmes = Programmes that carry the strategy forward
strategy-followers = Who follows up, and when?
strategy-key-results = Key results
strategy-source = From the strategy, section:
strategy-linked = { $n ->
    [one] message from { $year } is linked to this
   *[other] messages from { $year } are linked to this
}
strategy-linked-few = The number of messages from { $year } is not shown.
strategy-figure-title = Feedback on this goal
strategy-figure-note = A message counts once, even when it is about several key results. Small numbers are not shown, so that nobody can be recognised.
strategy-take-part = Have your say
strategy-give-feedback = Give feedback about this
strategy-aim = The target:
strategy-measured = How it is measured
strategy-year = The target year is
strategy-no-year = The strategy gives no target year.
strategy-no-values = Measured values are not shown here yet.
strategy-kind-better-half = In the better half of { $of } counties
strategy-kind-among-best = Among the { $best } best of { $of } counties
strategy-kind-national-mean = At least the national average
strategy-kind-at-least = At least { $least }
strategy-kind-at-least-on-scale = At least { $least } on the scale from { $from } to { $to }
strategy-kind-carried = Carried out or not
strategy-linked-title = Feedback about this
strategy-linked-none = No feedback from this year or last year has been linked to this.
strategy-chart-measure = Number of messages per quarter
strategy-chart-value = Messages
strategy-quarter = Quarter
strategy-quarter-of = { $number ->
    [1] January–March { $year }
    [2] April–June { $year }
    [3] July–September { $year }
   *[other] October–December { $year }
}
strategy-whole-year = All of { $year }
strategy-all-channels = All
strategy-hidden = not shown
strategy-hidden-note = Numbers from 1 to { $most } are not shown, so that nobody can be recognised. Sometimes a larger number is hidden too, so that the small one cannot be worked out.
strategy-finding = { $n ->
    [one] { $figure } message from { $year } is about this
   *[other] { $figure } messages from { $year } are about this
}
strategy-finding-few = How many messages from { $year } are about this is not shown
strategy-as-table = Show the figures as a table
strategy-file = Download the figures as a file (CSV)
strategy-changes = Planned and done
