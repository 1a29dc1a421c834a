# When too much is sent: a short computation or a short wait

toll-title = An unusual amount is being sent just now
toll-wait = Wait { $seconds } seconds and then press the button. What you have written is still there.
toll-busy = We check that you are not a program. It takes a few seconds, and you need not do anything.
toll-done = Done. Press the button.
