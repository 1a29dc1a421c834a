attachment-type = We cannot take this kind of file. Send a JPEG, PNG or WebP picture, a PDF, or a plain text file saved as UTF-8.
attachment-size = The file is larger than 10 MB. Choose a smaller file, or make a smaller copy of it.
attachment-empty = The file is empty. Check that you chose the right file.
attachment-too-many-pixels = The picture is too large: it may have at most 40 million pixels. Make a smaller copy, for example by taking a screenshot of it.
attachment-damaged = We could not open the picture. Open it on your own device, save it again and send the new copy.
attachment-count = You can send at most 5 files. Remove some, and send them with a new message if they are needed.
attachment-total = The files are larger than 25 MB together. Remove one, or choose smaller files.
