; A name has one meaning.
        .for i in 0..2
        .encode mine                    ;! OF0418
        .endencode
        .endfor
