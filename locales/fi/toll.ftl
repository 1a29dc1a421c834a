# When too much is sent: a short computation or a short wait

toll-title = Juuri nyt lähetetään poikkeuksellisen paljon
toll-wait = Odota { $seconds } sekuntia ja paina sitten painiketta. Kirjoittamasi on tallessa.
toll-busy = Tarkistamme, ettet ole ohjelma. Se vie muutaman sekunnin, eikä sinun tarvitse tehdä mitään.
toll-done = Valmis. Paina painiketta.
