; A loop is closed by its own closer; the wrong one has no opener of its kind.
        .while 0                        ;! OF0312 9-14
        .endfor
