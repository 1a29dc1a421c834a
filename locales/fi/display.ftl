# The page about text and colours.
display-lead = Valinta tallennetaan evästeeseen tällä laitteella. Sitä ei käytetä muuhun.
display-size = Tekstin koko
display-size-normal = Tavallinen
display-size-larger = Suurempi
display-size-largest = Suurin
display-theme = Värit
display-theme-device = Laitteeni mukaan
display-theme-light = Vaaleat
display-theme-dark = Tummat
display-theme-contrast = Vahva kontrasti
display-save = Tallenna
