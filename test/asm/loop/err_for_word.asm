; Between the variable and what it runs over stands one word and no other.
        .for n of 5             ;! OF0202 16-17
        .endfor
        .for n in               ;! OF0201 33-33
        .endfor
