# The page about text and colours.
display-lead = The choice is kept in a cookie on this device. It is used for nothing else.
display-size = Size of text
display-size-normal = Normal
display-size-larger = Larger
display-size-largest = Largest
display-theme = Colours
display-theme-device = Follow my device
display-theme-light = Light
display-theme-dark = Dark
display-theme-contrast = Strong contrast
display-save = Save
