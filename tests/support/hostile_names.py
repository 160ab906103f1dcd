"""What students may be called, and what may stand in their text: none of it may do anything."""

NAMES = (
    '<img src=x onerror="document.title=1">',
    'a\'" onclick=alert(1) x="',
    "=HYPERLINK(1)",
    "@sum",
    "+49 30",
    "{{ 7 * 7 }}",
    "zoë 王, Jr",
    "dots..and  spaces",
)
SENTENCE = '</td></table><script>document.title="run"</script><b onmouseover=x>& $x_1$'
SHOWN = "\x1b[31m\u202ered"  # orders to a terminal, and letters that turn the direction
