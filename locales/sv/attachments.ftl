attachment-type = Vi kan inte ta emot den här typen av fil. Skicka en bild i formatet JPEG, PNG eller WebP, en PDF eller en vanlig textfil som är sparad som UTF-8.
attachment-size = Filen är större än 10 MB. Välj en mindre fil eller gör en mindre kopia av den.
attachment-empty = Filen är tom. Kontrollera att du valde rätt fil.
attachment-too-many-pixels = Bilden är för stor: den får ha högst 40 miljoner bildpunkter. Gör en mindre kopia, till exempel genom att ta en skärmbild av den.
attachment-damaged = Vi kunde inte öppna bilden. Öppna den på din egen enhet, spara den på nytt och skicka den nya kopian.
attachment-count = Du kan skicka högst 5 filer. Ta bort några och skicka dem i ett nytt meddelande om de behövs.
attachment-total = Filerna är tillsammans större än 25 MB. Ta bort någon av dem eller välj mindre filer.
