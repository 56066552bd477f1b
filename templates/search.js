{#
  What the search shows of one text, as a script: a page that was opened as a file may fetch nothing else.
  Views: found (FoundText).
#}
{{ found | call_with }}
