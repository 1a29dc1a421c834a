# The page about text and colours.
display-lead = Valet sparas i en kaka på den här enheten. Den används inte till något annat.
display-size = Textens storlek
display-size-normal = Normal
display-size-larger = Större
display-size-largest = Störst
display-theme = Färger
display-theme-device = Som på min enhet
display-theme-light = Ljusa
display-theme-dark = Mörka
display-theme-contrast = Stark kontrast
display-save = Spara
