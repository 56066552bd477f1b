"""The preview: a small server for one writer on one machine, and a watcher that wakes the builder.

serve.py        build, serve, rebuild when woken, end on Ctrl-C: read this first
http.py         one request after another: refuse, find, send
targets.py      what a request names, and whether it may be asked: pure
answers.py      which file answers, as GitHub Pages would, with ranges and ETags
sites.py        where the files come from
connections.py  how long a connection may wait, and how many may
livereload.py   tells open pages that the site is new
watch.py        wakes on a saved file
"""
