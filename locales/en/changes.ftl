# You said – we did: changes that answers tell of.
changes-lead = Here you can see what we have changed or promised to change because of feedback.
changes-filter = Goal
changes-all-goals = All goals
changes-show = Show
changes-list = Changes, newest first
changes-newest = Back to the newest
changes-all = More changes
changes-none = There are no changes here yet.
changes-answered = Answered
changes-goal = Serves the goal
changes-late = Late
changes-due = Due in { $month }
changes-was-due = Was due in { $month }
changes-made = Done in { $month }
changes-month = { $month ->
    [1] January { $year }
    [2] February { $year }
    [3] March { $year }
    [4] April { $year }
    [5] May { $year }
    [6] June { $year }
    [7] July { $year }
    [8] August { $year }
    [9] September { $year }
    [10] October { $year }
    [11] November { $year }
   *[other] December { $year }
}
