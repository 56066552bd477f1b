"""The preview: a small server for one writer on one machine, and a watcher that wakes the builder.

serve.py        listen, build, serve, build when wished: read this first
wishes.py       what it is asked to do, by saves and keys
watch.py        wakes on a saved file, unless `ignored.py` says that it is none of the site's

preview.py      what is shown now, and whom it is shown to
http.py         one request after another: refuse, find, send
requests.py     the head of a request, read strictly
targets.py      what a request names, and whether it may be asked: pure
answers.py      which file answers, as GitHub Pages would, with ranges and ETags: pure
documents.py    the files of the site, made ready once
media_types.py  what a file is, by its ending
connections.py  how long a connection may wait, and how many may

own_pages.py    the preview's own addresses
livereload.py   tells open pages what is new
news.py         what of a build is new, as a browser can use it: pure
problems.py     what is wrong, with the lines around it
dashboard.py    the list of all posts: pure
sources.py      finds the text that a name stands for
editor.py       opens it in the writer's editor
browse.py       opens the browser
browser/        what runs in the pages
"""
