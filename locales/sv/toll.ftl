# When too much is sent: a short computation or a short wait

toll-title = Det skickas ovanligt mycket just nu
toll-wait = Vänta i { $seconds } sekunder och tryck sedan på knappen. Det du har skrivit finns kvar.
toll-busy = Vi kontrollerar att du inte är ett program. Det tar några sekunder, och du behöver inte göra något.
toll-done = Klart. Tryck på knappen.
